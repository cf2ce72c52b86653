import type { Transport } from '../adapters/aws/transport.ts';
import type { Message } from '../messages.ts';
import { pipeline, type StageName } from '../pipeline.ts';

export type Emit = (messages: readonly Message[]) => Promise<void>;

/** The environment variable that says where messages for a stage go: its queue's URL or its function's name. */
export function targetVariable(stage: StageName): string {
  return `TARGET_${stage.toUpperCase()}`;
}

/**
 * Hands each message to the transport that reaches its stage. Messages that are equal are handed over once:
 * ten articles taken in for one topic need its feed made once.
 * @throws when a stage cannot be reached, which is wrong wiring, or when a message could not be handed over.
 */
export function emitThrough(
  from: StageName,
  transports: readonly Transport[],
  environment: Readonly<Record<string, string | undefined>>,
): Emit {
  return async (messages) => {
    const unique = [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
    for (const [stage, group] of Map.groupBy(unique, (message) => message.to)) {
      const { kind } = pipeline[stage].startedBy;
      const transport = transports.find(({ kinds }) => kinds.includes(kind));
      // A function has no variable with its own name: Lambda itself says that one.
      const own = stage === from ? environment.AWS_LAMBDA_FUNCTION_NAME : undefined;
      const target = environment[targetVariable(stage)] ?? own;
      if (!transport || target === undefined) throw new Error(`no way from here to ${stage} (${kind})`);
      await transport.send(target, group);
    }
  };
}
