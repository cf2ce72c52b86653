import { later, minuteMs } from '../instant.ts';
import type { MessageTo, Step } from '../messages.ts';
import type { SourceState } from '../model/source.ts';
import type { Instant } from '../ports.ts';
import { askSource, type SourceAnswer, userAgentOf } from './ask-source.ts';
import type { CollectNeeds } from './collect-needs.ts';
import { inHostTurn } from './host-turn.ts';
import { learnAnswer, spreadOf } from './learn-answer.ts';
import { fetcherFor } from './private-sources.ts';
import { addressToAsk, isAhead, readSource, type SourceRecord, sourceWrites } from './source-record.ts';
import { askHub, wantsLease } from './websub.ts';

/** Longer than a request may take, so that a host's turn does not end under way. */
const hostTurnSeconds = 120;

/** Whether its time has come, or was set before the clock was put back. */
function isDue({ nextPollAt, lastAttemptAt }: SourceState, now: Instant): boolean {
  return nextPollAt <= now || isAhead(lastAttemptAt, now);
}

/** Sources of one host fall due together: so often, and about so long, one of them waits for its turn before the next round. */
const turnWaitsMs = [500, 1_000, 2_000, 4_000];

/**
 * Polls one source, if it is due: what is new becomes documents, and what was learned decides when to ask again.
 * Whatever comes of it, the source's record says so and the next time is set; a source that is slow or dead
 * holds up no other.
 */
export const collect: Step<MessageTo<'collect'>, CollectNeeds> = async ({ sourceId }, ports) => {
  const { wait } = ports;
  let busy = await poll(sourceId, ports);
  for (const milliseconds of wait === undefined ? [] : turnWaitsMs) {
    if (busy === null) return [];
    await wait?.(milliseconds * (0.5 + spreadOf(busy.value, ports.clock.now())));
    busy = await poll(sourceId, ports);
  }
  if (busy !== null) await keepState(busy, putOff(busy.value, ports.clock.now()), ports);
  return [];
};

/** The source's record where another source of its host is being asked, and nothing was done. */
async function poll(sourceId: string, ports: CollectNeeds): Promise<SourceRecord | null> {
  const record = await readSource(sourceId, ports);
  const now = ports.clock.now();
  if (record === undefined || record.value.stopped !== null || !isDue(record.value, now)) return null;
  const needs = { ...ports, fetcher: fetcherFor(record.value.source, ports) };
  const userAgent = userAgentOf(needs.settings.baseUrl);
  const { fetcher, variableOf = () => undefined } = needs;
  const known = { ...record.value, fetchUrl: addressToAsk(record.value, now) };
  const ask = () => askSource(known, { userAgent, now, fetcher, variableOf });
  const restMinutes = (answer: SourceAnswer) => (answer.kind === 'failed' ? answer.retryAfterMinutes : null);
  const options = { seconds: hostTurnSeconds, holder: sourceId, restMinutes, needs };
  const turn = await inHostTurn(known.fetchUrl, options, ask);
  // Asked for by another collector right now: what it learns stands.
  if (turn.kind === 'taken' && turn.turn.holder === sourceId) return null;
  if (turn.kind === 'taken' && (turn.turn.holder !== null || turn.turn.until <= now)) return record;
  const learned =
    turn.kind === 'taken'
      ? putOff(known, turn.turn.until)
      : await learnAnswer(turn.value, { known, now, userAgent }, needs);
  const state = learned.lastSuccessAt === now ? learned : { ...learned, fetchUrl: record.value.fetchUrl };
  const isKept = await keepState(record, state, needs);
  const { baseUrl } = needs.settings;
  // Only after the record is written: the hub asks back at once, and must find the source there.
  const askable = isKept && state.lastSuccessAt === now && canBeCalled(baseUrl);
  if (askable && wantsLease(state, now)) await askHub(state, baseUrl, needs);
  return null;
}

/**
 * Writes what was learned. Where a hub has spoken to us meanwhile, its word is kept beside it; where the owner has
 * changed the source, or another collector has polled it, theirs stands. False when nothing was written.
 */
async function keepState(record: SourceRecord, state: SourceState, needs: CollectNeeds): Promise<boolean> {
  if ((await needs.records.write(sourceWrites(record, state))).kind === 'written') return true;
  const newer = await readSource(state.source.id, needs);
  if (newer === undefined || !isOnlyPushed(record.value, newer.value)) return false;
  const { push, nextPollAt } = newer.value;
  const both = { ...state, push, nextPollAt: nextPollAt === record.value.nextPollAt ? state.nextPollAt : nextPollAt };
  return (await needs.records.write(sourceWrites(newer, both))).kind === 'written';
}

function isOnlyPushed(before: SourceState, after: SourceState): boolean {
  const apart = ({ push: _push, nextPollAt: _nextPollAt, ...rest }: SourceState) => JSON.stringify(rest);
  return apart(before) === apart(after);
}

/** A hub can reach us only at a public address. */
function canBeCalled(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$/.test(hostname);
}

/** The host is busy, or rests until then: this source comes a minute or two later. */
function putOff(state: SourceState, from: Instant): SourceState {
  return { ...state, nextPollAt: later(from, (1 + spreadOf(state, from)) * minuteMs) };
}
