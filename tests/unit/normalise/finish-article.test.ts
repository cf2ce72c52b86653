import { expect, test } from 'vitest';
import { type Article, receivedAnyTime } from '../../../functions/model/article.ts';
import { readDocument } from '../../../functions/normalise/read-document.ts';

async function articleOf(object: object): Promise<Article | undefined> {
  const outcome = await readDocument({
    bytes: new TextEncoder().encode(JSON.stringify({ title: 'Pier', ...object })),
    contentType: 'application/json',
    url: null,
    receivedAt: receivedAnyTime,
    source: 'dropped',
    documentKey: 'pier',
  });
  return outcome.kind === 'articles' ? outcome.articles[0] : undefined;
}

async function rolesOf(paragraphs: readonly { readonly role: string; readonly text: string }[]): Promise<string[]> {
  return (await articleOf({ paragraphs }))?.paragraphs.map(({ role }) => role) ?? [];
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

test('what stands in records is of bearable length, whatever a document states', async () => {
  const long = 'x'.repeat(400_000);
  const image = (stated: unknown) => articleOf({ paragraphs: [told], image: stated });
  const described = await image({ url: 'https://a.example/pier.jpg', alt: `The\u0000 pier ${long}` });
  expect(described?.image?.url).toBe('https://a.example/pier.jpg');
  expect(described?.image?.alt).toMatch(/^The pier x{400,600}…$/);
  expect((await image(`https://a.example/${long}`))?.image).toBeNull();
  const published = await articleOf({ paragraphs: [told], publisher: { name: 'Pier News', domain: long } });
  expect(published?.publisher).toEqual({ name: 'Pier News', domain: null });
});
