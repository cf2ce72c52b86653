import { collect } from '../collect/collect.ts';
import { curate } from '../curate/curate.ts';
import { digest } from '../digest/digest.ts';
import type { Templates } from '../digest/template.ts';
import { feed } from '../feed/feed.ts';
import { feedback } from '../feedback/feedback.ts';
import type { Message, MessageTo } from '../messages.ts';
import type { Settings } from '../model/settings.ts';
import { normalise } from '../normalise/normalise.ts';
import type { StageName } from '../pipeline.ts';
import { plan } from '../plan/plan.ts';
import type { Ports } from '../ports.ts';
import { send } from '../send/send.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import type { Work } from './stage-lanes.ts';

/** All that any step may ask for. */
export interface World extends Ports {
  readonly settings: Settings;
  readonly topics: readonly PreparedTopic[];
  readonly templates: Templates;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

type MessageStage = Message['to'];

/** Every stage that messages start, with its step and what the step needs. */
export function worksOf(world: World): Readonly<Record<MessageStage, Work>> {
  return {
    plan: (message) => plan(message as MessageTo<'plan'>, world),
    collect: (message) => collect(message as MessageTo<'collect'>, world),
    normalise: (message) => normalise(message as MessageTo<'normalise'>, world),
    curate: (message) => curate(message as MessageTo<'curate'>, world),
    feed: (message) => feed(message as MessageTo<'feed'>, world),
    digest: (message) => digest(message as MessageTo<'digest'>, world),
    send: (message) => send(message as MessageTo<'send'>, world),
    feedback: (message) => feedback(message as MessageTo<'feedback'>, world),
  } satisfies Record<Exclude<StageName, 'web'>, Work>;
}
