import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedNeeds, feed } from '../../functions/feed/feed.ts';
import { recordKeys } from '../../functions/keys.ts';
import { memoryNeeds, sampleEntry, store } from '../unit/feed/sample-entries.ts';
import { launchBrowser, looks, openContext, servePublic } from './launch.ts';

const topics = [
  { slug: 'harbour', title: 'The harbour and its ferries', description: 'What is decided and sailed.', language: 'en' },
  { slug: 'mina', title: 'الميناء وعبّاراته', description: 'ما يُقرَّر في الميناء وما يُبحر منه.', language: 'ar' },
  { slug: 'port', title: 'Le port et ses ferries', description: 'Ce qui s’y décide.', language: 'fr' },
];
const unaddressed = sampleEntry(2, { url: null, published: null, title: 'Notes from the quay, handed in on paper' });
const paths: Readonly<Record<string, string>> = {
  index: '/',
  topic: '/harbour/',
  arabic: '/mina/',
  empty: '/port/',
  editions: '/harbour/editions/',
  entry: `/harbour/entries/${unaddressed.id.replace('urn:uuid:', '')}.html`,
  'not-found': '/404.html',
};

let needs: FeedNeeds;
let browser: Browser;

beforeAll(async () => {
  needs = memoryNeeds(topics);
  await fillHarbour();
  for (const n of [1, 2]) {
    const title = 'عبّارة جديدة في الميناء منذ اليوم';
    await store(needs, sampleEntry(n + 40, { topic: 'mina', language: 'ar', title, summary: title }));
  }
  for (const { slug } of topics) await feed({ to: 'feed', topic: slug }, needs);
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

async function fillHarbour(): Promise<void> {
  const publisher = { name: 'Bay News', domain: 'bay.example' };
  const copy = { articleId: 'b', url: 'https://bay.example/', title: 'Same ferry', publisher, published: null };
  await store(needs, unaddressed);
  for (let n = 3; n <= 30; n++) {
    const given = n % 3 === 0 ? { storyId: 'story-3', publisher } : { alsoAt: n % 4 === 0 ? [copy] : [] };
    await store(needs, sampleEntry(n, given));
  }
  for (let day = 1; day <= 22; day++) {
    const key = recordKeys.day('harbour', `2026-11-${String(day).padStart(2, '0')}`);
    const value = { entries: (day * 7) % 9, copies: (day * 5) % 4 };
    await needs.records.write([{ kind: 'put', key, value, expect: 'any' }]);
  }
  for (let day = 10; day <= 17; day++) {
    const value = { subject: `Ferry ${day} leaves on time, and 3 more`, madeAt: `2026-11-${day}T07:00:00.000Z` };
    const key = recordKeys.edition('harbour', `daily-2026-11-${day}`);
    await needs.records.write([{ kind: 'put', key, value, expect: 'any' }]);
  }
}

/** Where pictures of the pages are put when one is asked for: SCREENSHOTS=folder. */
const screenshots = process.env.SCREENSHOTS;

describe.each(Object.entries(looks))('on a %s screen', (lookName, look) => {
  it.each(Object.entries(paths))('the page %s is accessible, fits, and asks nobody else', async (name, path) => {
    // axe is put into the page from outside; the page's own policy would keep a script of its own from running.
    const context = await openContext(browser, look, true);
    const elsewhere = await servePublic(context, needs.blobs, needs.settings.baseUrl);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${needs.settings.baseUrl}${path}`);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    expect(complaints).toEqual([]);
    if (screenshots) {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: `${screenshots}/${name}-${lookName}.png`, fullPage: true });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(elsewhere).toEqual([]);
    await context.close();
  });
});

describe('the topic page', () => {
  it('can be used with the keyboard alone: first the way past the header, then on', async () => {
    const context = await openContext(
      browser,
      looks['desktop-light'] ?? { width: 1280, height: 900, colorScheme: 'light' },
    );
    await servePublic(context, needs.blobs, needs.settings.baseUrl);
    const page = await context.newPage();
    await page.goto(`${needs.settings.baseUrl}/harbour/`);
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip');
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#main$/);
    await context.close();
  });
});
