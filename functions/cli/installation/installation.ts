import type { Message } from '../../messages.ts';
import type { Settings } from '../../model/settings.ts';
import type { TopicNames } from '../../model/topic.ts';
import type { Ports } from '../../ports.ts';
import { complain } from '../errors/complain.ts';

/** What there is of an installation, on this machine or on AWS: verbs work on it and know no difference. */
export interface Installation extends Pick<Ports, 'blobs' | 'clock' | 'ids' | 'records'> {
  readonly settings: Settings;
  readonly topics: readonly TopicNames[];
  /** The domain that newsletters are received for; null when none are. */
  readonly inboxDomain: string | null;
  /** False where no process works on it at the moment: what is handed over waits for the next start. */
  readonly isRunning: boolean;
  /** Hands messages to their stages; on this machine, to the process that runs or the next one that does. */
  readonly send: (messages: readonly Message[]) => Promise<void>;
}

/** Does work that is about one topic: the one of that slug or, where nobody says which, the only one there is. Complains if there is no such topic. */
export async function onTopic(
  slug: string | undefined,
  { topics }: Pick<Installation, 'topics'>,
  work: (topic: TopicNames) => Promise<number>,
): Promise<number> {
  const candidates = slug === undefined ? topics : topics.filter((one) => one.slug === slug);
  const [topic] = candidates;
  if (topic !== undefined && candidates.length === 1) return work(topic);
  const slugs = topics.map((one) => one.slug).join(', ');
  if (topics.length === 0) return complain(`there is no topic ${slug ?? 'yet'}: newsfold topic new makes one`, 2);
  if (slug === undefined) return complain(`say with --topic which topic is meant; there are: ${slugs}`, 2);
  return complain(`there is no topic ${slug}; there are: ${slugs}`, 2);
}
