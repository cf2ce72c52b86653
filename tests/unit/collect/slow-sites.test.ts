import { expect, test } from 'vitest';
import { collect } from '../../../functions/collect/collect.ts';
import { sourceIdOf } from '../../../functions/collect/source-record.ts';
import { syncSources } from '../../../functions/collect/sync-sources.ts';
import { pipeline } from '../../../functions/pipeline.ts';
import type { FetchOutcome } from '../../../functions/ports.ts';
import { collectNeeds } from '../../collect-needs.ts';

const feedUrl = 'https://desk.example.org/feed';

/** Each entry is a teaser for a page at a site of its own. */
function feedOfTeasers(): string {
  const items = Array.from({ length: 20 }, (_, at) => {
    return `<item><title>Item ${at}</title><link>https://site${at}.example.org/page</link><description>In brief.</description></item>`;
  });
  return `<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Desk</title><atom:link rel="hub" href="https://hub.example.org/"/><atom:link rel="self" href="${feedUrl}"/>${items.join('')}</channel></rss>`;
}

test('a visit to sites that each take all the time they are given ends before the function does', async () => {
  const asked: string[] = [];
  const fetch = async ({ url, timeoutMs }: { readonly url: string; readonly timeoutMs: number }) => {
    asked.push(url);
    // So that one more page is begun just before there is no more time for pages.
    clock.advance(url === 'https://site1.example.org/page' ? 9_000 : timeoutMs - 1);
    const isFeed = url === feedUrl;
    const elsewhere = url === 'https://site1.example.org/page' ? url : url.replace('site', 'elsewhere');
    const headers = { 'content-type': isFeed ? 'text/xml' : 'text/html' };
    const bytes = Buffer.from(isFeed ? feedOfTeasers() : '');
    return { kind: 'response', status: 200, headers, bytes, url: isFeed ? url : elsewhere } satisfies FetchOutcome;
  };
  const needs = collectNeeds(fetch);
  const { clock } = needs;
  const beganMs = Date.parse(clock.now());
  await syncSources([{ slug: 'mali', sources: [{ title: 'Desk', feedUrl, siteUrl: null, categories: [] }] }], needs);
  await collect({ to: 'collect', sourceId: sourceIdOf(feedUrl) }, needs);
  expect(asked).toContain('https://hub.example.org/');
  const seconds = (Date.parse(clock.now()) - beganMs) / 1_000;
  expect(seconds).toBeLessThan(pipeline.collect.limits.timeoutSeconds - 30);
});
