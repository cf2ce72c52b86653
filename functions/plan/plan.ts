import { dueSources } from '../collect/due-sources.ts';
import { syncSources } from '../collect/sync-sources.ts';
import type { MessageTo, Step } from '../messages.ts';
import { isClaimWatch } from '../send/stale-claims.ts';
import { changedTopics } from './changed-topics.ts';
import { dueEditions } from './due-editions.ts';
import { idleShipments } from './idle-shipments.ts';
import type { PlanNeeds } from './plan-needs.ts';

/** Decides what is due now, once the sources that the seeds name are known. Planning twice only asks twice. */
export const plan: Step<MessageTo<'plan'>, PlanNeeds> = async (_message, needs) => {
  await syncSources(needs.topics, needs, needs.settings);
  const due = await Promise.all([changedTopics(needs), dueSources(needs), dueEditions(needs), idleShipments(needs)]);
  // Editions and shipments of a topic that was removed wait until its folder is back. A claim is looked at in any case:
  // that of a first request to confirm is of no topic.
  const isFollowed = ({ topic }: { readonly topic: string }) => needs.topics.some(({ slug }) => slug === topic);
  return due
    .flat()
    .filter((one) => one.to === 'collect' || (one.to === 'send' && isClaimWatch(one)) || isFollowed(one));
};
