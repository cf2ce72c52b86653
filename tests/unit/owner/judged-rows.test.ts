import { expect, it } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { Correction } from '../../../functions/model/correction.ts';
import type { Filter } from '../../../functions/owner/judged-rows.ts';
import { readJudged } from '../../../functions/owner/judged-rows.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { kesselTopic } from '../../kessel-topic.ts';
import { ownerTable, slug, texts } from './owner-table.ts';

const topic = prepareTopic(kesselTopic);

/** Titles and corrections of all pages of a list, one after the other. */
async function pagesOf(filter: Filter, needs: ReturnType<typeof ownerTable>['needs']) {
  const pages: (readonly (readonly [string, string | undefined])[])[] = [];
  let before: string | null = null;
  do {
    const page = await readJudged(topic, filter, before, needs);
    pages.push(page.rows.map(({ judged, correction }) => [judged.title, correction?.kind]));
    before = page.before;
  } while (before !== null);
  return pages;
}

it('shows what the owner said of an article until it is taken back', async () => {
  const table = ownerTable();
  await table.drop(texts.ferry);
  await table.drop(texts.regatta);
  const [ferry, race] = [
    'Ferry to Kessel stops for the winter',
    'Sailors race round Kessel island in the summer regatta',
  ];
  await table.say('does-not-belong', ferry);
  expect(await pagesOf('corrected', table.needs)).toEqual([[[ferry, 'does-not-belong']]]);
  expect((await pagesOf('all', table.needs)).flat()).toContainEqual([ferry, 'does-not-belong']);
  await table.takeBack(ferry);
  expect(await pagesOf('corrected', table.needs)).toEqual([[]]);
  expect(await pagesOf('all', table.needs)).toEqual([
    [
      [race, undefined],
      [ferry, undefined],
    ],
  ]);
});

it('pages through corrections, the latest first, each once, without those of articles that were never judged', async () => {
  const { needs } = ownerTable();
  const put = (number: number, judged: Correction['judged']) => {
    const articleId = String(number).padStart(32, '0');
    const title = `Report ${number}`;
    const correction: Correction = {
      ...{ kind: 'belongs', undone: false, articleId, articleKey: `articles/${articleId}/1.json`, title, url: null },
      ...{ at: new Date(Date.parse('2026-03-02T08:00:00.000Z') + number * 1_000).toISOString(), judged },
      ...{ wasThere: false, foldedInto: null },
    };
    return needs.records.write([
      { kind: 'put', key: recordKeys.correction(slug, articleId), value: correction, expect: 'any' },
    ]);
  };
  for (let number = 0; number < 60; number++) {
    const receivedAt = '2026-03-02T07:00:00.000Z';
    const named = { articleKey: `articles/${number}/1.json`, title: `Report ${number}`, url: null, receivedAt };
    const value = { ...named, verdict: 'dropped', score: 0, threshold: 1, why: [] } as const;
    await put(number, number === 50 ? null : { receivedAt, value });
  }
  const pages = await pagesOf('corrected', needs);
  expect(pages.map(({ length }) => length)).toEqual([30, 29]);
  const numbers = Array.from({ length: 60 }, (_, at) => 59 - at).filter((number) => number !== 50);
  expect(pages.flat().map(([title]) => title)).toEqual(numbers.map((number) => `Report ${number}`));
});
