import { readSource } from '../collect/source-record.ts';
import type { Ports } from '../ports.ts';
import type { ReadyStep } from './run-step.ts';

/**
 * Polls the sources of one host one after another, beside those of other hosts: for a run that ends when all were asked,
 * since a source that finds its host busy is put off to a later run.
 */
export function hostsInTurn(collect: ReadyStep<'collect'>, needs: Pick<Ports, 'records'>): ReadyStep<'collect'> {
  const lastOf = new Map<string, Promise<unknown>>();
  return async (message) => {
    const source = await readSource(message.sourceId, needs);
    const host = source === undefined ? '' : new URL(source.value.fetchUrl).host;
    const poll = (lastOf.get(host) ?? Promise.resolve()).then(() => collect(message));
    lastOf.set(
      host,
      poll.catch(() => {}),
    );
    return poll;
  };
}
