import type { MessageTo, Step } from '../messages.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { dueEditions } from './due-editions.ts';
import { idleShipments } from './idle-shipments.ts';

export interface PlanNeeds extends Pick<Ports, 'clock' | 'records' | 'log'> {
  readonly settings: Pick<Settings, 'quietSpellMinutes' | 'liveGapMinutes'>;
  readonly topics: readonly TopicNames[];
}

/** Decides what is due now. It changes nothing, so planning twice only asks twice. */
export const plan: Step<MessageTo<'plan'>, PlanNeeds> = async (_message, needs) => {
  const [editions, shipments] = await Promise.all([dueEditions(needs), idleShipments(needs)]);
  return [...editions, ...shipments];
};
