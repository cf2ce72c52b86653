import { minutesBetween } from '../instant.ts';
import type { SourceState } from '../model/source.ts';
import type { Instant } from '../ports.ts';
import { failureAdvice } from './failure-advice.ts';
import { networkFailure } from './network-failure.ts';

export type SourceHealth =
  | { readonly kind: 'ok' }
  | { readonly kind: 'new' }
  | { readonly kind: 'stopped'; readonly reason: string }
  /** By the owner, or because no topic names it any more: nothing to worry about. */
  | { readonly kind: 'removed' }
  /** Its first tries have failed; it may be the network's fault. */
  | { readonly kind: 'unreached'; readonly reason: string }
  | { readonly kind: 'failing'; readonly reason: string; readonly since: Instant | null }
  /** It answers, but has had nothing new for much longer than usual. */
  | { readonly kind: 'silent'; readonly since: Instant; readonly usualMinutes: number };

/** One failure is the network's; this many in a row are the source's. */
const failuresInRowMin = 3;
/** Silence is worth a word after this many usual gaps, and not before some days. */
const silentHabitsMin = 10;
const silentMinutesMin = 3 * 24 * 60;

/** Whether a source works as it used to, for the owner to know. */
export function sourceHealth(state: SourceState, now: Instant): SourceHealth {
  if (state.stopped === 'gone') return { kind: 'stopped', reason: state.lastFailure ?? 'it is gone' };
  if (state.stopped !== null) return { kind: 'removed' };
  if (state.failuresInRow >= failuresInRowMin)
    return { kind: 'failing', reason: state.lastFailure ?? 'unknown', since: state.lastSuccessAt };
  if (state.lastSuccessAt === null) {
    return state.lastFailure === null ? { kind: 'new' } : { kind: 'unreached', reason: state.lastFailure };
  }
  const { habitMinutes, lastNewItemAt } = state;
  if (habitMinutes !== null && lastNewItemAt !== null) {
    const silentMinutes = minutesBetween(lastNewItemAt, now);
    if (silentMinutes > Math.max(silentMinutesMin, habitMinutes * silentHabitsMin))
      return { kind: 'silent', since: lastNewItemAt, usualMinutes: Math.round(habitMinutes) };
  }
  return { kind: 'ok' };
}

/** Whether the owner should do something about a source. */
export function needsALook({ kind }: SourceHealth): boolean {
  return kind === 'failing' || kind === 'silent' || kind === 'stopped';
}

/** A sentence that says how a source is, and what to do where something can be done. */
export function healthSentence(health: SourceHealth): string {
  switch (health.kind) {
    case 'ok':
      return 'works';
    case 'new':
      return 'not polled yet';
    case 'removed':
      return 'no longer followed';
    case 'unreached':
      return sentences(
        `not reached yet: ${networkFailure(health.reason)}.`,
        failureAdvice(health.reason) ?? 'It is tried again.',
      );
    case 'stopped':
      return `no longer polled: ${health.reason}. Remove it, or give its new address.`;
    case 'failing': {
      const since = health.since === null ? 'from the start' : `since ${health.since.slice(0, 10)}`;
      const advice = failureAdvice(health.reason) ?? 'It is tried again; see whether its site is still there.';
      return sentences(`failing ${since}: ${networkFailure(health.reason)}.`, advice);
    }
    case 'silent':
      return `nothing new since ${health.since.slice(0, 10)}, though it usually has something every ${duration(health.usualMinutes)}. Check that it still appears.`;
  }
}

function sentences(said: string, advice: string): string {
  return advice === '' ? said : `${said} ${advice}`;
}

/** How all sources are, in a sentence: `unhealthy` need a look, `unreached` were not reached yet. */
export function sourcesSummary(count: number, unhealthy: number, unreached: number): string {
  if (unhealthy > 0) return `${unhealthy} of ${count} ${unhealthy === 1 ? 'needs' : 'need'} a look.`;
  if (unreached === count)
    return `${count} ${count === 1 ? 'source is' : 'sources are'} followed; none was reached yet.`;
  if (unreached > 0) return `${unreached} of ${count} sources ${unreached === 1 ? 'was' : 'were'} not reached yet.`;
  return count === 1 ? 'The one source works.' : `All ${count} sources work, as far as is known.`;
}

function duration(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 60 / 24)} days`;
}
