import type { Message } from '../../messages.ts';
import type { StageName } from '../../pipeline.ts';

/** A message that was received and is leased to its receiver. */
export interface LeasedMessage {
  readonly message: Message;
  /** Names this lease of the message; a later one has another. */
  readonly receipt: string;
  /** 1 at the first time. */
  readonly attempt: number;
}

export interface QueueCounts {
  /** To be delivered, now or after a delay. */
  readonly waiting: number;
  readonly inFlight: number;
  readonly dead: number;
}

export interface DeadLetter {
  readonly id: string;
  readonly message: Message;
  readonly attempts: number;
  readonly reason: string;
}

/**
 * Carries messages between stages, at least once. Messages of a stage started by `fifo` come in order within
 * their group, one at a time; all others in any order. On AWS, SQS and Lambda do this.
 */
export interface LocalQueue {
  /** All or none. A message that equals one still waiting is not queued twice. */
  send(messages: readonly Message[], options?: { readonly delayMs?: number }): Promise<void>;
  /** The next message for one of these stages, or undefined; invisible to others until the lease ends. */
  receive(stages: readonly StageName[], leaseMs: number): Promise<LeasedMessage | undefined>;
  /** Done: gone for good, and what it leads to is queued in the same transaction. False when the lease was lost. */
  settle(leased: LeasedMessage, emitted?: readonly Message[]): Promise<boolean>;
  /** To be delivered again after a while. In a group, the ones behind it wait. */
  retry(leased: LeasedMessage, delayMs: number): Promise<boolean>;
  /** Put aside with the reason, to be looked at and redriven by hand. */
  bury(leased: LeasedMessage, reason: string): Promise<boolean>;
  counts(): Promise<QueueCounts>;
  /** Ends every lease, since their holders are gone, and every wait, since the clock may have run ahead. For the start of the only process. */
  releaseLeases(): void;
  /** When the next message for these stages can be delivered, in milliseconds from now; undefined when there is none. */
  nextInMs(stages: readonly StageName[]): number | undefined;
  /** Whether a message for one of these stages waits or is in flight. */
  isPending(stages: readonly StageName[]): boolean;
  deadLetters(limit: number): readonly DeadLetter[];
  /** Sends a message unless the same was sent for this version of a thing before; the mark and the message are one transaction. */
  sendOnce(thing: string, version: string, message: Message): void;
  wasSent(thing: string, version: string): boolean;
  /** Whether the same message waits, is in flight or was put aside. */
  isAwaited(message: Message): boolean;
  /** Whether another connection, most likely a command in another process, wrote to the database since this was last asked. */
  wasTouched(): boolean;
  /** Forgets what was sent for a thing that is gone. */
  forget(thing: string): void;
  /** Gives dead letters another set of attempts; how many there were. */
  redrive(): number;
}
