import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../functions/adapters/local/http-server.ts';
import { mailerOutbox } from '../../functions/adapters/local/mailer-outbox.ts';
import { digest } from '../../functions/digest/digest.ts';
import { feed } from '../../functions/feed/feed.ts';
import type { Message } from '../../functions/messages.ts';
import { plan } from '../../functions/plan/plan.ts';
import { reply } from '../../functions/reply/reply.ts';
import { localSite } from '../../functions/runtime/local-site.ts';
import { send } from '../../functions/send/send.ts';
import { web } from '../../functions/web/web.ts';
import { addEntry, type MailWorld, mailWorld, river, workOff } from '../mail-world.ts';
import { store } from '../unit/feed/sample-entries.ts';
import { launchBrowser, looks, openContext } from './launch.ts';

const hourMs = 3_600_000;
const phone = looks['phone-dark'] ?? { width: 360, height: 760, colorScheme: 'dark' };
const screenshots = process.env.SCREENSHOTS;

let browser: Browser;
let world: MailWorld;
let folder: string;
let server: HttpServer;

beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

/** The site as the local run serves it, over stores in memory and a clock that is moved by hand. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'subscribe-'));
  const made = await mailWorld({ topics: [river, { ...river, slug: 'lake', title: 'The lake' }] });
  const mailer = mailerOutbox({ folder, temporaryFolder: folder });
  let answer: (request: Request, client: string) => Promise<Response> = async () => new Response();
  server = await httpServer({ host: '127.0.0.1', port: 0, log: made.log, answer: (...parts) => answer(...parts) });
  world = { ...made, mailer, settings: { ...made.settings, baseUrl: server.address } };
  answer = localSite({
    blobs: world.blobs,
    settings: world.settings,
    outbox: folder,
    owner: null,
    dynamic: async (request, client) => {
      const answered = await web(request, client, world);
      await work(answered?.messages ?? []);
      return answered?.response;
    },
  });
  await newsComes(1);
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function work(messages: readonly Message[]): Promise<number> {
  return workOff(messages, {
    plan: (message) => plan(message, world),
    digest: (message) => digest(message, world),
    send: (message) => send(message, world),
    reply: (message) => reply(message, world),
    feed: (message) => feed(message, world),
  });
}

async function newsComes(number: number): Promise<void> {
  await store(world, await addEntry(world, number));
  world.clock.advance(2 * hourMs);
  await work([{ to: 'feed', topic: 'river' }, { to: 'plan' }]);
}

async function look(page: Page, name: string): Promise<void> {
  if (screenshots) {
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `subscribe-${name}.png`), fullPage: true });
  }
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth, name).toBe(clientWidth);
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Opens the newest mail of the outbox and follows one of its links, as a mail program would open it. */
async function followMail(context: BrowserContext, page: Page, subject: string, link: string): Promise<Page> {
  await page.goto(`${server.address}/outbox/`);
  await page.getByRole('link', { name: subject, exact: true }).first().click();
  const opening = context.waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: link }).first().click();
  return opening;
}

describe.each([
  ['without script', false],
  ['with script', true],
])('a reader, %s', (name, scripts) => {
  it('subscribes, confirms, gets the news, changes how often, and leaves', async () => {
    const context = await openContext(browser, phone, true);
    if (!scripts) await context.route('**/zone.js', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${server.address}/river/`);
    await page.getByRole('link', { name: 'Get it by e-mail' }).click();
    await look(page, `form-${name}`);
    world.clock.advance(10_000);
    await page.getByLabel('Your e-mail address').fill('ann@example.com');
    await page.getByLabel('As it happens').check();
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    await look(page, `check-${name}`);

    const confirm = await followMail(context, page, 'Confirm: The river by e-mail', 'Confirm the subscription');
    await look(confirm, `confirm-${name}`);
    await confirm.getByRole('button', { name: 'Yes, subscribe me' }).click();
    await confirm.getByRole('heading', { name: 'You are subscribed' }).waitFor();
    await look(confirm, `confirmed-${name}`);

    world.clock.advance(hourMs);
    await newsComes(2);
    const preferences = await followMail(context, page, 'Headline 2', 'Change how often');
    await look(preferences, `preferences-${name}`);
    await preferences.getByLabel('The river').selectOption('weekly');
    await preferences.getByLabel('Time zone').selectOption('Africa/Bamako');
    await preferences.getByRole('button', { name: 'Save' }).click();
    await preferences.getByRole('status').getByText('Saved.').waitFor();
    await look(preferences, `saved-${name}`);
    expect(await preferences.getByLabel('The river').inputValue()).toBe('weekly');

    const leave = await followMail(context, page, 'Headline 2', 'Unsubscribe');
    await look(leave, `unsubscribe-${name}`);
    await leave.getByRole('button', { name: 'Unsubscribe' }).click();
    await leave.getByRole('heading', { name: 'You are unsubscribed' }).waitFor();
    await look(leave, `unsubscribed-${name}`);
    const before = world.clock.now();
    world.clock.advance(8 * 24 * hourMs);
    await newsComes(3);
    await page.goto(`${server.address}/outbox/`);
    expect(await page.getByText('to ann@example.com').count(), before).toBe(3);
    await context.close();
  });
});

describe('the form', () => {
  it('takes the time zone from the browser where there is script', async () => {
    const context = await browser.newContext({ timezoneId: 'Africa/Bamako' });
    const page = await context.newPage();
    await page.goto(`${server.address}/river/subscribe`);
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Africa/Bamako');
    await context.close();
  });

  it('says at the field what is wrong, and keeps what was written', async () => {
    const context = await openContext(browser, phone, true);
    const page = await context.newPage();
    await page.goto(`${server.address}/river/subscribe`);
    world.clock.advance(10_000);
    await page.getByLabel('Your e-mail address').fill('josé@example.com');
    await page.getByLabel('Weekly').check();
    await page.locator('form').evaluate((form: HTMLFormElement) => form.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('alert').getByText('josé@example.com').waitFor();
    expect(await page.getByLabel('Weekly').isChecked()).toBe(true);
    await look(page, 'problem');
    await context.close();
  });

  it('is filled in with the keyboard alone', async () => {
    const context = await openContext(browser, phone, true);
    const page = await context.newPage();
    await page.goto(`${server.address}/river/subscribe`);
    world.clock.advance(10_000);
    await page.getByLabel('Your e-mail address').focus();
    await page.keyboard.type('ann@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    await context.close();
  });
});
