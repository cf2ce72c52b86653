import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer; what an outside process does cannot be awaited otherwise.
 * @throws when the time is up, saying what was waited for and what `explain` knows about it.
 */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
  options: { readonly secondsMax: number; readonly explain?: () => Promise<string> },
): Promise<Answer> {
  const started = performance.now();
  while (performance.now() - started < options.secondsMax * 1000) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await wait(100);
  }
  const known = options.explain ? `\n${await options.explain()}` : '';
  throw new Error(`waited ${options.secondsMax} s for ${what}${known}`);
}
