import { expect, test } from 'vitest';
import { type StartSummary, startSummary } from '../../../../functions/cli/start/start-summary.ts';

const summary: StartSummary = {
  tally: { documents: 8, articles: 9, rejected: 0, onTopic: 7, mails: 1, failures: 0, sourcesFailed: 0 },
  left: { mails: { editions: 0, personal: 0 }, isPaused: false, aside: 0 },
  topics: [
    { slug: 'harbour', title: 'News of the harbour', canMatch: true, entries: 6, copies: 1, stories: 4, editions: 1 },
  ],
  sources: { followed: 3, asked: true },
  outboxCount: 1,
  baseUrl: 'http://127.0.0.1:8080',
  folder: '.newsfold',
  mailed: false,
  owned: true,
  running: true,
};

test('says what happened, what there is and where to look', () => {
  expect(startSummary(summary)).toBe(`
  8 documents in · 9 articles · 7 on topic · 1 mail made

  News of the harbour
    6 entries in 4 stories · 1 copy folded · feed written · 1 edition made

  Site        http://127.0.0.1:8080/
  Feed        http://127.0.0.1:8080/harbour/feed.atom
  Outbox      http://127.0.0.1:8080/outbox/   1 mail, sent to nobody
  Sources     http://127.0.0.1:8080/status   3 feeds, asked by themselves
  Judgements  http://127.0.0.1:8080/owner/   what was kept and dropped, and why
  Drop files  .newsfold/documents/

  Running; stop with Ctrl+C.

`);
});

test('names failures, rejected documents and silent sources only where there are any', () => {
  const troubled = { ...summary.tally, rejected: 2, failures: 1, sourcesFailed: 3 };
  const text = startSummary({ ...summary, tally: troubled });
  expect(text).toContain('2 rejected');
  expect(text).toContain('.newsfold/rejected/');
  expect(text).toContain('1 failed');
  expect(text).toContain('3 sources did not answer, and are asked again later; newsfold sources check says why');
});

test('says that nothing is new, and what to do where there is nothing at all', () => {
  const idle = { ...summary.tally, documents: 0, mails: 0 };
  expect(startSummary({ ...summary, tally: idle })).toContain('Nothing new since last time.');
  expect(startSummary({ ...summary, topics: [] })).toContain('topic new');
  const empty = { ...summary.topics[0]!, entries: 0 };
  expect(startSummary({ ...summary, topics: [empty] })).toContain('no entry yet');
  expect(startSummary({ ...summary, topics: [empty], tally: idle })).toContain('Nothing has come in yet.');
});

test('names files instead of addresses when it serves nothing', () => {
  const text = startSummary({ ...summary, running: false, owned: false });
  expect(text).toContain('Feed        .newsfold/public/harbour/feed.atom');
  expect(text).not.toContain('http:');
});

test('keeps the rows aligned whatever the topics are called', () => {
  const other = { ...summary.topics[0]!, slug: 'a-slug-of-some-length' };
  const text = startSummary({ ...summary, topics: [...summary.topics, other] });
  const columns = text
    .split('\n')
    .flatMap((line) => /^ {2}(?:Site|Feed|Outbox|Drop).*? (?=http|\.newsfold)/.exec(line) ?? []);
  expect(new Set(columns.map((column) => column.length)).size).toBe(1);
  expect(columns).toHaveLength(5);
});

test('points a topic without examples to its check', () => {
  const bare = { ...summary.topics[0]!, entries: 0, canMatch: false };
  expect(startSummary({ ...summary, topics: [bare] })).toContain('topic check harbour');
});

test('leads to the folder of mails when it serves nothing, and to no outbox when mails are sent', () => {
  expect(startSummary({ ...summary, running: false, owned: false })).toContain('.newsfold/outbox/');
  // Where others can come, the outbox has no page.
  expect(startSummary({ ...summary, owned: false })).toContain('  Outbox      .newsfold/outbox/   1 mail');
  expect(startSummary({ ...summary, mailed: true })).not.toContain('Outbox');
});

test('says where newsletters are taken in, when they are', () => {
  expect(startSummary({ ...summary, inboxPort: 2525 })).toContain('  Newsletters SMTP on port 2525');
  expect(startSummary(summary)).not.toContain('SMTP');
});

test('says what still waits and why, also in a run that did nothing', () => {
  const tally = { ...summary.tally, documents: 0, mails: 0 };
  const left = { mails: { editions: 1, personal: 2 }, isPaused: false, aside: 3 };
  const text = startSummary({ ...summary, tally, running: false, left });
  expect(text).toContain('Nothing new since last time.');
  expect(text).toContain(
    'Still to be mailed: 1 edition, 2 mails to one reader each; the mail server did not take all of it; it is tried again by a start after 20 minutes.',
  );
  expect(text).toContain('Put aside, for it failed each time: 3 steps; newsfold redrive says why');
  expect(startSummary({ ...summary, left: { ...left, isPaused: true } })).toContain(
    'each; sending is paused; newsfold resume lets them go.',
  );
});
