import { dueSources } from '../collect/due-sources.ts';
import { type FollowedTopic, syncSources } from '../collect/sync-sources.ts';
import type { MessageTo, Step } from '../messages.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { dueEditions } from './due-editions.ts';
import { idleShipments } from './idle-shipments.ts';

export interface PlanNeeds extends Pick<Ports, 'clock' | 'records' | 'log'> {
  readonly settings: Pick<Settings, 'quietSpellMinutes' | 'liveGapMinutes'>;
  readonly topics: readonly (TopicNames & FollowedTopic)[];
}

/** Decides what is due now, once the sources that the seeds name are known. Planning twice only asks twice. */
export const plan: Step<MessageTo<'plan'>, PlanNeeds> = async (_message, needs) => {
  await syncSources(needs.topics, needs);
  const due = await Promise.all([dueSources(needs), dueEditions(needs), idleShipments(needs)]);
  return due.flat();
};
