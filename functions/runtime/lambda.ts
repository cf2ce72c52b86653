import type { FlushingLog } from '../adapters/aws/log-emf.ts';
import type { Transport } from '../adapters/aws/transport.ts';
import type { Message, MessageTo, Step } from '../messages.ts';
import { once } from '../once.ts';
import { pipeline, type StageName } from '../pipeline.ts';
import type { Log, LogFields } from '../ports.ts';
import { type Emit, emitThrough } from './emit.ts';
import { type LambdaResult, reactions } from './reactions.ts';

/** Fields of messages that hold or stand for an address. */
const ofReaders: ReadonlySet<string> = new Set(['notification', 'after']);

/** What connects a stage with AWS. Made at the first event, so that a function is ready as soon as it is loaded. */
export interface Wiring<Needs> {
  /** Writes the stage's lines and metrics. */
  readonly log: (stage: StageName) => FlushingLog;
  readonly needs: (log: Log) => Needs;
  /** How what the stage emits travels; every kind of trigger of the stages it emits to must be among them. */
  readonly transports: readonly (() => Transport)[];
}

/** The part of Lambda's context that is read. */
export interface LambdaContext {
  readonly getRemainingTimeInMillis: () => number;
}

interface World<Needs> {
  readonly log: FlushingLog;
  readonly needs: Needs;
  readonly emit: Emit;
}

/**
 * The Lambda handler of a stage that is started by messages: takes the messages out of the event, gives each to
 * the step, and hands on what the steps emit. What a failure means depends on the trigger (reactions.ts).
 */
export function lambdaHandler<S extends StageName, Needs>(
  stage: S,
  step: Step<MessageTo<S>, Needs>,
  wiring: Wiring<Needs>,
): (event: unknown, context: LambdaContext) => Promise<LambdaResult> {
  const { startedBy, limits } = pipeline[stage];
  const react = reactions[startedBy.kind];
  // Half of the time is for the last message that is begun.
  const leastMs = limits.timeoutSeconds * 500;
  const world = once(() => makeWorld(stage, wiring));
  return async (event, context) => {
    const { log, needs, emit } = world();
    const hasTime = () => context.getRemainingTimeInMillis() > leastMs;
    const emitted: Message[] = [];
    try {
      const work = (read: () => Message) =>
        logged(log, async (about) => {
          const message = read();
          about(fieldsOf(message));
          emitted.push(...(await step(message as MessageTo<S>, needs)));
        });
      const result = await react(stage, event, work, { log, hasTime });
      await logged(log, () => emit(emitted));
      return result;
    } finally {
      log.flush();
    }
  };
}

/** Connects a stage: its log, what its step needs, and the way of what it emits. */
export function makeWorld<Needs>(stage: StageName, wiring: Wiring<Needs>): World<Needs> {
  const log = wiring.log(stage);
  const transports = wiring.transports.map((make) => make());
  return { log, needs: wiring.needs(log), emit: emitThrough(stage, transports, process.env) };
}

/** The keys and names in a message, to find in the log what failed. Nothing that identifies a reader. */
function fieldsOf(message: Message): LogFields {
  const { to: _, ...about } = message;
  return Object.fromEntries(
    Object.entries(about).filter(([name, value]) => typeof value === 'string' && !ofReaders.has(name)),
  );
}

async function logged(log: Log, work: (about: (fields: LogFields) => void) => Promise<void>): Promise<void> {
  let fields: LogFields = {};
  try {
    await work((said) => {
      fields = said;
    });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    log.error('failed', { ...fields, reason: message, stack: stack?.slice(0, 2000) ?? null });
    throw error;
  }
}
