import type { Message } from '../messages.ts';
import type { StageName } from '../pipeline.ts';

/** A message in somebody's hands, for as long as the lease lasts. */
export interface Delivery {
  readonly message: Message;
  /** Names this delivery of the message; a later one has another. */
  readonly receipt: string;
  /** 1 at the first delivery. */
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
 * their group, one at a time; all others in any order.
 */
export interface Queue {
  /** All or none. A message that equals one still waiting is not queued twice. */
  send(messages: readonly Message[], options?: { readonly delayMs?: number }): Promise<void>;
  /** The next message for one of these stages, or undefined; invisible to others until the lease ends. */
  receive(stages: readonly StageName[], leaseMs: number): Promise<Delivery | undefined>;
  /** Done: gone for good, and what it leads to is queued in the same move. False when the lease was lost. */
  settle(delivery: Delivery, emitted?: readonly Message[]): Promise<boolean>;
  /** To be delivered again after a while. In a group, the ones behind it wait. */
  retry(delivery: Delivery, delayMs: number): Promise<boolean>;
  /** Put aside with the reason, to be looked at and redriven by hand. */
  bury(delivery: Delivery, reason: string): Promise<boolean>;
  counts(): Promise<QueueCounts>;
}
