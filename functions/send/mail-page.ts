import { count } from '../feedback/sending-health.ts';
import { recordKeys } from '../keys.ts';
import type { Edition } from '../model/edition.ts';
import type { RosterRow } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant, RecordWrite, SendQuota, StoredRecord } from '../ports.ts';
import { type Delivered, deliver } from './deliver.ts';
import { sendingHalted } from './halts.ts';
import type { LetterFor } from './letters.ts';
import { personalParts } from './personal-parts.ts';
import { personalise } from './personalise.ts';
import { reserve } from './quota.ts';
import { forgetMailed, memoryOf, noMemory } from './seen.ts';
import type { SendNeeds } from './send-needs.ts';

export interface PageTask {
  readonly edition: Edition;
  readonly topic: TopicNames;
  readonly letterFor: LetterFor;
  readonly secret: string;
  readonly quota: SendQuota;
  /** No batch is begun later: a sender that runs out of time leaves claims without an outcome. */
  readonly until: Instant;
  /** Since when most of the readers have the mail already, if so. */
  readonly again: Instant | undefined;
  readonly needs: SendNeeds;
}

/** Mails in flight at once: enough to keep to the account's rate while each takes a tenth of a second. */
const inFlightMax = 20;
const checkEveryMs = 20_000;
const throttledRetriesMax = 5;
/** After so many batches in a row of which something was not taken the transport takes nothing; before that it may be those readers. */
const stuckBatchesMax = 3;

/**
 * Mails a page of a roster, at the account's rate. Deferred when the transport takes no mail for some of them now;
 * halted when a switch was set or it takes no more at all; late when the time is over: some of the page may be mailed then.
 * Where it takes none for a batch, the next are tried once each: whom no mail can go to must not keep back those behind.
 */
export async function mailPage(
  rows: readonly StoredRecord<RosterRow>[],
  task: PageTask,
): Promise<'done' | 'deferred' | 'halted' | 'late'> {
  const { needs, quota } = task;
  const suppressed = await suppressedAmong(rows, task);
  const settled = task.again !== undefined ? await settledAmong(rows, task) : suppressed;
  const wanted = rows.filter(({ sort }) => !suppressed.has(sort) && !settled.has(sort));
  const inFlight = Math.max(1, Math.min(inFlightMax, Math.ceil(quota.perSecond / 10)));
  let checkedMs = 0;
  let isDeferred = false;
  let stuckBatches = 0;
  let isAnyDone = false;
  for (let at = 0; at < wanted.length; at += inFlight) {
    if (needs.clock.now() > task.until) return 'late';
    if (Date.parse(needs.clock.now()) - checkedMs >= checkEveryMs) {
      if ((await sendingHalted(task.topic.slug, task.edition.id, needs)) !== 'going') return 'halted';
      checkedMs = Date.parse(needs.clock.now());
    }
    const { done, end } = await mailBatch(
      wanted.slice(at, at + inFlight),
      task,
      stuckBatches > 0 ? 0 : throttledRetriesMax,
    );
    const sent = done.filter((outcome) => outcome === 'sent' || outcome === 'unconfirmed').length;
    if (sent > 0) await count({ sent }, needs);
    stuckBatches = end === 'stuck' ? stuckBatches + 1 : 0;
    if (end === 'no room' || stuckBatches === stuckBatchesMax) return 'halted';
    isAnyDone ||= done.length > 0;
    isDeferred ||= stuckBatches > 0 || done.includes('deferred');
  }
  // Nobody at all: a transport that takes nothing begins no time after which a mail is given up.
  if (stuckBatches > 0 && !isAnyDone && task.again === undefined) return 'halted';
  return isDeferred ? 'deferred' : 'done';
}

/** Tries a batch until the transport has taken or refused all of it, waiting longer each time it is throttled; stuck when it never does. */
async function mailBatch(
  rows: readonly StoredRecord<RosterRow>[],
  task: PageTask,
  retriesMax: number,
): Promise<{ readonly done: readonly Delivered[]; readonly end: 'all' | 'stuck' | 'no room' }> {
  const outcomes: Delivered[] = [];
  let left = rows;
  for (let attempt = 0; attempt <= retriesMax; attempt++) {
    const room = await reserve(left.length, task.quota, task.needs);
    if (room === null) return { done: outcomes, end: 'no room' };
    const waitMs = room.waitMs + (attempt === 0 ? 0 : 500 * 2 ** attempt);
    if (waitMs > 0) await task.needs.wait(waitMs);
    const results = await Promise.all(left.map((row) => mailOne(row, task)));
    outcomes.push(...results.filter((result) => !isOpen(result)));
    left = left.filter((_, index) => isOpen(results[index]));
    if (left.length === 0) return { done: outcomes, end: 'all' };
  }
  if (retriesMax > 0) task.needs.log.warn('sending throttled', { topic: task.topic.slug, edition: task.edition.id });
  return { done: outcomes, end: 'stuck' };
}

/** Nothing was sent, and trying again can work. */
function isOpen(result: Delivered | undefined): boolean {
  return result === 'throttled' || result === 'contended';
}

async function mailOne(row: StoredRecord<RosterRow>, task: PageTask): Promise<Delivered> {
  const { needs, topic, edition, secret } = task;
  const { address, several } = row.value;
  const memory = several ? await memoryOf(row.sort, needs) : noMemory;
  const letter = await task.letterFor(row.value, memory.seen);
  if (letter === null) return 'gone';
  const recipient = { id: row.sort, address };
  const mail = { topic: topic.slug, edition: edition.id, madeAt: edition.madeAt };
  const raw = personalise(letter.skeleton, personalParts(recipient, mail, secret));
  const stillThere: RecordWrite = {
    kind: 'check',
    key: { partition: row.partition, sort: row.sort },
    expect: { version: row.version },
  };
  const outcome = await deliver(
    {
      subscriber: row.sort,
      topic: topic.slug,
      edition: edition.id,
      mail: { from: needs.settings.mailFrom, to: address, raw, tags: { topic: topic.slug, edition: edition.id } },
      since: task.again ?? needs.clock.now(),
      wanted: stillThere,
      alongside: memory.remember(`${topic.slug}/${edition.id}`, letter.edition),
      takeBack: async () => (several ? forgetMailed(row.sort, `${topic.slug}/${edition.id}`, needs) : []),
    },
    needs,
  );
  if (outcome === 'sent') needs.log.count('mails', 1, { topic: topic.slug });
  return outcome;
}

/** The rosters hold nobody who is suppressed; this makes sure, should a removal be on its way. */
async function suppressedAmong(
  rows: readonly StoredRecord<RosterRow>[],
  { needs }: PageTask,
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const found = await needs.records.getMany(rows.map(({ sort }) => recordKeys.suppression(sort)));
  return new Set(found.filter((record) => record !== undefined).map(({ sort }) => sort));
}

/** Who needs to be looked at no more. A claim without an outcome does. */
async function settledAmong(
  rows: readonly StoredRecord<RosterRow>[],
  { needs, topic, edition }: PageTask,
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const made = await needs.records.getMany(rows.map(({ sort }) => recordKeys.delivery(sort, topic.slug, edition.id)));
  const isSettled = (_: unknown, at: number) => made[at] !== undefined && made[at].value.state !== 'claimed';
  return new Set(rows.filter(isSettled).map(({ sort }) => sort));
}
