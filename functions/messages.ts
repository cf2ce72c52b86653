import type { Provenance } from './model/article.ts';
import type { Cadence } from './model/edition.ts';
import type { Verdict } from './model/topic.ts';
import type { StageName } from './pipeline.ts';

/** What an article scored that is not on a topic. */
export type OffTopic = Pick<Verdict, 'score' | 'threshold' | 'why'>;

/** How words arrived that had been received before. */
export type SaidAgain = Pick<Provenance, 'source' | 'receivedAt'>;

/**
 * What travels between stages. Delivery is at least once and, but for `curate`, in any order:
 * every step can be given the same message again.
 */
export type Message =
  | { readonly to: 'plan' }
  /** Poll one source now. */
  | { readonly to: 'collect'; readonly sourceId: string }
  /** An object was put under `documents/`. */
  | { readonly to: 'normalise'; readonly key: string }
  /** An article was judged to be on a topic. In order per topic. */
  | {
      readonly to: 'curate';
      readonly topic: string;
      readonly articleKey: string;
      /** Of the past of a source that this topic has just joined: for its feed, not for its mails. */
      readonly backlog?: true;
      /** Who sent these words again, and when, which are stored as first received: others may have stood in between. */
      readonly again?: SaidAgain;
      /**
       * Present where it is not on the topic by itself: it is taken in as a copy of what the topic has, or as what an
       * article says now that the topic has, and else noted as dropped.
       */
      readonly offTopic?: OffTopic;
    }
  /**
   * Public files of a topic may be out of date. `changed` are the first positions of the archive parts
   * (model/archive-part.ts) in which an entry changed after it came in; new entries need no mention.
   */
  | { readonly to: 'feed'; readonly topic: string; readonly changed?: readonly string[] }
  /** Make the edition of this topic and cadence that is due for this slot, if there is news. */
  | { readonly to: 'digest'; readonly topic: string; readonly cadence: Cadence; readonly slot: string }
  /** Mail one edition to one shard of its subscribers. */
  | {
      readonly to: 'send';
      readonly topic: string;
      readonly edition: string;
      readonly shard: string;
      /** Goes on behind this subscriber. */
      readonly after?: string;
    }
  /** Mail one reader what was just asked for; `edition` names the kind of mail and its day, `shard` the reader. */
  | { readonly to: 'reply'; readonly topic: string; readonly edition: string; readonly shard: string }
  /** One bounce, complaint or delivery notice, as the provider words it. */
  | { readonly to: 'feedback'; readonly notification: string };

/** The message that a stage takes. */
export type MessageTo<S extends StageName> = Extract<Message, { readonly to: S }>;

/**
 * A stage's work: idempotent under deterministic ids; a repeat that finds its write already made still emits.
 * Throws only when the work should be tried again; wrong data is an outcome it records itself.
 */
export type Step<M extends Message, Needs> = (message: M, needs: Needs) => Promise<readonly Message[]>;
