import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLocalData } from '../../../../functions/cli/installation/local-data.ts';
import { define } from '../../../../functions/cli/verbs/corrections.ts';
import { identityKeys } from '../../../../functions/curate/known/find-known.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import type { Correction } from '../../../../functions/model/correction.ts';
import type { Judged } from '../../../../functions/model/judgement.ts';
import { sampleArticle, sampleEntry } from '../../feed/sample-entries.ts';
import { freshInstallation, runVerb, type Said } from '../run-verb.ts';

const topic = 'mali-peacekeeping';
const { root, remove } = freshInstallation();
const article = sampleArticle(sampleEntry(1, { topic }));
const articleKey = `articles/${article.id}/1.json`;

beforeAll(async () => {
  const data = openLocalData(root);
  const bytes = new TextEncoder().encode(JSON.stringify(article));
  await data.blobs.put(articleKey, { bytes, contentType: 'application/json' });
  const value = {
    articleKey,
    title: article.title,
    url: article.url,
    verdict: 'dropped',
    score: 0,
    threshold: 1,
    why: [],
  };
  // A version that came before is judged as well, and is not what is listed.
  for (const at of ['2026-01-01T00:00:00.000Z', data.clock.now()]) {
    const key = recordKeys.judgement(topic, at, article.id);
    await data.records.write([{ kind: 'put', key, value, expect: 'any' }]);
  }
  data.close();
});
afterAll(remove);

function corrections(...words: string[]): Promise<Said> {
  return runVerb(define, [...words, '--data', root]);
}

test('says, lists and takes back, and queues what follows', async () => {
  const url = article.url ?? '';
  expect((await corrections('list', '--topic', topic)).err).toBe(`nothing is corrected in ${topic}\n`);
  expect(await corrections('add', url, '--kind', 'belongs', '--topic', topic)).toMatchObject({ code: 0 });
  const data = openLocalData(root);
  expect((await data.queue.receive(['curate'], 1_000))?.message).toEqual({ to: 'curate', topic, articleKey });
  data.close();
  expect((await corrections('list', '--topic', topic)).out).toContain(`belongs\t${article.id}`);
  expect(await corrections('undo', article.id, '--topic', topic)).toMatchObject({ code: 0 });
  expect((await corrections('list', '--topic', topic)).err).toBe(`nothing is corrected in ${topic}\n`);
});

test('knows an article by its address as a mail or a browser gives it', async () => {
  const copied = `${article.url?.replace('https://', 'https://www.')}?utm_source=newsletter#comments`;
  expect(await corrections('add', copied, '--kind', 'belongs', '--topic', topic)).toMatchObject({ code: 0 });
  expect(await corrections('undo', copied, '--topic', topic)).toMatchObject({ code: 0 });
});

test('lists what was judged, by verdict, with the id that add takes', async () => {
  const all = await corrections('judged', '--topic', topic);
  expect(all.out.trim().split('\t').slice(1)).toEqual(['dropped', article.id, article.title, article.url]);
  expect((await corrections('judged', '--topic', topic, '--verdict', 'dropped')).out).toBe(all.out);
  expect(await corrections('judged', '--topic', topic, '--verdict', 'kept')).toMatchObject({
    code: 0,
    out: '',
    err: `nothing kept in ${topic} yet\n`,
  });
  expect(await corrections('judged', '--topic', topic, '--limit', '0')).toMatchObject({ code: 2 });
});

test('says what is wrong with what was asked', async () => {
  expect(await corrections('add', 'nothing', '--kind', 'belongs', '--topic', topic)).toMatchObject({ code: 1 });
  expect(await corrections('undo', 'nothing', '--topic', topic)).toMatchObject({ code: 1 });
  expect(await corrections('list', '--topic', 'no-such-topic')).toMatchObject({ code: 2 });
  const url = article.url ?? '';
  expect(await corrections('add', url, '--kind', 'copy-of', '--topic', topic)).toMatchObject({ code: 2 });
  expect(await corrections('add', url, '--kind', 'belongs', '--of', url, '--topic', topic)).toMatchObject({ code: 2 });
  expect(await corrections('add', url, '--kind', 'same-story', '--of', 'x', '--topic', topic)).toMatchObject({
    code: 1,
  });
});

test('takes back what was said of an entry by the address of its page', async () => {
  const id = '0d6d7e9a-6f27-823b-b0ac-6ddca28b2443';
  const data = openLocalData(root);
  const judged: Judged = {
    verdict: 'kept',
    articleKey: 'articles/a1/1.json',
    title: 'Ferry leaves on time',
    url: null,
    receivedAt: data.clock.now(),
    entry: `urn:uuid:${id}`,
    into: null,
    storyId: 's1',
    similarity: 0,
  };
  const correction: Correction = {
    kind: 'does-not-belong',
    undone: false,
    articleId: 'a1',
    articleKey: judged.articleKey,
    title: judged.title,
    url: null,
    at: data.clock.now(),
    wasThere: true,
    foldedInto: null,
    judged: { receivedAt: judged.receivedAt, value: judged },
  };
  const key = recordKeys.correction(topic, 'a1');
  const head = recordKeys.topicState(topic, 'corrections');
  await data.records.write([
    { kind: 'put', key, value: correction, expect: 'absent' },
    { kind: 'put', key: head, value: { stamp: '', standing: 1 }, expect: 'any' },
  ]);
  data.close();
  expect(await corrections('undo', `http://127.0.0.1:8080/${topic}/entries/${id}.html`, '--topic', topic)).toEqual({
    out: 'taken back: does-not-belong: Ferry leaves on time (the feed follows when newsfold next starts)\n',
    err: '',
    code: 0,
  });
});

test('says of two articles what they are to each other', async () => {
  const data = openLocalData(root);
  const entries = [2, 3].map((number) => sampleEntry(number, { topic, storyId: `story-${number}` }));
  for (const entry of entries) {
    const one = { ...sampleArticle(entry), id: entry.articleId, identities: [`link:${entry.url}`], url: entry.url };
    const bytes = new TextEncoder().encode(JSON.stringify(one));
    await data.blobs.put(entry.articleKey, { bytes, contentType: 'application/json' });
    const judged = {
      articleKey: entry.articleKey,
      title: entry.title,
      url: entry.url,
      verdict: 'kept',
      entry: entry.id,
    };
    const identity = { entry: entry.position, reportId: entry.articleId, hasOwnName: false };
    const key = recordKeys.judgement(topic, data.clock.now(), entry.articleId);
    await data.records.write([
      { kind: 'put', key: recordKeys.entry(topic, entry.position), value: entry, expect: 'any' },
      { kind: 'put', key: identityKeys(topic, one.identities)[0]!, value: identity, expect: 'any' },
      { kind: 'put', key, value: judged, expect: 'any' },
    ]);
  }
  data.close();
  const [one, other] = entries.map(({ url }) => url ?? '');
  const asked = ['add', one!, '--kind', 'same-story', '--of', other!, '--topic', topic];
  expect(await corrections(...asked)).toMatchObject({ code: 0, out: expect.stringContaining('noted: same-story') });
  expect((await corrections('list', '--topic', topic)).out).toContain(`of: ${entries[1]!.title}`);
  expect(await corrections('undo', one!, '--topic', topic)).toMatchObject({ code: 0 });
});
