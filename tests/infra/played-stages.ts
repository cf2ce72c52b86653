import type { Message } from '../../functions/messages.ts';
import { pipeline, type StageName } from '../../functions/pipeline.ts';
import { emitThrough, targetVariable } from '../../functions/runtime/emit.ts';
import type { ReadySteps } from '../../functions/runtime/run-step.ts';
import { stepsOf, type World } from '../../functions/runtime/steps.ts';
import type { Answer } from '../../functions/web/visit.ts';
import { web } from '../../functions/web/web.ts';
import type { AwsCall } from './aws-call.ts';
import { type Note, shadowedBlobs, shadowedMailer, shadowedRecords, shadowedTransports } from './shadowed-ports.ts';

/** The different calls that each stage was seen to make. */
export type StageCalls = ReadonlyMap<StageName, readonly AwsCall[]>;

const stages = Object.keys(pipeline) as StageName[];

/** What stands for a stage as a target. */
export const playedTarget = (stage: StageName): string => `played-${stage}`;
const targets = Object.fromEntries(stages.map((stage) => [targetVariable(stage), playedTarget(stage)]));

/** Keeps one call of each kind, for keys differ from article to article and one of a kind is as good as a hundred. */
export function callNotes(): { readonly calls: () => StageCalls; readonly noteOf: (stage: StageName) => Note } {
  const noted = new Map(stages.map((stage) => [stage, new Map<string, AwsCall>()]));
  return {
    calls: () => new Map([...noted].map(([stage, calls]) => [stage, [...calls.values()]])),
    noteOf: (stage) => (call) => {
      const kind = kindOf(call);
      if (!noted.get(stage)!.has(kind)) noted.get(stage)!.set(kind, call);
    },
  };
}

/** The action, and the partitions or the prefix that it is about. Secrets are told apart: each is for some stages alone. */
export function kindOf({ action, resource, context }: AwsCall): string {
  const partitions = context['dynamodb:LeadingKeys'] as readonly string[] | undefined;
  const places = partitions?.map((partition) =>
    partition.startsWith('secrets/') ? partition : partition.split('/')[0]!,
  ) ?? [resource.split('/').slice(0, 2).join('/')];
  return `${action} ${[...new Set(places)].sort().join(' ')}`;
}

/** The steps over ports that note what each of them would ask of AWS, what it emits included. */
export function notedSteps(world: World, noteOf: (stage: StageName) => Note): ReadySteps {
  const steps = stages
    .filter((stage) => stage !== 'web')
    .map((stage) => {
      const step = stepsOf(notedWorld(world, noteOf(stage)))[stage] as (
        message: Message,
      ) => Promise<readonly Message[]>;
      const work = async (message: Message): Promise<readonly Message[]> => {
        const emitted = await step(message);
        await emit(stage, emitted, noteOf(stage));
        return emitted;
      };
      return [stage, work];
    });
  return Object.fromEntries(steps) as unknown as ReadySteps;
}

/** The pages, likewise. */
export async function notedWeb(
  request: Request,
  world: World,
  noteOf: (stage: StageName) => Note,
): Promise<Answer | undefined> {
  const answer = await web(request, '192.0.2.1', notedWorld(world, noteOf('web')));
  await emit('web', answer?.messages ?? [], noteOf('web'));
  return answer;
}

function notedWorld(world: World, note: Note): World {
  return {
    ...world,
    records: shadowedRecords(world.records, world.clock, note),
    blobs: shadowedBlobs(world.blobs, note),
    mailer: shadowedMailer(world.mailer, note),
  };
}

function emit(stage: StageName, messages: readonly Message[], note: Note): Promise<void> {
  return emitThrough(stage, shadowedTransports(note), targets)(messages);
}
