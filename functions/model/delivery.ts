import type { Instant } from '../ports.ts';

/**
 * One mail to one subscriber: absent, then claimed, then settled. A claim is never taken back after the mail
 * was handed over, so a crash in between leaves a claim that is reported and counted as sent, never mailed again.
 */
export type Delivery =
  | { readonly state: 'claimed'; readonly at: Instant }
  | { readonly state: 'sent'; readonly at: Instant; readonly providerId: string }
  | { readonly state: 'failed'; readonly at: Instant; readonly reason: string }
  /** Handed over, perhaps: the outcome was lost. Counts as sent. */
  | { readonly state: 'unconfirmed'; readonly at: Instant; readonly reason: string };

/**
 * The mails of one edition to one shard of a group, or a mail to one reader that has to wait; its record stands until
 * every one of them is settled.
 */
export interface Shipment {
  readonly group: string;
  /** The window that most readers of the group have not seen: after this position. */
  readonly from: string | null;
  /** Up to where, when it is not the edition's own end: for what one reader is still owed. */
  readonly to?: string | null;
  /** The count of the group's editions, this one included. */
  readonly number: number;
  readonly touchedAt: Instant;
  /** The transport took no mail for some of the readers who were come by so far: all are gone through once more. */
  readonly deferred?: true;
  /**
   * When all had been gone through for the first time, and most got the mail: who has it is found out before any turn is
   * taken, and who is put off is given up after a while.
   */
  readonly again?: Instant;
}

/** After this long a claim without an outcome has been abandoned: longer than any send may run. */
export const claimMinutesMax = 15;
/** A shipment that nobody worked on for this long is handed out again. */
export const shipmentIdleMinutesMax = 20;
export const deliveryKeptDays = 90;
