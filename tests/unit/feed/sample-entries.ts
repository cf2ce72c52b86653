import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import type { FeedNeeds } from '../../../functions/feed/feed.ts';
import type { NamedTopic } from '../../../functions/feed/feed-item.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Article } from '../../../functions/model/article.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import type { Settings } from '../../../functions/model/settings.ts';
import type { TopicNames } from '../../../functions/model/topic.ts';
import type { Log } from '../../../functions/ports.ts';
import { noFetcher } from '../../no-fetcher.ts';

export const settings: Settings = {
  baseUrl: 'https://news.example.org',
  siteName: 'Example news',
  mailFrom: 'news@example.org',
  postalAddress: '1 Example Street, Exampleton',
  ownerAddress: null,
  quietSpellMinutes: 10,
  liveGapMinutes: 60,
};

export const harbour: NamedTopic = {
  slug: 'harbour',
  title: 'The harbour & its ferries',
  description: 'What is decided, built and sailed at the harbour.',
  language: 'en',
  feedId: 'urn:uuid:4f1d0e3a-6b62-8c56-9c1f-2f6f0f6f2a11',
};

const silent: Log = { info() {}, warn() {}, error() {}, count() {} };

/** Memory stores with a clock that stands still, so that the same writes give the same bytes. */
export function memoryNeeds(topics: readonly TopicNames[] = [harbour]): FeedNeeds {
  const clock = { now: () => '2026-11-22T00:00:00.000Z' };
  return {
    blobs: blobsMemory({ clock }),
    records: recordsMemory({ clock }),
    ids: { token: (bytes) => 'x'.repeat(bytes) },
    log: silent,
    fetcher: noFetcher,
    settings,
    topics,
  };
}

/** The `n`th entry (from 1) of a month in the sample topic; any field can be given. */
export function sampleEntry(n: number, given: Partial<Entry> = {}): Entry {
  const month = given.position?.slice(0, 7) ?? '2026-11';
  const hour = String(n % 24).padStart(2, '0');
  const articleId = n.toString(16).padStart(16, '0');
  return {
    id: `urn:uuid:00000000-0000-4000-8000-${month.replace('-', '')}${String(n).padStart(6, '0')}`,
    topic: harbour.slug,
    position: `${month}#${String(n).padStart(6, '0')}`,
    articleId,
    articleKey: `articles/${articleId}/1.json`,
    articleVersion: '1',
    title: `Ferry ${n} leaves on time`,
    url: `https://harbour.example/ferries/${n}`,
    byline: null,
    publisher: { name: 'Harbour Herald', domain: 'harbour.example' },
    published: `${month}-10T${hour}:00:00.000Z`,
    firstSeen: `${month}-10T${hour}:05:00.000Z`,
    updated: `${month}-10T${hour}:05:00.000Z`,
    language: 'en',
    summary: `Ferry ${n} left the quay at the hour the timetable says.`,
    categories: ['Ferries'],
    image: null,
    storyId: `story-${n}`,
    alsoAt: [],
    mailable: true,
    ...given,
  };
}

/** The article that an entry shows, with the given HTML as its content. */
export function sampleArticle(entry: Entry, html = `<p>${entry.summary}</p>`): Article {
  const { title, url, byline, publisher, published, language, summary, categories, image } = entry;
  return {
    id: entry.articleId,
    identities: [`link:${entry.url}`],
    version: entry.articleVersion,
    modified: null,
    dateline: null,
    wireCredit: null,
    paragraphs: [{ role: 'paragraph', text: summary ?? '' }],
    text: summary ?? '',
    provenance: null,
    html,
    ...{ title, url, byline, publisher, published, language, summary, categories, image },
  };
}

/** Stores an entry and its article as the stages before do. */
export async function store(needs: FeedNeeds, entry: Entry, article: Article = sampleArticle(entry)): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(article));
  await needs.blobs.put(entry.articleKey, { bytes, contentType: 'application/json' });
  const key = recordKeys.entry(entry.topic, entry.position);
  await needs.records.write([{ kind: 'put', key, value: entry, expect: 'any' }]);
}

/** A published file as text; throws when it is not there. */
export async function published(needs: FeedNeeds, file: string): Promise<string> {
  const blob = await needs.blobs.get(`public/${file}`);
  if (blob === undefined) throw new Error(`public/${file} was not written`);
  return new TextDecoder().decode(blob.bytes);
}
