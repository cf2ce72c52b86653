import { blobKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { indexPage, notFoundPage } from '../site/index-page.ts';
import { faviconSvg, robotsTxt } from '../site/static-files.ts';
import { hourOf, newestFirst } from '../site/story-list.ts';
import { styleCss } from '../site/style.ts';
import { type PublicFile, publishFiles } from './publish-files.ts';
import { isShown, readEntries } from './read-listed.ts';
import { htmlType } from './topic-files.ts';
import { opmlType, topicsOpml } from './topics-opml.ts';

type RootNeeds = Pick<Ports, 'blobs' | 'records'> & {
  readonly settings: Settings;
  readonly topics: readonly TopicNames[];
};

/** The newest entries of a topic that are looked at where they suffice: those of one hour go by their dates. */
const glancedAt = 5;

const rootFileNames = ['index.html', 'topics.opml', '404.html', 'style.css', 'favicon.svg', 'robots.txt'];

/** Publishes what belongs to no single topic: the front page, the OPML of all topics, the style, the icon. */
export async function publishRoot(needs: RootNeeds): Promise<readonly string[]> {
  const { settings, topics } = needs;
  const make = async (): Promise<PublicFile[]> => {
    const glances = await mapConcurrently(topics, limits.feedReadsConcurrent, async (topic) => {
      return { topic, newest: await firstListed(topic.slug, needs) };
    });
    return [
      rootFile('index.html', htmlType, indexPage(glances, settings)),
      rootFile('topics.opml', opmlType, topicsOpml(topics, settings)),
      rootFile('404.html', htmlType, notFoundPage(topics, settings)),
      rootFile('style.css', 'text/css; charset=utf-8', styleCss),
      rootFile('favicon.svg', 'image/svg+xml', faviconSvg),
      rootFile('robots.txt', 'text/plain; charset=utf-8', robotsTxt()),
    ];
  };
  return publishFiles(rootFileNames.map(blobKeys.publicRoot), make, needs);
}

/** The entry that the topic's page shows first; null where it shows none. */
async function firstListed(topic: string, needs: RootNeeds): Promise<Entry | null> {
  const read = (limit: number) => readEntries(topic, { limit, descending: true }, needs);
  const firstOf = (entries: readonly Entry[]) => entries.filter(isShown).sort(newestFirst)[0];
  const few = await read(glancedAt);
  const first = firstOf(few);
  const goesOn = few.length === glancedAt && (first === undefined || hourOf(few.at(-1)!) >= hourOf(first));
  return (goesOn ? firstOf(await read(limits.feedEntriesMax)) : first) ?? null;
}

function rootFile(name: string, contentType: string, text: string): PublicFile {
  return { key: blobKeys.publicRoot(name), contentType, text };
}
