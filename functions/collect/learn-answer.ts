import { createHash } from 'node:crypto';
import { minutesBetween } from '../instant.ts';
import type { SourceState } from '../model/source.ts';
import type { Instant, LogFields } from '../ports.ts';
import type { SourceAnswer } from './ask-source.ts';
import type { CollectNeeds, Poll } from './collect-needs.ts';
import { askedNobody } from './network-failure.ts';
import { nextPollAt, nextTryAt } from './next-poll.ts';
import { printable } from './printable.ts';
import { takeInBody } from './take-in-body.ts';
import { leaseMinutes } from './websub.ts';

/** Of what is kept of a failure, some of which a server words. */
const reasonCharactersMax = 500;

/** What is known of a source after it answered: what is new has become documents, and the next time is set. */
export async function learnAnswer(answer: SourceAnswer, poll: Poll, needs: CollectNeeds): Promise<SourceState> {
  const state = { ...poll.known, lastAttemptAt: poll.now };
  switch (answer.kind) {
    case 'gone':
      needs.log.warn('source gone', loggedOf(state));
      return { ...state, stopped: 'gone', lastFailure: 'it says that it is gone for good (410)' };
    case 'failed':
      return failed(state, answer, poll, needs);
    case 'unchanged': {
      const whole = answer.isWhole ? { wholeAt: poll.now } : {};
      return succeeded({ ...state, ...answer.validators, ...whole }, answer, poll.now);
    }
    case 'body': {
      const taken = await takeInBody(state, answer, poll, needs);
      if (taken.kind === 'rejected') {
        const reason = `what it sent is no feed: ${taken.reason}`;
        return failed(state, { reason, retryAfterMinutes: null }, poll, needs);
      }
      const freshMinutes = Math.max(answer.freshMinutes ?? 0, taken.restMinutes ?? 0);
      return succeeded(taken.state, { ...answer, freshMinutes }, poll.now);
    }
  }
}

function succeeded(
  state: SourceState,
  answer: { readonly movedTo: string | null; readonly freshMinutes: number | null },
  now: Instant,
): SourceState {
  const { source } = state;
  const rhythm = {
    now,
    spread: spreadOf(state, now),
    wantedMinutes: source.intervalMinutes,
    hints: state.hints,
    freshMinutes: answer.freshMinutes,
    habitMinutes: state.habitMinutes,
    silentMinutes: state.lastNewItemAt === null ? 0 : minutesBetween(state.lastNewItemAt, now),
    leaseMinutes: leaseMinutes(state, now),
  };
  return {
    ...state,
    fetchUrl: answer.movedTo ?? state.fetchUrl,
    lastSuccessAt: now,
    failuresInRow: 0,
    lastFailure: null,
    nextPollAt: nextPollAt(rhythm),
  };
}

function failed(
  state: SourceState,
  { reason, retryAfterMinutes }: Omit<Extract<SourceAnswer, { kind: 'failed' }>, 'kind'>,
  { now }: Poll,
  { log }: CollectNeeds,
): SourceState {
  const isUnasked = askedNobody(reason);
  // What failed before on this machine's side was none of the source's failures.
  const isItsFirst = !isUnasked && askedNobody(state.lastFailure ?? '');
  const failuresInRow = isItsFirst ? 1 : state.failuresInRow + 1;
  const lastFailure = printable(reason, reasonCharactersMax);
  log.warn('source failed', { ...loggedOf(state), reason, failuresInRow });
  log.count('failures', 1, { source: state.source.id });
  const retry = { now, spread: spreadOf(state, now), retryAfterMinutes, hints: state.hints };
  // After a night without a network all is asked again soon.
  const nextPollAt = nextTryAt(isUnasked ? 1 : failuresInRow, retry);
  return { ...state, failuresInRow, lastFailure, nextPollAt };
}

/** Of the address the host alone, for the rest may be a key. */
function loggedOf({ source, fetchUrl }: SourceState): LogFields {
  return { source: source.id, host: new URL(fetchUrl).host };
}

/** From 0 to 1, different for each source and time, and always the same for one. */
export function spreadOf(state: SourceState, now: Instant): number {
  const hash = createHash('sha256').update(state.source.id).update(now).digest();
  return hash.readUInt32BE(0) / 0xff_ff_ff_ff;
}
