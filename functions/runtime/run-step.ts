import type { Message, MessageTo } from '../messages.ts';
import type { StageName } from '../pipeline.ts';

/** A stage’s step with what it needs given already. */
export type ReadyStep<S extends StageName> = (message: MessageTo<S>) => Promise<readonly Message[]>;
/** Of every stage that messages start. */
export type ReadySteps = { readonly [S in Message['to']]: ReadyStep<S> };

/** Runs the step of the message's stage. Throws where `steps` has none, and what the step throws. */
export async function runStep(message: Message, steps: Partial<ReadySteps>): Promise<readonly Message[]> {
  // Looked up by its stage, a step takes just this message; the compiler cannot follow that.
  const step = steps[message.to] as ((message: Message) => Promise<readonly Message[]>) | undefined;
  if (step === undefined) throw new Error(`no step for ${message.to}`);
  return step(message);
}
