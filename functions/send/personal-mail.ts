import type { Subscriber, Subscription } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant, RecordWrite } from '../ports.ts';
import type { MailNeeds } from './edition-mail.ts';
import type { SendNeeds } from './send-needs.ts';
import type { Skeleton } from './skeleton.ts';

/** What a mail to one subscriber is composed from. */
export interface PersonalTask {
  /** Names the mail among others to the same reader. */
  readonly edition: string;
  readonly topic: TopicNames;
  readonly subscriber: Subscriber;
  readonly subscription: Subscription;
  /** Signs the tokens of its links. */
  readonly secret: string;
  readonly needs: SendNeeds & MailNeeds;
}

/** What it says, and what is written together with its claim. */
export interface PersonalMail {
  readonly skeleton: Skeleton;
  /** Its date, and that of the tokens in it. */
  readonly madeAt: Instant;
  readonly alongside: readonly RecordWrite[];
}
