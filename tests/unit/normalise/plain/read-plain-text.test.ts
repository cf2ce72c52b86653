import { describe, expect, test } from 'vitest';
import { readPlainLines, readPlainText } from '../../../../functions/normalise/plain/read-plain-text.ts';
import { texts } from './written-texts.ts';

/** Roles in order, without the dropped lines; runs of paragraphs counted. */
function shapeOf(text: string): string {
  const roles = readPlainLines(text, { url: null }).lines.map(({ role }) => role);
  return roles
    .filter((role) => role !== 'drop')
    .join(' ')
    .replace(/paragraph(?: paragraph)*/g, (run) => `p${run.split(' ').length}`);
}

function draftOf(text: string) {
  const { draft } = readPlainLines(text, { url: null });
  const { title, byline, published, publisher, categories } = draft;
  return { title, byline, published, publisher: publisher.name, categories };
}

describe('a page as plain text', () => {
  test.each(['french', 'arabic', 'chinese'] as const)(
    'in %s keeps title, caption, body and heading, and drops the rest',
    (name) => {
      expect(shapeOf(texts[name])).toMatch(/^title caption p[23] heading p[12]$/);
    },
  );

  test('in Spanish keeps a heading that asks', () => {
    expect(shapeOf(texts.spanish)).toBe('title p2 heading p2');
  });

  test('in French states its writer, date, outlet and categories', () => {
    expect(draftOf(texts.french)).toEqual({
      title: 'À Tombouctou, la réouverture du marché redonne espoir aux commerçants',
      byline: 'Aminata Koné',
      published: '2024-03-14',
      publisher: 'Le Courrier du Fleuve',
      categories: ['International', 'Afrique'],
    });
  });

  test('in Arabic states its date and outlet', () => {
    expect(draftOf(texts.arabic)).toMatchObject({
      title: 'إعادة فتح الجسر القديم بعد عامين من أعمال الترميم',
      published: '2024-03-15',
      publisher: 'جريدة الضفة',
    });
  });

  test('in Chinese states its date and outlet', () => {
    expect(draftOf(texts.chinese)).toMatchObject({
      title: '北方小城恢复夜间列车 旅客可直达海滨',
      published: '2024-03-15',
      publisher: '北方晨报',
    });
  });

  test('of a title and one sentence is both', () => {
    expect(shapeOf(texts.short)).toBe('title p1');
  });

  test('without a title stays without one', () => {
    expect(draftOf(texts.onlyProse)).toMatchObject({ title: null, published: null, byline: null, publisher: null });
    expect(shapeOf(texts.onlyProse)).toBe('p2');
  });
});

describe('what a text does not state', () => {
  const prose = texts.onlyProse;

  test('is not made up from the year of a copyright line', () => {
    expect(draftOf(`The library opens again\n\n${prose}\n\n© 2024 Mill Street Gazette`)).toMatchObject({
      published: null,
      publisher: 'Mill Street Gazette',
    });
  });

  test('is not made up from a date within the prose', () => {
    expect(
      draftOf(
        `The library opens again\n\nThe roof was mended on 12 December 2023, the town said in a statement on Friday.\n\n${prose}`,
      ).published,
    ).toBeNull();
  });

  test('a date that only says when the page changed is not when it was published', () => {
    const { draft } = readPlainLines(`The library opens again\nUpdated 3 May 2024\n\n${prose}`, { url: null });
    expect([draft.published, draft.modified]).toEqual([null, '2024-05-03']);
  });

  test('a figure date that could be of two months is of none', () => {
    expect(draftOf(`The library opens again\n04/05/2024\n\n${prose}`).published).toBeNull();
  });
});

describe('the lines between title and body', () => {
  const body = `The harbour bridge will be closed from Monday to Saturday while its railings are painted, the county said.

The bridge, built in 1931, was last painted eleven years ago. Two ferries will run every half hour while it is closed.

Shopkeepers on the south bank asked for the work to be done in winter, when fewer visitors come to the harbour.`;

  test('that come again word for word further down are the standfirst, and the later ones the body', () => {
    const lede =
      'The bridge, built in 1931, was last painted eleven years ago. Two ferries will run every half hour while it is closed.';
    expect(shapeOf(`Harbour bridge closes for a week\n\n${lede}\n\n${body}`)).toBe('title standfirst p3');
  });

  test('that repeat the title are dropped', () => {
    expect(shapeOf(`Harbour bridge closes for a week\n\nHarbour bridge closes for a week\n\n${body}`)).toBe('title p3');
  });

  test('that end in a photo credit are captions', () => {
    expect(shapeOf(`Harbour bridge closes for a week\n\nThe bridge at dusk (Photo by Ann Lee)\n\n${body}`)).toBe(
      'title caption p3',
    );
  });
});

describe('no article', () => {
  test.each([
    ['a menu', 'Home\nNews\nSport\nLog in'],
    ['a number', '42'],
    ['one long word', 'a'.repeat(10_000)],
  ])('is in %s', (_, text) => {
    expect(readPlainText(text, { url: null })).toEqual({ rejected: expect.stringContaining('no article') });
  });
});
