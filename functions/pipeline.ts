/**
 * The flow as data: what starts each stage, what it emits, and its limits.
 *
 * Infrastructure, the local run and the simulator are all made from this file; it imports nothing.
 * `documents` is not a stage: putting an object under `documents/` is how every source hands news over,
 * and it starts `normalise`.
 */

/** What sets a stage to work. */
export type Trigger =
  | { readonly kind: 'schedule'; readonly everyMinutes: number }
  | { readonly kind: 'object'; readonly prefix: string }
  | { readonly kind: 'invocation' }
  | { readonly kind: 'queue'; readonly batchMax: number; readonly concurrencyMax: number }
  | { readonly kind: 'fifo'; readonly groupBy: 'topic'; readonly batchMax: number }
  | { readonly kind: 'notification' }
  | { readonly kind: 'http' };

export interface StageLimits {
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /** Deliveries of one message before it goes to the dead-letter queue. Without a queue Lambda makes at most three. */
  readonly attemptsMax: number;
}

export interface StagePlan {
  readonly startedBy: Trigger;
  readonly emits: readonly string[];
  readonly limits: StageLimits;
}

export const pipeline = {
  plan: {
    startedBy: { kind: 'schedule', everyMinutes: 5 },
    emits: ['collect', 'digest', 'feed', 'send'],
    limits: { memoryMiB: 256, timeoutSeconds: 60, attemptsMax: 3 },
  },
  collect: {
    startedBy: { kind: 'invocation' },
    emits: [],
    limits: { memoryMiB: 512, timeoutSeconds: 180, attemptsMax: 3 },
  },
  normalise: {
    startedBy: { kind: 'object', prefix: 'documents/' },
    emits: ['curate'],
    limits: { memoryMiB: 1024, timeoutSeconds: 60, attemptsMax: 3 },
  },
  curate: {
    startedBy: { kind: 'fifo', groupBy: 'topic', batchMax: 10 },
    emits: ['feed'],
    limits: { memoryMiB: 512, timeoutSeconds: 60, attemptsMax: 5 },
  },
  feed: {
    startedBy: { kind: 'invocation' },
    // Itself, while many archive parts are still to be written.
    emits: ['feed'],
    limits: { memoryMiB: 512, timeoutSeconds: 60, attemptsMax: 3 },
  },
  digest: {
    startedBy: { kind: 'invocation' },
    emits: ['send', 'feed'],
    limits: { memoryMiB: 512, timeoutSeconds: 120, attemptsMax: 3 },
  },
  send: {
    startedBy: { kind: 'queue', batchMax: 1, concurrencyMax: 2 },
    emits: ['send'],
    limits: { memoryMiB: 512, timeoutSeconds: 300, attemptsMax: 5 },
  },
  reply: {
    // Not the queue of `send`: who has just signed up would wait behind an edition to thousands.
    startedBy: { kind: 'invocation' },
    emits: [],
    // Its turn at the account's rate may come after a minute, and once more after each throttle.
    limits: { memoryMiB: 512, timeoutSeconds: 300, attemptsMax: 3 },
  },
  web: {
    startedBy: { kind: 'http' },
    emits: ['reply', 'collect'],
    limits: { memoryMiB: 512, timeoutSeconds: 15, attemptsMax: 1 },
  },
  feedback: {
    startedBy: { kind: 'notification' },
    emits: [],
    limits: { memoryMiB: 256, timeoutSeconds: 30, attemptsMax: 3 },
  },
} as const satisfies Record<string, StagePlan>;

export type StageName = keyof typeof pipeline;
