import { expect, test } from 'vitest';
import { readJson } from '../../../../functions/normalise/json/read-json.ts';

const text = 'The bridge closes on Monday, the county said.';
const read = (value: unknown) => {
  const outcome = readJson(JSON.stringify(value), { url: null });
  return outcome.kind === 'articles' ? outcome.drafts : outcome.reason;
};

test.each<[string, object]>([
  ['an empty list', { items: [] }],
  ['a list of other things', { data: [{ likes: 3 }] }],
  ['an object of the same name', { article: { id: 4 } }],
])('is the article itself where it has a text, and %s beside it', (_, beside) => {
  expect(read({ title: 'Bridge closes', text, ...beside })).toMatchObject([{ title: 'Bridge closes' }]);
});

test('is the articles that it holds where they have texts, whatever it says itself', () => {
  const articles = [{ title: 'Bridge closes', text }];
  expect(read({ title: 'All', text: 'ok', articles })).toMatchObject(articles.map(({ title }) => ({ title })));
});

test('takes what stands under another name where the first one is empty', () => {
  const [draft] = read({ title: ' ', headline: 'Bridge closes', text: '\n', articleBody: text, paragraphs: [] });
  expect(draft).toMatchObject({ title: 'Bridge closes', paragraphs: [{ text }] });
});

test('has the address that it came from where it says none, which that of a list is not: it may hold a key', () => {
  const url = 'https://api.bee.example/all?key=hush';
  const item = { title: 'Bridge closes', text, image: '/bridge.jpg' };
  const addressesIn = (value: unknown) => {
    const outcome = readJson(JSON.stringify(value), { url });
    return outcome.kind === 'articles' && outcome.drafts.map((draft) => [draft.url, draft.image?.url]);
  };
  const image = 'https://api.bee.example/bridge.jpg';
  for (const alone of [item, { article: item }, { '@graph': [{ '@type': 'Article', ...item }] }])
    expect(addressesIn(alone)).toEqual([[url, image]]);
  for (const list of [[item], { articles: [item] }, { response: { posts: [item] } }])
    expect(addressesIn(list)).toEqual([[null, image]]);
});

test('has its id within the site that it stands on: two sites count from 1', () => {
  const idOf = (url: string | null) => (read({ id: 1, title: 'Bridge closes', text, url }) as never[])[0];
  expect(idOf('https://www.north.example/1')).toMatchObject({ identities: ['guid:north.example|1'] });
  expect(idOf('https://south.example/1')).toMatchObject({ identities: ['guid:south.example|1'] });
  expect(idOf(null)).toMatchObject({ identities: ['guid:|1'] });
});

test('says what the nodes of its JSON-LD graph say that it refers to', () => {
  const graph = [
    {
      '@type': 'NewsArticle',
      headline: 'Bridge closes',
      articleBody: text,
      author: [{ '@id': '#a' }],
      publisher: { '@type': 'Organization', '@id': '#b' },
    },
    { '@type': 'Person', '@id': '#a', name: 'Ada Diarra' },
    { '@type': 'Organization', '@id': '#b', name: 'The Bee' },
  ];
  expect(read({ '@graph': graph })).toMatchObject([{ byline: 'Ada Diarra', publisher: { name: 'The Bee' } }]);
});

test('has no date where a clock begins, and no address for a writer', () => {
  const said = { title: 'Bridge closes', text, published: '1970-01-01T00:00:00Z', author: 'Ada Diarra, a@bee.example' };
  expect(read(said)).toMatchObject([{ published: null, byline: 'Ada Diarra' }]);
});
