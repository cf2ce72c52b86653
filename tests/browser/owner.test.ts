import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../functions/adapters/local/http-server.ts';
import { ownerVisit } from '../../functions/owner/owner-visit.ts';
import { localSite } from '../../functions/runtime/local-site.ts';
import { copyOf, ownerTable, slug, texts } from '../unit/owner/owner-table.ts';
import { launchBrowser, looks, openContext } from './launch.ts';

const phone = looks['phone-light'] ?? { width: 360, height: 760, colorScheme: 'light' };
const screenshots = process.env.SCREENSHOTS;

let browser: Browser;
let table: ReturnType<typeof ownerTable>;
let server: HttpServer;

beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** The owner's pages as the local run serves them, over what four articles led to. */
beforeEach(async () => {
  table = ownerTable();
  let answer: (request: Request, client: string) => Promise<Response> = async () => new Response();
  server = await httpServer({
    host: '127.0.0.1',
    port: 0,
    log: table.needs.log,
    answer: (...parts) => answer(...parts),
  });
  const settings = { ...table.needs.settings, baseUrl: server.address };
  answer = localSite({
    blobs: table.needs.blobs,
    settings,
    outbox: null,
    owner: async (request, path) => {
      const answered = await ownerVisit(request, path, { ...table.needs, settings });
      await table.run(answered?.messages ?? []);
      return answered?.response;
    },
    dynamic: async () => undefined,
  });
  await table.drop(texts.ferry);
  await table.drop(copyOf(texts.ferry).replace('stops for the winter', 'halts'));
  await table.drop(texts.regatta);
  await table.drop(texts.choir);
});

afterEach(() => server.close());

async function open(path = `/owner/${slug}/`, look = phone, scripts = false): Promise<Page> {
  const context = await openContext(browser, look, scripts);
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`);
  return page;
}

function row(page: Page, title: string) {
  return page.getByRole('article').filter({ hasText: title });
}

async function titlesShown(): Promise<string[]> {
  return (await table.shown()).map(({ title }) => title);
}

describe.each(Object.entries(looks))('on a %s screen', (lookName, look) => {
  it.each([
    ['topics', '/owner/'],
    ['judgements', `/owner/${slug}/`],
    ['nothing', `/owner/${slug}/?show=corrected`],
    ['corrected', `/owner/${slug}/`],
    ['choosing', `/owner/${slug}/`],
    ['paired', `/owner/${slug}/?show=corrected`],
  ])('the page of %s is accessible and fits', async (name, path) => {
    if (name === 'corrected') await table.say('does-not-belong', 'Sailors race');
    if (name === 'paired') await table.say('same-story', 'Sailors race', 'Ferry to Kessel stops');
    const page = await open(path, look, true);
    if (name === 'choosing') await row(page, 'Sailors race').getByRole('link', { name: 'Goes with another' }).click();
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    if (screenshots) {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: `${screenshots}/owner-${name}-${lookName}.png`, fullPage: true });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await page.context().close();
  });
});

describe('saying of two articles what they are to each other', () => {
  it.each([
    ['It is a copy of this', ['Ferry to Kessel stops for the winter']],
    ['One story with this', ['Sailors race', 'Ferry to Kessel stops for the winter']],
  ])('takes two clicks without a script: %s', async (label, shown) => {
    const before = await titlesShown();
    const page = await open();
    await row(page, 'Sailors race').getByRole('link', { name: 'Goes with another' }).click();
    await page.getByRole('button', { name: `${label}: Ferry to Kessel stops` }).click();
    expect(await row(page, 'Sailors race').innerText()).toContain(
      'with “Ferry to Kessel stops for the winter”'.slice(5),
    );
    expect((await titlesShown()).map((title, at) => title.startsWith(shown[at] ?? '-'))).toEqual(shown.map(() => true));
    await row(page, 'Sailors race').getByRole('button', { name: 'Undo' }).click();
    expect(await titlesShown()).toEqual(before);
    await page.context().close();
  });
});

describe('saying that a judgement is wrong', () => {
  it('takes an article out, and undoing it brings it back', async () => {
    const page = await open();
    await row(page, 'Sailors race').getByRole('button', { name: 'Does not belong' }).click();
    expect(await row(page, 'Sailors race').textContent()).toContain('You said that it does not belong');
    expect(await titlesShown()).toEqual(['Ferry to Kessel stops for the winter']);
    await page.getByRole('link', { name: 'Corrected' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.textContent('main')).toContain('You have corrected nothing');
    expect(await titlesShown()).toHaveLength(2);
    await page.context().close();
  });

  it('takes an article out and learns nothing from that', async () => {
    const page = await open();
    await row(page, 'Sailors race').getByRole('button', { name: 'Take out' }).click();
    expect(await row(page, 'Sailors race').textContent()).toContain('Nothing was learned from that.');
    expect(await titlesShown()).toEqual(['Ferry to Kessel stops for the winter']);
    await page.context().close();
  });

  it('lets a dropped article in, and stands a folded one by itself', async () => {
    const page = await open(`/owner/${slug}/?show=dropped`);
    await page.getByRole('button', { name: 'Belongs here' }).click();
    await page.getByRole('link', { name: 'Folded' }).click();
    await page.getByRole('button', { name: 'Not a copy' }).click();
    expect((await titlesShown()).sort()).toEqual([
      'Choir of Lindau wins the autumn contest',
      'Ferry to Kessel halts',
      'Ferry to Kessel stops for the winter',
      'Sailors race round Kessel island in the summer regatta',
    ]);
    await page.context().close();
  });

  it('needs a page of our own: a form elsewhere changes nothing', async () => {
    const context = await openContext(browser, phone);
    const page = await context.newPage();
    await page.route('http://elsewhere.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${server.address}/owner/${slug}/"><button name="say" value="belongs">Win</button></form>`,
      }),
    );
    await page.goto('http://elsewhere.example/');
    await page.getByRole('button').click();
    expect(await page.getByRole('alert').textContent()).toContain('Press it again here');
    expect(await titlesShown()).toHaveLength(2);
    await context.close();
  });
});
