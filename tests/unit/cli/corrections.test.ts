import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { dataFolder, openDataFolder } from '../../../functions/adapters/local/data-folder.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { define } from '../../../functions/cli/corrections.ts';
import { openLocalData } from '../../../functions/cli/local-data.ts';
import { recordKeys } from '../../../functions/keys.ts';
import { sampleArticle, sampleEntry } from '../feed/sample-entries.ts';

const topic = 'mali-peacekeeping';
const root = mkdtempSync(join(tmpdir(), 'newsfold-corrections-'));
const article = sampleArticle(sampleEntry(1, { topic }));
const articleKey = `articles/${article.id}/1.json`;

beforeAll(async () => {
  const folder = dataFolder(root);
  openDataFolder(folder);
  openDatabase(folder.database).close();
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
  const key = recordKeys.judgement(topic, data.clock.now(), article.id);
  await data.records.write([{ kind: 'put', key, value, expect: 'any' }]);
  data.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What the command says and its exit code. */
async function corrections(...words: string[]): Promise<{ said: string; code: number | string | undefined }> {
  const said: string[] = [];
  for (const channel of ['log', 'error'] as const)
    vi.spyOn(console, channel).mockImplementation((text) => said.push(text));
  const command = new Command();
  define(command);
  await command.parseAsync([...words, '--data', root], { from: 'user' });
  const code = process.exitCode ?? undefined;
  return { said: said.join('\n'), code };
}

test('says, lists and takes back, and queues what follows', async () => {
  const url = article.url ?? '';
  expect((await corrections('list', '--topic', topic)).said).toBe(`nothing is corrected in ${topic}`);
  expect(await corrections('add', url, '--kind', 'belongs', '--topic', topic)).toMatchObject({ code: 0 });
  const data = openLocalData(root);
  expect((await data.queue.receive(['curate'], 1_000))?.message).toEqual({ to: 'curate', topic, articleKey });
  data.close();
  expect((await corrections('list', '--topic', topic)).said).toContain(`belongs\t${article.id}`);
  expect(await corrections('undo', article.id, '--topic', topic)).toMatchObject({ code: 0 });
  expect((await corrections('list', '--topic', topic)).said).toBe(`nothing is corrected in ${topic}`);
});

test('says what is wrong with what was asked', async () => {
  expect(await corrections('add', 'nothing', '--kind', 'belongs', '--topic', topic)).toMatchObject({ code: 1 });
  expect(await corrections('undo', 'nothing', '--topic', topic)).toMatchObject({ code: 1 });
  expect(await corrections('list', '--topic', 'no-such-topic')).toMatchObject({ code: 2 });
});
