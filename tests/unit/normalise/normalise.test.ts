import { describe, expect, test } from 'vitest';
import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { limits } from '../../../functions/limits.ts';
import type { Message } from '../../../functions/messages.ts';
import type { Article } from '../../../functions/model/article.ts';
import { normalise } from '../../../functions/normalise/normalise.ts';
import type { Log } from '../../../functions/ports.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { manualClock } from '../../contracts/manual-clock.ts';
import { kesselTopic } from '../../kessel-topic.ts';
import { silentLog } from '../../silent-log.ts';

const ferryText = `Ferry to Kessel stops for the winter

The ferry between Arnmouth and the island of Kessel will stop running on Sunday, its operator said on Thursday.

The harbour at Kessel has silted up since the storms of October, and the ferry can no longer berth at low tide, according to the harbour master.

Islanders will be carried by a smaller boat twice a week until the harbour has been dredged, which the county expects to take until March.`;
const choirText = `Choir of Lindau wins the autumn contest

The choir of Lindau won the autumn singing contest on Saturday with a programme of eleven old songs, the jury announced.

Its conductor said the singers had rehearsed four evenings a week since the summer holidays, and that they would now rest.

The contest, held every second year in the town hall, drew twenty-two choirs and more listeners than the hall has seats.`;

const topics = [prepareTopic(kesselTopic)];

const receivedAt = '2026-03-02T08:00:00.000Z';

function articleKeyOf(messages: readonly Message[]): string {
  const first = messages[0];
  return first?.to === 'curate' ? first.articleKey : 'none';
}

function table() {
  const clock = manualClock('2026-03-02T09:00:00.000Z');
  const counted: Record<string, number> = {};
  const log: Log = {
    ...silentLog,
    count: (metric, by = 1) => {
      counted[metric] = (counted[metric] ?? 0) + by;
    },
  };
  const needs = { blobs: blobsMemory({ clock }), records: recordsMemory({ clock }), log, topics };
  const drop = async (
    key: string,
    body: string | Uint8Array,
    metadata: Record<string, string> = {},
    contentType = 'text/plain',
  ) => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    await needs.blobs.put(key, { bytes, contentType, metadata });
    return normalise({ to: 'normalise', key }, needs);
  };
  const json = async <T>(key: string) => JSON.parse(new TextDecoder().decode((await needs.blobs.get(key))!.bytes)) as T;
  return { needs, drop, json, counted };
}

describe('a document', () => {
  test('becomes an article that goes to the topic it is on', async () => {
    const { drop, json, counted } = table();
    const messages = await drop('documents/dropped/a.txt', ferryText, { 'received-at': receivedAt });
    expect(messages).toEqual([
      {
        to: 'curate',
        topic: 'kessel-ferry',
        articleKey: expect.stringMatching(/^articles\/[0-9a-f]{32}\/[0-9a-f]{32}\.json$/),
      },
    ]);
    const article = await json<Article>(articleKeyOf(messages));
    expect(article.title).toBe('Ferry to Kessel stops for the winter');
    expect(article.provenance).toEqual({ documentKey: 'documents/dropped/a.txt', receivedAt, source: 'dropped' });
    expect(counted).toEqual({ documents: 1, articles: 1, onTopic: 1 });
  });

  test('gives the same messages and the same article when it comes again', async () => {
    const { drop, needs } = table();
    const first = await drop('documents/dropped/a.txt', ferryText, { 'received-at': receivedAt });
    expect(await normalise({ to: 'normalise', key: 'documents/dropped/a.txt' }, needs)).toEqual(first);
    expect((await needs.blobs.list('articles/', { limit: 10 })).keys).toHaveLength(1);
  });

  test('off the topic leaves a judgement that says why, and expires', async () => {
    const { drop, needs } = table();
    expect(await drop('documents/dropped/b.txt', choirText, { 'received-at': receivedAt })).toEqual([]);
    const [record] = await needs.records.list('judgements/kessel-ferry', { limit: 10 });
    expect(record?.sort.startsWith(`${receivedAt}#`)).toBe(true);
    const value = record?.value as { score: number; threshold: number };
    expect(record?.value).toMatchObject({
      verdict: 'dropped',
      title: 'Choir of Lindau wins the autumn contest',
      receivedAt,
    });
    expect(value.score).toBeLessThan(value.threshold);
  });

  test('off the topic goes to be curated where it may be a copy, or says that it was withdrawn', async () => {
    const { drop, needs, counted } = table();
    const beside = `${choirText}\n\n${ferryText.split('\n\n').slice(1, 3).join('\n\n')}`;
    const said = 'Choir of Lindau\n\nThis article has been withdrawn.';
    for (const [key, text] of [
      ['documents/dropped/a.txt', beside],
      ['documents/dropped/b.txt', said],
    ] as const) {
      const messages = await drop(key, text, { 'received-at': receivedAt });
      expect(messages).toMatchObject([{ to: 'curate', offTopic: { threshold: expect.any(Number) } }]);
      expect(await normalise({ to: 'normalise', key }, needs)).toEqual(messages);
    }
    expect(await needs.records.list('judgements/kessel-ferry', { limit: 10 })).toEqual([]);
    expect(counted.onTopic).toBe(0);
    const later = { 'received-at': '2026-03-02T08:30:00.000Z' };
    // Said again, it is no copy of anything that has come since; but it may have been withdrawn again.
    expect(await drop('documents/dropped/c.txt', beside, later)).toEqual([]);
    expect(await drop('documents/dropped/d.txt', said, later)).toMatchObject([
      { to: 'curate', offTopic: {}, again: { source: 'dropped', receivedAt: later['received-at'] } },
    ]);
  });

  test('that the same source sends again unchanged is noted once; another source may be of another topic', async () => {
    const { drop, needs } = table();
    const noted = async () => (await needs.records.list('judgements/kessel-ferry', { limit: 10 })).length;
    const send = (source: string, hour: number, fields = {}) =>
      drop(`documents/${source}/${hour}.txt`, choirText, {
        source,
        'received-at': `2026-03-01T0${hour}:00:00.000Z`,
        ...fields,
      });
    await send('s1', 1);
    await send('s1', 2);
    expect(await noted()).toBe(1);
    await send('s2', 3);
    expect(await noted()).toBe(2);
    await send('s1', 4, { joining: 'kessel-ferry' });
    expect(await noted()).toBe(3);
  });

  test('is judged only against the topics of its source', async () => {
    const { drop } = table();
    expect(await drop('documents/s1/a.txt', ferryText, { source: 's1', topics: 'other,another' })).toEqual([]);
    expect(await drop('documents/s1/a.txt', ferryText, { source: 's1', topics: 'other,kessel-ferry' })).toHaveLength(1);
  });

  test('carries its source, its address and whether it is of the past into the article', async () => {
    const { drop, json } = table();
    const url = encodeURIComponent('https://www.coast-news.example.com/ferry?utm_source=feed');
    const messages = await drop('documents/s1/a.txt', ferryText, {
      source: 's1',
      url,
      backlog: '1',
      'received-at': receivedAt,
    });
    const article = await json<Article>(articleKeyOf(messages));
    expect(article.url).toBe('https://www.coast-news.example.com/ferry');
    expect(article.identities[0]).toBe('link:coast-news.example.com/ferry');
    expect(article.publisher.domain).toBe('example.com');
    expect(article.provenance).toMatchObject({ source: 's1', backlog: true });
  });

  test('that is gone is no failure', async () => {
    const { needs } = table();
    expect(await normalise({ to: 'normalise', key: 'documents/dropped/gone.txt' }, needs)).toEqual([]);
  });
});

