import type { Settings } from '../model/settings.ts';
import type { Ports } from '../ports.ts';
import { listFollowed } from './owned-sources.ts';
import { healthSentence, needsALook, sourceHealth } from './source-health.ts';

const namedMax = 5;

/**
 * What the owner is told in a digest about the sources of its topic that fail, are gone, or are silent beyond their
 * habit, one a line; null when none does.
 */
export async function sourcesNote(
  topic: string,
  { clock, records, settings }: Pick<Ports, 'clock' | 'records'> & { readonly settings: Pick<Settings, 'baseUrl'> },
): Promise<string | null> {
  const now = clock.now();
  const unhealthy = (await listFollowed({ records }))
    .filter(({ source }) => source.topics.includes(topic))
    .map((state) => ({ title: state.source.title, health: sourceHealth(state, now) }))
    .filter(({ health }) => needsALook(health));
  if (unhealthy.length === 0) return null;
  const named = unhealthy.slice(0, namedMax).map(({ title, health }) => `${title}: ${healthSentence(health)}`);
  const more = unhealthy.length > namedMax ? [`And ${unhealthy.length - namedMax} more.`] : [];
  return ['For you as the owner:', ...named, ...more, `${settings.baseUrl}/status says how all sources are.`].join(
    '\n',
  );
}
