import { describe, expect, it } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { JudgedRow } from '../../../functions/owner/judged-rows.ts';
import { judgementsPage } from '../../../functions/owner/owner-pages.ts';
import { ownerVisit } from '../../../functions/owner/owner-visit.ts';
import { verdictWords } from '../../../functions/owner/verdict-words.ts';
import { river } from '../../mail-world.ts';
import { ownerTable, slug, texts } from './owner-table.ts';

const path = `/owner/${slug}/`;

/** The pages over a table, as a browser asks for them. */
function visitor(table = ownerTable()) {
  const ask = async (query = '', init: RequestInit = {}, at = path) => {
    const request = new Request(`http://127.0.0.1:8080${at}${query}`, init);
    const answered = await ownerVisit(request, at, table.needs);
    await table.run(answered?.messages ?? []);
    return answered?.response;
  };
  const text = async (query = '') => (await (await ask(query))?.text()) ?? '';
  const fieldsOf = (page: string, title: string): URLSearchParams => {
    const row = page.split('<article').find((part) => part.includes(title)) ?? '';
    const fields = [...row.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
    return new URLSearchParams(fields);
  };
  const press = (fields: URLSearchParams, headers: Record<string, string> = {}) =>
    ask('', { method: 'POST', body: fields, headers });
  return { table, ask, text, fieldsOf, press };
}

async function everythingIn(table: ReturnType<typeof ownerTable>): Promise<string> {
  const partitions = ['entries', 'judgements', 'corrections', 'topics'].map((name) => `${name}/${slug}`);
  return JSON.stringify(await Promise.all(partitions.map((name) => table.needs.records.list(name, { limit: 500 }))));
}

/** The page of one judgement alone. */
function pageWith(row: JudgedRow, topic: typeof river): string {
  const asked = { filter: 'all', before: null, pick: null } as const;
  const form = { token: 'token', problem: null, picked: null };
  const settings = { baseUrl: 'http://127.0.0.1:8080', siteName: 'Test' };
  return judgementsPage({ topic, asked, judged: { rows: [row], before: null }, ...form }, settings);
}

describe('the owner’s pages', () => {
  it('change nothing when looked at', async () => {
    const { table, ask, text } = visitor();
    await table.drop(texts.ferry);
    await table.drop(texts.choir);
    const before = await everythingIn(table);
    for (const query of [
      '',
      '?show=dropped',
      '?show=corrected',
      '?before=2026-03-02T08:00:12.000Z',
      '?show=%00&before=x',
    ])
      expect((await ask(query))?.status).toBe(200);
    expect(await text()).toContain('clearly on topic');
    expect(await everythingIn(table)).toBe(before);
  });

  it('say that an article which was kept would not be by now', async () => {
    const rowOf = (score: number): JudgedRow => ({
      ...{ sort: '2026-03-02T08:00:00.000Z#a', articleId: 'a', receivedAt: '2026-03-02T08:00:00.000Z' },
      judged: {
        ...{ verdict: 'kept', articleKey: 'articles/a/1.json', title: 'Ferry', url: null, into: null, similarity: 0 },
        ...{ entry: 'urn:uuid:a', storyId: 's', receivedAt: '2026-03-02T08:00:00.000Z' },
      },
      publisher: { name: null, domain: null },
      published: null,
      summary: 'The ferry stops at noon.',
      verdict: { score, threshold: 0.2, why: [] },
      correction: null,
    });
    const pageOf = (score: number) => {
      return pageWith(rowOf(score), { ...river, slug });
    };
    expect(pageOf(0.1)).toContain('<strong>Kept</strong>, but would not be now: <span');
    expect(pageOf(0.3)).toContain('<strong>Kept</strong>: <span');
  });

  it('let the owner read what has no address of its own: an entry on its page, what was dropped by its summary', () => {
    const common = { articleKey: 'articles/a/1.json', title: 'Ferry', url: null };
    const kept = { ...common, verdict: 'kept', entry: 'urn:uuid:e1', into: null, storyId: 's', similarity: 0 } as const;
    const dropped = { ...common, verdict: 'dropped', score: 0, threshold: 1, why: [] } as const;
    const pageOf = (judged: object) => {
      const row = {
        ...{ sort: '2026-03-02T08:00:00.000Z#a', articleId: 'a', receivedAt: '2026-03-02T08:00:00.000Z', judged },
        ...{ publisher: { name: null, domain: null }, published: null, summary: 'It stops at noon.' },
        ...{ verdict: null, correction: null },
      } as JudgedRow;
      return pageWith(row, river);
    };
    expect(pageOf(kept)).toContain(`<a href="/${river.slug}/entries/e1.html">Ferry</a>`);
    expect(pageOf(kept)).not.toContain('It stops at noon.');
    expect(pageOf(dropped)).toContain('<p dir="auto">It stops at noon.</p>');
    expect(pageOf({ ...dropped, url: 'https://desk.example/ferry' })).not.toContain('It stops at noon.');
  });

  it('narrow the list to what is asked for', async () => {
    const { table, text } = visitor();
    await table.drop(texts.ferry);
    await table.drop(texts.choir);
    expect(await text('?show=dropped')).not.toContain('Ferry to Kessel stops');
    expect(await text('?show=dropped')).toContain('Choir of Lindau');
    expect(await text('?show=kept')).not.toContain('Choir of Lindau');
    expect(await text('?show=folded')).toContain('Nothing was folded');
  });

  it('page through everything, each judgement once', async () => {
    const { table, text } = visitor();
    for (let n = 0; n < 70; n++) await table.drop(texts.choir.replaceAll('Lindau', `Lindau${n}`));
    const seen: string[] = [];
    for (let query: string | undefined = '?show=dropped'; query !== undefined; ) {
      const page = await text(query);
      seen.push(...[...page.matchAll(/id="a-(\w+)"/g)].map(([, id = '']) => id));
      query = /href="[^"]*(\?[^"]*)">Older/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(70);
    expect(new Set(seen).size).toBe(70);
  });

  it('show of an article what was judged last: of a teaser that was dropped, its page that was kept', async () => {
    const { table, text } = visitor();
    const url = 'https://coast.example/ferry';
    await table.drop(texts.choir, { url });
    await table.drop(texts.ferry, { url });
    expect((await text()).split('<article')).toHaveLength(2);
    expect(await text()).toContain('Ferry to Kessel stops for the winter');
    expect(await text('?show=dropped')).toContain('Nothing was dropped');
  });

  it('show no markup of an article as markup', async () => {
    const { table, text } = visitor();
    await table.drop(texts.choir.replace('Choir of Lindau wins', '<img src=x onerror=alert(1)> of Lindau wins'));
    expect(await text()).not.toContain('<img');
  });

  it('know no other topic and no other path', async () => {
    const { ask } = visitor();
    expect(await ask('', {}, '/owner/other/')).toBeUndefined();
    expect(await ask('', {}, '/ownership/')).toBeUndefined();
    expect((await ask('', {}, '/owner'))?.headers.get('location')).toBe('/owner/');
  });

  it('are found without the slash at the end of their address too', async () => {
    const { ask } = visitor();
    const answered = await ask('?show=dropped', {}, `/owner/${slug}`);
    expect(answered?.status).toBe(308);
    expect(answered?.headers.get('location')).toBe(`${path}?show=dropped`);
    expect(await ask('', {}, '/owner/other')).toBeUndefined();
  });
});

describe('a button', () => {
  it('is obeyed with a token of the page, and leads back to the list', async () => {
    const { table, text, fieldsOf, press } = visitor();
    await table.drop(texts.choir);
    const answered = await press(fieldsOf(await text('?show=dropped'), 'Choir'));
    expect(answered?.status).toBe(303);
    expect(answered?.headers.get('location')).toContain(`${path}?show=dropped#a-`);
    expect(await table.shown()).toHaveLength(1);
  });

  it.each([
    ['without a token', (fields: URLSearchParams) => fields.delete('token'), {}],
    [
      'with a token made up',
      (fields: URLSearchParams) => fields.set('token', 'f1.owner.kessel-ferry.aaaaaaaaaaaaaaaaaaaaaa'),
      {},
    ],
    ['from another site', () => {}, { 'sec-fetch-site': 'cross-site' }],
  ])('is not obeyed %s', async (_case, spoil, headers) => {
    const { table, text, fieldsOf, press } = visitor();
    await table.drop(texts.choir);
    const fields = fieldsOf(await text(), 'Choir');
    spoil(fields);
    expect((await press(fields, headers))?.status).toBe(403);
    expect(await table.shown()).toEqual([]);
  });

  it('says why when what it asks for is over', async () => {
    const { table, text, fieldsOf, press } = visitor();
    await table.drop(texts.choir);
    const fields = fieldsOf(await text(), 'Choir');
    await press(fields);
    const again = await press(fields);
    expect(again?.status).toBe(409);
    expect(await again?.text()).toContain('corrected already');
  });

  it('is refused once a topic has as many corrections as it may', async () => {
    const { table, text, fieldsOf, press } = visitor();
    await table.drop(texts.choir);
    const key = recordKeys.topicState(slug, 'corrections');
    await table.needs.records.write([{ kind: 'put', key, value: { stamp: 'full', standing: 500 }, expect: 'any' }]);
    const answered = await press(fieldsOf(await text(), 'Choir'));
    expect(answered?.status).toBe(409);
    expect(await answered?.text()).toContain('500 corrections');
  });
});

describe('what is said of two articles', () => {
  const choose = async () => {
    const { table, text, press } = visitor();
    await table.drop(texts.ferry);
    await table.drop(texts.regatta);
    await table.drop(texts.choir);
    const link = /<a href="([^"]*)" aria-label="Goes with another article: Sailors/.exec(await text('?show=kept'))?.[1];
    const query = new URL((link ?? '').replaceAll('&amp;', '&'), 'http://127.0.0.1').search;
    return { table, press, query, page: await text(query) };
  };

  it('is chosen by a link, and said by a button beside the other', async () => {
    const { table, press, page } = await choose();
    expect(page).toMatch(/You chose <q dir="auto">Sailors race/);
    expect(page).toContain('This is the one you chose.');
    const form = page.split('<form').find((part) => part.includes('One story with this: Ferry'));
    const fields = new URLSearchParams(
      [...(form ?? '').matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    fields.delete('say');
    fields.set('say', 'same-story');
    const answered = await press(fields);
    expect(answered?.headers.get('location')).toContain(`${path}?show=kept#a-`);
    const [first, second] = await table.entries();
    expect(second?.storyId).toBe(first?.storyId);
  });

  it('offers nothing beside what was dropped, and changes nothing by being looked for', async () => {
    const { table, query, page } = await choose();
    expect(page.split('<form')).toHaveLength(2);
    expect(query).toContain('show=kept');
    const before = await everythingIn(table);
    const { ask } = visitor(table);
    const all = await (await ask(query.replace('show=kept', 'show=all')))?.text();
    expect(all?.split('<form')).toHaveLength(2);
    expect((await ask('?pick=2026-03-02T08:00:12.000Z%23abc'))?.status).toBe(200);
    expect(await everythingIn(table)).toBe(before);
  });
});

it.each([
  [0.9, 0.3, 'clearly on topic'],
  [0.35, 0.3, 'on topic'],
  [0.3, 0.3, 'just above the line'],
  [0.29, 0.3, 'just below the line'],
  [0.2, 0.3, 'off topic'],
  [-0.1, 0.3, 'clearly off topic'],
])('says of a score of %d, where %d is needed: %s', (score, threshold, words) => {
  expect(verdictWords(score, threshold)).toBe(words);
});
