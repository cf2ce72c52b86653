import { expect, test } from 'vitest';
import { readJson } from '../../../../functions/normalise/json/read-json.ts';

const line = (title: string) => JSON.stringify({ title, text: `${title}, the county said on Monday.` });

test('reads an article a line', () => {
  const outcome = readJson(`${line('Bridge closes')}\r\n\n${line('Bridge opens')}\n`, { url: null });
  expect(outcome).toMatchObject({ kind: 'articles', drafts: [{ title: 'Bridge closes' }, { title: 'Bridge opens' }] });
});

test('says what is wrong with JSON that is malformed, whatever lines of it are whole', () => {
  const outcome = readJson(`${line('Bridge closes')}\n{"title":`, { url: null });
  expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('malformed JSON') });
});
