import type { Subscriber, Subscription } from '../model/subscription.ts';
import type { RecordWrite, StoredRecord } from '../ports.ts';

/** A mail to one subscriber: what it says, and what is written together with its claim. */
export interface PersonalMail {
  readonly raw: Uint8Array;
  readonly alongside: readonly RecordWrite[];
}

/** Whom a personal mail is for, as the records were read. */
export interface Addressee {
  readonly subscriber: Subscriber;
  readonly subscription: StoredRecord<Subscription>;
}
