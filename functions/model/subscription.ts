import type { Instant } from '../ports.ts';
import type { Cadence } from './edition.ts';

/** When a subscriber wants the news. Hour, weekday and zone count for the cadences that have them. */
export interface Rhythm {
  readonly cadence: Cadence;
  /** 0 to 23, on the subscriber's own clock. */
  readonly hour: number;
  /** 1 (Monday) to 7, as in ISO 8601. */
  readonly weekday: number;
  /** IANA name: `Africa/Bamako`. */
  readonly zone: string;
}

/** Proof of consent: when it was asked for and given, and what the form said. No clear client data. */
export interface Consent {
  readonly how: 'form' | 'import' | 'owner';
  readonly askedAt: Instant;
  readonly confirmedAt: Instant | null;
  /** Which wording of the form was shown (its version), or the file and line of an import. */
  readonly wording: string;
  /** Keyed hash of the client's network address; null where there was none. */
  readonly client: string | null;
}

export interface Subscriber {
  /** Keyed hash of the address; names the subscriber in every record, link and log. */
  readonly id: string;
  readonly address: string;
  /** Language of pages and mails about the subscription. */
  readonly language: string;
  readonly createdAt: Instant;
  /** Days in a row on which mails came back (feedback/feedback.ts); 0 since one arrived. */
  readonly softBounces: number;
  /** The last of them, `2026-03-02`. */
  readonly softBouncedOn?: string;
}

export type SubscriptionState = 'pending' | 'confirmed' | 'paused' | 'unsubscribed';

/** One subscriber on one topic. */
export interface Subscription {
  readonly subscriber: string;
  readonly topic: string;
  readonly rhythm: Rhythm;
  readonly state: SubscriptionState;
  /** Of a pending one: the reader had ended it before somebody asked for it again. */
  readonly leftBefore?: true;
  readonly consent: Consent;
  readonly changedAt: Instant;
}

/** What is left of somebody who had everything erased, under a keyed hash that does not show the address. */
export interface Erased {
  /** Day of the erasure, `2026-03-02`. */
  readonly on: string;
}

/** Subscribers of a topic with the same rhythm, who get the same edition at the same moment. */
export interface Group {
  readonly rhythm: Rhythm;
  /** Position of the last entry that was offered to the group; null when nothing was yet. */
  readonly cursor: string | null;
  /** Editions made for this group so far. */
  readonly editions: number;
  /** The latest of them, oldest first: any may still be on its way to a reader. */
  readonly recent: readonly GroupEdition[];
  readonly latestAt: Instant | null;
}

/** An edition as one group got it. */
export interface GroupEdition {
  readonly id: string;
  readonly number: number;
  /** What it covers: after `from`, up to and including `to`. */
  readonly from: string | null;
  readonly to: string;
}

/**
 * Editions of a group that are remembered: one that a reader was still to get is owed to a reader who changes the rhythm.
 * Sixty are some days of pause at one an hour; each is checked in the transaction of the change, which holds a hundred.
 */
export const groupEditionsKept: Readonly<Record<Cadence, number>> = { live: 60, hourly: 60, daily: 10, weekly: 10 };

/** A line of a group's roster: all that a mail needs to know of its reader, so that sending reads nothing else. */
export interface RosterRow {
  readonly address: string;
  /** The reader already had, or does not want, what stands at this position or before it. */
  readonly since: string | null;
  /** The group's count of editions when the reader joined: only later ones are for this reader. */
  readonly joinedAfter: number;
  /** True when the reader follows several topics, so that what was mailed must be remembered across them. */
  readonly several: boolean;
  /** The reader's time zone, where it is no part of the group's rhythm (live, hourly); left out for UTC. */
  readonly zone?: string;
}

/** `rejected` is given no more: it was for mails that SES refused for what was in them. */
export type SuppressionReason = 'bounced' | 'complained' | 'rejected' | 'owner';

/** An address that must not be mailed. Kept under the subscriber's id, also after an erasure. */
export interface Suppression {
  readonly reason: SuppressionReason;
  readonly detail: string;
  readonly at: Instant;
}
