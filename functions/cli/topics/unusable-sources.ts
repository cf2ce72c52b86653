import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTopic } from '../../adapters/local/topics-folder.ts';
import type { Settings } from '../../model/settings.ts';
import type { Finding } from '../../topic/check-topic.ts';
import { listSources } from '../../topic/parse-sources.ts';
import { addressProblem } from '../sources/source-options.ts';

/** The feeds that a topic's folder lists and that are never fetched with these settings, with the reason. */
export function unusableSources(folder: string, settings: Pick<Settings, 'privateSources'>): readonly Finding[] {
  const file = join(folder, 'sources.opml');
  const { skipped } = existsSync(file) ? listSources(readFileSync(file, 'utf8')) : { skipped: [] };
  const refused = loadTopic(folder).sources.flatMap(({ title, feedUrl }) => {
    const reason = addressProblem(feedUrl, settings);
    return reason === null ? [] : [{ title, address: feedUrl, reason }];
  });
  return [...skipped, ...refused].map(({ title, address, reason }) => ({
    kind: 'weak',
    text: `the source ${title === '' ? address : `${title} (${address})`} ${reason}`,
  }));
}
