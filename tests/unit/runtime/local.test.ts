import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nextDocument, type Outlet } from '../../simulation/generated-news.ts';
import { seeded } from '../../simulation/seeded.ts';
import { type LocalRun, localRun } from './local-run.ts';

let run: LocalRun | undefined;
afterEach(async () => {
  await run?.end();
  run = undefined;
});

/** A document with one article on a topic. */
function goodDocument(seed: number): { name: string; bytes: Uint8Array; outlet: Outlet & { topic: string } } {
  const chance = seeded(seed);
  for (;;) {
    const { key, content, articles } = nextDocument(1, [], chance);
    const outlet = articles[0];
    if (articles.length !== 1 || outlet === undefined || outlet.topic === null) continue;
    return { name: key.split('/').at(-1)!, bytes: content.bytes, outlet: { ...outlet, topic: outlet.topic } };
  }
}

async function feedText(of: LocalRun, topic: string): Promise<string> {
  const blob = await of.newsfold.world.blobs.get(`public/${topic}/feed.atom`);
  return new TextDecoder().decode(blob?.bytes);
}

test('brings a dropped file into the feed', async () => {
  run = localRun();
  const { name, bytes, outlet } = goodDocument(11);
  run.drop(name, bytes);
  await run.newsfold.catchUp();
  expect(await feedText(run, outlet.topic)).toContain(outlet.title);
  expect((await run.newsfold.queue.counts()).dead).toBe(0);
});

test('counts a dropped file as arrived when it is noticed, not when it was written', async () => {
  run = localRun();
  const { name, bytes } = goodDocument(12);
  run.drop(name, bytes);
  const before = run.newsfold.world.clock.now();
  await run.newsfold.catchUp();
  const head = await run.newsfold.world.blobs.head(`documents/${name}`);
  expect(head?.metadata).toMatchObject({ source: 'dropped' });
  expect(head!.metadata['received-at']! >= before).toBe(true);
});

test('notices what is dropped while it runs', async () => {
  run = localRun();
  await run.newsfold.catchUp();
  run.newsfold.keepRunning();
  const { name, bytes, outlet } = goodDocument(13);
  mkdirSync(join(run.folder, 'documents', 'some folder'));
  writeFileSync(join(run.folder, 'documents', 'some folder', name), bytes);
  await expect.poll(() => feedText(run!, outlet.topic), { timeout: 30_000 }).toContain(outlet.title);
});

test('goes on where the plan cannot be queued, as on a full disk, and says so', async () => {
  const warnings: string[] = [];
  run = localRun({ warn: (event) => warnings.push(event) });
  const { queue } = run.newsfold;
  const send = queue.send;
  queue.send = async (messages) => {
    if (messages.some(({ to }) => to === 'plan')) throw new Error('database or disk is full');
    await send(messages);
  };
  const { name, bytes, outlet } = goodDocument(18);
  run.drop(name, bytes);
  run.newsfold.keepRunning();
  await expect.poll(() => feedText(run!, outlet.topic), { timeout: 30_000 }).toContain(outlet.title);
  await expect.poll(() => warnings).toEqual(['not planning, and tried again later: database or disk is full']);
});

test('leaves unfinished and hidden files alone', async () => {
  run = localRun();
  const { bytes } = goodDocument(14);
  for (const name of ['.hidden.txt', 'page.html.part', 'page.html.crdownload', 'page.html~']) run.drop(name, bytes);
  await run.newsfold.catchUp();
  expect((await run.newsfold.world.blobs.list('articles/', { limit: 1 })).keys).toEqual([]);
});

test('takes a file in whose name holds what file names may hold', async () => {
  run = localRun();
  const { bytes, outlet } = goodDocument(15);
  run.drop('100% “sure”: a title? été 😀 %25.txt', bytes);
  await run.newsfold.catchUp();
  expect(await feedText(run, outlet.topic)).toContain(outlet.title);
});

test('takes a changed file in again and keeps its entry', async () => {
  run = localRun();
  const { bytes, outlet } = goodDocument(16);
  run.drop('page.html', page(outlet, 'first'));
  await run.newsfold.catchUp();
  run.drop('page.html', page(outlet, 'second'));
  await run.newsfold.catchUp();
  const feed = await feedText(run, outlet.topic);
  expect(feed.split('<entry').length - 1).toBe(1);
  expect(feed).toContain('second');
  expect(bytes.length).toBeGreaterThan(0);
});

test('writes no public byte anew when it starts a second time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-twice-'));
  const first = localRun({ folder });
  const { name, bytes, outlet } = goodDocument(17);
  first.drop(name, bytes);
  await first.newsfold.catchUp();
  await first.newsfold.close();
  const path = join(folder, 'public', outlet.topic, 'feed.atom');
  const before = readFileSync(path, 'utf8');
  run = localRun({ folder });
  const etag = (await run.newsfold.world.blobs.head(`public/${outlet.topic}/feed.atom`))?.storedAt;
  await run.newsfold.catchUp();
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect((await run.newsfold.world.blobs.head(`public/${outlet.topic}/feed.atom`))?.storedAt).toBe(etag);
});

function page({ title, url, text }: Outlet, more: string): string {
  const paragraphs = `${text} ${more}`.split('\n\n').map((one) => `<p>${one}</p>`);
  const canonical = `<link rel="canonical" href="${url ?? 'https://example.org/a'}">`;
  return `<html lang="en"><head><title>${title}</title>${canonical}</head><body><article><h1>${title}</h1>${paragraphs.join('')}</article></body></html>`;
}
