import type { FollowedTopic } from '../collect/sync-sources.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';

export interface PlanNeeds extends Pick<Ports, 'clock' | 'records' | 'log'> {
  readonly settings: Pick<Settings, 'baseUrl' | 'liveGapMinutes' | 'privateSources' | 'quietSpellMinutes' | 'siteName'>;
  readonly topics: readonly (TopicNames & FollowedTopic)[];
}
