import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../functions/model/article.ts';
import { readPlainLines } from '../../functions/normalise/plain/read-plain-text.ts';
import { readDocument } from '../../functions/normalise/read-document.ts';
import { labelledDataHere, labelledPath } from '../labelled-data.ts';

interface Expected {
  readonly title: string;
  readonly publisher: string | null;
  readonly publisherDomain: string | null;
  readonly published: string | null;
  readonly dateline: string | null;
  readonly categories: readonly string[];
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** Read in place: the articles belong to their publishers, so no copy of them is kept here. */
function expectations(): [string, Expected][] {
  if (!labelledDataHere()) return [];
  return Object.entries(
    JSON.parse(readFileSync(labelledPath('seeds/expected.json'), 'utf8')) as Record<string, Expected>,
  );
}

const bodyRoles = new Set(['paragraph', 'quote', 'list']);

describe.skipIf(!labelledDataHere())(
  'the five seed articles (set NEWSFOLD_DATA to run where they are not at hand)',
  () => {
    test('are five', () => {
      expect(expectations()).toHaveLength(5);
    });

    test.each(expectations())('%s gets every line in its role', (file, expected) => {
      const { lines } = readPlainLines(readFileSync(labelledPath(`seeds/${file}`), 'utf8'), { url: null });
      const found: Record<string, number[]> = {
        title: [],
        standfirst: [],
        caption: [],
        heading: [],
        body: [],
        drop: [],
      };
      for (const line of lines) found[bodyRoles.has(line.role) ? 'body' : line.role]!.push(line.number);
      expect(found).toEqual(expected.lines);
    });

    test.each(expectations())('%s gets its title, outlet, date, dateline and categories', async (file, expected) => {
      const article = await articleOf(file);
      expect({
        title: article.title,
        publisher: article.publisher.name,
        publisherDomain: article.publisher.domain,
        published: article.published,
        dateline: article.dateline,
        categories: article.categories,
      }).toEqual({
        title: expected.title,
        publisher: expected.publisher,
        publisherDomain: expected.publisherDomain,
        published: expected.published,
        dateline: expected.dateline,
        categories: expected.categories,
      });
    });
  },
);

async function articleOf(file: string): Promise<Article> {
  const outcome = await readDocument({
    bytes: readFileSync(labelledPath(`seeds/${file}`)),
    contentType: 'text/plain',
    url: null,
    receivedAt: '2026-01-01T00:00:00.000Z',
    source: 'dropped',
    documentKey: file,
  });
  if (outcome.kind !== 'articles') throw new Error(outcome.reason);
  expect(outcome.articles).toHaveLength(1);
  return outcome.articles[0]!;
}
