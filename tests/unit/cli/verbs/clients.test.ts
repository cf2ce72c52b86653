import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLocalData } from '../../../../functions/cli/installation/local-data.ts';
import { define } from '../../../../functions/cli/verbs/clients.ts';
import { pushClientOf } from '../../../../functions/collect/push-clients.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

let installation: ReturnType<typeof freshInstallation>;
beforeEach(() => {
  installation = freshInstallation();
});
afterEach(() => installation.remove());

const clients = (...words: string[]) => runVerb(define, [...words, '--data', installation.root]);

async function whoHas(token: string): Promise<string | undefined> {
  const data = openLocalData(installation.root);
  const client = await pushClientOf(token, data);
  data.close();
  return client?.name;
}

test('gives a token that lets its client push until it is revoked', async () => {
  expect((await clients('list')).out).toContain('Nobody may push yet');
  const token = (await clients('add', 'desk')).out.trim();
  expect(await whoHas(token)).toBe('desk');
  expect(await clients('add', 'desk')).toMatchObject({ out: '', code: 1 });
  expect((await clients('list')).out).toMatch(/^desk {2}since \d{4}-\d{2}-\d{2}\n$/);
  expect(await clients('revoke', 'desk')).toMatchObject({ out: 'desk may no longer push\n', code: 0 });
  expect(await whoHas(token)).toBeUndefined();
  expect(await clients('revoke', 'desk')).toMatchObject({ out: '', code: 1 });
  expect((await clients('list')).out).toMatch(/, revoked \d{4}-\d{2}-\d{2}\n$/);
});

test('takes the right from nobody of another name', async () => {
  const [desk, wire] = [(await clients('add', 'desk')).out.trim(), (await clients('add', 'wire')).out.trim()];
  await clients('revoke', 'desk');
  expect([await whoHas(desk), await whoHas(wire)]).toEqual([undefined, 'wire']);
});
