import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextDocument } from '../../simulation/generated-news.ts';
import { seeded } from '../../simulation/seeded.ts';
import { type LocalRun, localRun } from './local-run.ts';

const mebibyte = 1024 * 1024;
const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 20 },
  (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`,
).join('')}]><rss version="2.0"><channel><title>&u;</title></channel></rss>`;

/** What nobody can read, by file name. */
const unreadable: Readonly<Record<string, string | Uint8Array>> = {
  'empty.html': '',
  'spaces.txt': ' \n\t \n',
  'binary.bin': Uint8Array.from({ length: 100_000 }, (_, at) => (at * 2_654_435_761) >>> 24),
  'huge.html': new Uint8Array(50 * mebibyte).fill(97),
  'malformed.xml': '<?xml version="1.0"?><notes><a>text</b></notes',
  'bomb.xml': bomb,
  'angles.xml': '<'.repeat(200_000),
  'angles.rss': `<?xml version="1.0"?><rss version="2.0"><channel>${'<'.repeat(200_000)}</channel></rss>`,
  'cut.json': '{"title": "Half an obj',
  'wrong.json': '[1, 2, 3]',
};

/** What must not stop anything, whatever is read from it. */
const strange: Readonly<Record<string, string | Uint8Array>> = {
  'nested.html': `<html><body>${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}</body></html>`,
  'encoding.html': Uint8Array.from([
    0x3c, 0x70, 0x3e, 0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x3c, 0x2f, 0x70, 0x3e,
  ]),
  'nul.txt': 'A title\u0000\n\nA line with \u0000 in it and \u0007 too.\n',
  'one-line.txt': 'word '.repeat(400_000),
  'open-tags.html': '<p><b><i>'.repeat(50_000),
};

let run: LocalRun;
beforeAll(async () => {
  run = localRun();
  for (const [name, content] of Object.entries({ ...unreadable, ...strange })) run.drop(name, content);
  await run.newsfold.catchUp();
}, 120_000);
afterAll(() => run.end());

test.each(Object.keys(unreadable))('keeps %s aside with a reason a person can act on', (name) => {
  const file = readFileSync(join(run.folder, 'rejected', `${name}.reason.json`), 'utf8');
  const { reason } = JSON.parse(file) as { reason: string };
  expect(reason).toMatch(/\w{4}/);
});

test('puts nothing into the dead letters', () => {
  expect(run.newsfold.queue.deadLetters(10)).toEqual([]);
});

test('goes on: a good document that comes after all that is in the feed', async () => {
  const chance = seeded(2);
  let good = nextDocument(1, [], chance);
  while (good.broken || good.articles[0]?.topic == null) good = nextDocument(1, [], chance);
  run.drop(`good.${good.key.split('.').at(-1)}`, good.content.bytes);
  await run.newsfold.catchUp();
  expect(run.newsfold.queue.deadLetters(10)).toEqual([]);
  const feed = readFileSync(join(run.folder, 'public', good.articles[0].topic, 'feed.atom'), 'utf8');
  expect(feed).toContain(good.articles[0].title);
});
