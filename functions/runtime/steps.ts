import { collect } from '../collect/collect.ts';
import { curate } from '../curate/curate.ts';
import { digest } from '../digest/digest.ts';
import type { Templates } from '../digest/template.ts';
import { feed } from '../feed/feed.ts';
import { feedback } from '../feedback/feedback.ts';
import type { Settings } from '../model/settings.ts';
import { normalise } from '../normalise/normalise.ts';
import { plan } from '../plan/plan.ts';
import type { Ports } from '../ports.ts';
import { reply } from '../reply/reply.ts';
import { send } from '../send/send.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import type { ReadySteps } from './run-step.ts';

/** All that any step may ask for. */
export interface World extends Ports {
  readonly settings: Settings;
  readonly topics: readonly PreparedTopic[];
  readonly templates: Templates;
  /** The value of an environment variable that a source's header refers to. */
  readonly variableOf?: (name: string) => string | undefined;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Every stage that messages start: its step, with what the step needs. */
export function stepsOf(world: World): ReadySteps {
  return {
    plan: (message) => plan(message, world),
    collect: (message) => collect(message, world),
    normalise: (message) => normalise(message, world),
    curate: (message) => curate(message, world),
    feed: (message) => feed(message, world),
    digest: (message) => digest(message, world),
    send: (message) => send(message, world),
    reply: (message) => reply(message, world),
    feedback: (message) => feedback(message, world),
  };
}