describe('a feed', () => {
  const feed = (dated: boolean) => {
    const item = (name: string, day: number) =>
      `<item><title>Ferry to Kessel ${name}</title><guid>${name}</guid>${dated ? `<pubDate>0${day} Mar 2026 08:00 GMT</pubDate>` : ''}<description>${ferryText}</description></item>`;
    const items = dated ? [item('b', 2), item('c', 3), item('a', 1)] : [item('c', 3), item('b', 2), item('a', 1)];
    return `<rss version="2.0"><channel><title>Coast</title>${items.join('')}</channel></rss>`;
  };

  test.each([
    ['by their dates', true],
    ['from its end, where they have none', false],
  ])('sends its articles on with the oldest first, %s', async (_, dated) => {
    const { needs, json, drop } = table();
    const messages = await drop('documents/s1/feed.xml', feed(dated), {}, 'application/rss+xml');
    expect(needs.topics).toHaveLength(1);
    const titles: string[] = [];
    for (const message of messages) titles.push((await json<Article>(articleKeyOf([message]))).title.slice(-1));
    expect(titles).toEqual(['a', 'b', 'c']);
  });
});

describe('a document that cannot be read', () => {
  test('is kept with the reason', async () => {
    const { drop, json, counted } = table();
    expect(await drop('documents/dropped/x.pdf', '%PDF-1.7 …', {}, 'application/pdf')).toEqual([]);
    expect(await json('rejected/dropped/x.pdf.reason.json')).toMatchObject({
      documentKey: 'documents/dropped/x.pdf',
      reason: 'a PDF file, not a text',
      source: 'dropped',
    });
    expect(counted.rejected).toBe(1);
  });

  test('for its size is refused without being read', async () => {
    const { needs, json } = table();
    const key = 'documents/dropped/huge.txt';
    await needs.blobs.put(key, { bytes: new Uint8Array(limits.documentBytesMax + 1), contentType: 'text/plain' });
    const unread = { ...needs.blobs, get: () => Promise.reject(new Error('it was read')) };
    expect(await normalise({ to: 'normalise', key }, { ...needs, blobs: unread })).toEqual([]);
    expect(await needs.blobs.head('rejected/dropped/huge.txt')).toMatchObject({
      bytesCount: limits.documentBytesMax + 1,
    });
    expect(await json('rejected/dropped/huge.txt.reason.json')).toMatchObject({
      reason: '5.0 MiB; the limit is 5 MiB',
    });
  });
});
