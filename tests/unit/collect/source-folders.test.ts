import { describe, expect, it } from 'vitest';
import { collect } from '../../../functions/collect/collect.ts';
import { putDocument } from '../../../functions/collect/put-document.ts';
import { sourceIdOf } from '../../../functions/collect/source-record.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import { curate } from '../../../functions/curate/curate.ts';
import { feed } from '../../../functions/feed/feed.ts';
import type { MessageTo } from '../../../functions/messages.ts';
import { normalise } from '../../../functions/normalise/normalise.ts';
import { parseSources } from '../../../functions/topic/parse-sources.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { collectNeeds } from '../../collect-needs.ts';
import { noFetcher } from '../../no-fetcher.ts';
import { settings } from '../feed/sample-entries.ts';

const feedUrl = 'https://desk.example.org/feed';

describe('the folders of a source', () => {
  it('are categories of its articles in the feed, beside their own', async () => {
    const text = 'The river Niger rose again at Mopti and the harbour was closed to boats. '.repeat(20);
    const rss = `<rss><channel><title>Desk</title><item><guid isPermaLink="false">1</guid><title>The river Niger rises</title>
      <link>https://desk.example.org/1</link><category>Rivers</category><description>${text}</description></item></channel></rss>`;
    const topic = prepareTopic({
      slug: 'rivers',
      title: 'Rivers',
      description: '',
      language: 'en',
      query: { any: ['Niger'], all: [], none: [] },
      examples: [],
      sources: parseSources(
        `<opml version="2.0"><body><outline text="Sahel &amp; Sahara"><outline text="Lac Débo"><outline xmlUrl="${feedUrl}" text="Desk"/></outline></outline></body></opml>`,
      ),
    });
    const headers = { 'content-type': 'text/xml' };
    const answer = { kind: 'response', status: 200, headers, bytes: Buffer.from(rss), url: feedUrl } as const;
    const needs = { ...collectNeeds(async () => answer), topics: [topic], settings };
    await syncSources([topic], needs);
    await collect({ to: 'collect', sourceId: sourceIdOf(feedUrl) }, needs);
    const [key] = (await needs.blobs.list('documents/', { limit: 10 })).keys;
    const curated = await normalise({ to: 'normalise', key: key! }, needs);
    const messages = await curate(curated[0] as MessageTo<'curate'>, needs);
    await feed(messages[0] as MessageTo<'feed'>, { ...needs, fetcher: noFetcher });
    const atom = Buffer.from((await needs.blobs.get('public/rivers/feed.atom'))!.bytes).toString();
    const terms = [...atom.matchAll(/<category[^>]* term="([^"]*)"/g)].map(([, term]) => term);
    expect(terms).toEqual(['Sahel &amp; Sahara', 'Lac Débo', 'Rivers']);
  });

  it('are left out where they are too many for what is kept of a document', async () => {
    const { blobs, clock } = collectNeeds(noFetcher.fetch);
    const categories = Array.from({ length: 100 }, (_, at) => `ملف ${at}`);
    const document = { bytes: Buffer.from('a'), contentType: null, source: 's', url: `${feedUrl}?${'a'.repeat(900)}` };
    const { key } = await putDocument(
      { ...document, receivedAt: clock.now(), topics: [], backlog: false, categories },
      { blobs },
    );
    const { metadata } = (await blobs.head(key))!;
    const characters = Object.entries(metadata).flat().join('').length;
    expect([characters > 1_900, characters <= 2_000]).toEqual([true, true]);
    expect(metadata.categories?.split(' ').map(decodeURIComponent)).toEqual(
      categories.slice(0, metadata.categories!.split(' ').length),
    );
  });
});
