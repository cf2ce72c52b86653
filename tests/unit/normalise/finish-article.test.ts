import { expect, test } from 'vitest';
import { receivedAnyTime } from '../../../functions/model/article.ts';
import { readDocument } from '../../../functions/normalise/read-document.ts';

async function rolesOf(paragraphs: readonly { readonly role: string; readonly text: string }[]): Promise<string[]> {
  const outcome = await readDocument({
    bytes: new TextEncoder().encode(JSON.stringify({ title: 'Pier', paragraphs })),
    contentType: 'application/json',
    url: null,
    receivedAt: receivedAnyTime,
    source: 'dropped',
    documentKey: 'pier',
  });
  return outcome.kind === 'articles' ? (outcome.articles[0]?.paragraphs.map(({ role }) => role) ?? []) : [];
}

const told = { role: 'paragraph', text: 'The pier was closed on Monday.' };
const heading = (text: string) => ({ role: 'heading', text });

test('a heading that nothing follows is left out, for it stood over what is not of the article', async () => {
  const caption = { role: 'caption', text: 'The pier in May' };
  expect(await rolesOf([heading('Why'), told, heading('Read also'), caption])).toEqual([
    'heading',
    'paragraph',
    'caption',
  ]);
});

test('headings are kept where there is nothing else', async () => {
  expect(await rolesOf([heading('The pier closes'), heading('A new one opens')])).toEqual(['heading', 'heading']);
});
