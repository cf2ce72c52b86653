import type { Message } from '../../messages.ts';
import type { Trigger } from '../../pipeline.ts';

/** A way for messages to reach the stages that are started by one of `kinds`. */
export interface Transport {
  readonly kinds: readonly Trigger['kind'][];
  /**
   * Hands over messages that all go to one stage, in their order; throws when one could not be handed over.
   * @param target what stands for the stage on AWS: a queue's URL or a function's name.
   */
  send(target: string, messages: readonly Message[]): Promise<void>;
}
