import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Instant, MailOutcome, OutgoingMail, Ports, RecordKey, RecordWrite } from '../ports.ts';
import { claimWatch, keptUntil, settleStale } from './stale-claims.ts';

type Needs = Pick<Ports, 'clock' | 'records' | 'mailer' | 'log'>;

const giveBackAttemptsMax = 10;
/** After this long a mail is given up whose recipient the transport puts off each time. */
const deferredDaysMax = 2;

/** What became of one mail. */
export type Delivered =
  | 'sent'
  | 'failed'
  /** Handed over, outcome lost: now, or by a sender that stopped in the middle. Reported, counted as sent. */
  | 'unconfirmed'
  /** Sent or settled before. */
  | 'before'
  /** Claimed a moment ago, by another sender or by one that has just stopped: watched from now on. */
  | 'held'
  /** The reader left or changed the subscription since the roster was read. */
  | 'gone'
  /** Another record that the claim hangs on has changed: to be prepared afresh. */
  | 'contended'
  /** The transport takes nothing now; the claim was given back. */
  | 'throttled'
  /** The transport takes nothing for this address now; the claim was given back. */
  | 'deferred';

export interface Parcel {
  readonly subscriber: string;
  readonly topic: string;
  readonly edition: string;
  readonly mail: OutgoingMail;
  /** When it was first to go out, or later: from then on a recipient that is put off is waited for. */
  readonly since: Instant;
  /** Holds as long as the reader still wants the mail. */
  readonly wanted: RecordWrite;
  /** Written together with the claim: what was mailed is remembered. */
  readonly alongside: readonly RecordWrite[];
  /** What takes that back when the transport did not take the mail. */
  readonly takeBack: () => Promise<readonly RecordWrite[]>;
}

/**
 * Claim, send, settle. The claim is a conditional write, so of two senders one goes on. A crash before it leaves
 * nothing; between claim and settlement it leaves a claim, which is never taken for permission to send again;
 * after it the mail is settled.
 */
export async function deliver(parcel: Parcel, needs: Needs): Promise<Delivered> {
  const key = recordKeys.delivery(parcel.subscriber, parcel.topic, parcel.edition);
  const claimedAt = needs.clock.now();
  const claim: RecordWrite = {
    kind: 'put',
    key,
    value: { state: 'claimed', at: claimedAt } satisfies Delivery,
    expect: 'absent',
    expiresAt: keptUntil(claimedAt),
  };
  const claimed = await needs.records.write([claim, parcel.wanted, ...parcel.alongside]);
  if (claimed.kind === 'conflict') {
    const isWanted = !sameKey(claimed.key, parcel.wanted.key);
    return lookAgain(key, isWanted ? 'contended' : 'gone', parcel, needs);
  }
  return settle(key, await needs.mailer.send(parcel.mail), parcel, needs);
}

async function settle(key: RecordKey, outcome: MailOutcome, parcel: Parcel, needs: Needs): Promise<Delivered> {
  const at = needs.clock.now();
  const put = (value: Delivery) =>
    needs.records.write([{ kind: 'put', key, value, expect: { version: 1 }, expiresAt: keptUntil(at) }]);
  switch (outcome.kind) {
    case 'sent':
      await put({ state: 'sent', at, providerId: outcome.providerId });
      return 'sent';
    case 'refused':
    case 'bounced':
      await put({ state: 'failed', at, reason: outcome.reason });
      return 'failed';
    case 'unknown':
      await put({ state: 'unconfirmed', at, reason: outcome.reason });
      needs.log.warn('mail may not have gone out', {
        delivery: `${key.partition} ${key.sort}`,
        reason: outcome.reason,
      });
      return 'unconfirmed';
    case 'deferred':
      if (at > later(parcel.since, deferredDaysMax * dayMs)) {
        await put({ state: 'failed', at, reason: outcome.reason });
        return 'failed';
      }
      await giveBack(key, parcel, needs);
      return 'deferred';
    case 'throttled':
      await giveBack(key, parcel, needs);
      return 'throttled';
  }
}

/** Undoes a claim whose mail was not taken. Should others keep it from doing so, the claim stays and is reported. */
async function giveBack(key: RecordKey, parcel: Parcel, needs: Needs): Promise<void> {
  for (let attempt = 0; attempt < giveBackAttemptsMax; attempt++) {
    const undone = await parcel.takeBack();
    const written = await needs.records.write([{ kind: 'delete', key, expect: { version: 1 } }, ...undone]);
    if (written.kind === 'written') return;
  }
}

/** A delivery that could not be claimed: done before, held, stale, or it was not the delivery that was in the way. */
async function lookAgain(
  key: RecordKey<Delivery>,
  otherwise: Delivered,
  parcel: Parcel,
  needs: Needs,
): Promise<Delivered> {
  const record = await needs.records.get(key);
  if (record === undefined) return otherwise;
  const outcome = await settleStale(record, needs);
  if (outcome !== 'held') return outcome;
  const watch = claimWatch(parcel, needs.clock.now());
  await needs.records.write([watch]);
  return 'held';
}

function sameKey(a: RecordKey, b: RecordKey): boolean {
  return a.partition === b.partition && a.sort === b.sort;
}
