import type { Message } from '../../messages.ts';
import type { Settings } from '../../model/settings.ts';
import type { TopicNames } from '../../model/topic.ts';
import type { Ports } from '../../ports.ts';
import { complain } from '../errors/complain.ts';

/** What there is of an installation, on this machine or on AWS: verbs work on it and know no difference. */
export interface Installation extends Pick<Ports, 'blobs' | 'clock' | 'ids' | 'records'> {
  readonly settings: Settings;
  readonly topics: readonly TopicNames[];
  /** The folder that its topics were read from; null on AWS, where the deploy brought them. */
  readonly seeds: string | null;
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
  { topics, seeds }: Pick<Installation, 'topics' | 'seeds'>,
  work: (topic: TopicNames) => Promise<number>,
): Promise<number> {
  const candidates = slug === undefined ? topics : topics.filter((one) => one.slug === slug);
  const [topic] = candidates;
  if (topic !== undefined && candidates.length === 1) return work(topic);
  return complain(notOneTopic(slug, topics, seeds), 2);
}

/** Why no topic of that slug, or no only one, is among these; names the folder looked in, for another may be meant. */
export function notOneTopic(
  slug: string | undefined,
  topics: readonly Pick<TopicNames, 'slug'>[],
  seeds: string | null,
): string {
  const where = seeds === null ? '' : ` in ${seeds}`;
  if (topics.length === 0) return `there is no topic ${slug ?? 'yet'}${where}: newsfold topic new makes one`;
  const slugs = topics.map((one) => one.slug).join(', ');
  if (slug === undefined) return `say with --topic which topic is meant; there are: ${slugs}`;
  return `there is no topic ${slug}${where}; there are: ${slugs}`;
}
