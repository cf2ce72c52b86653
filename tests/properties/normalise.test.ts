import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../functions/normalise/read-document.ts';

const read = (bytes: Uint8Array, contentType: string | null) =>
  readDocument({
    bytes,
    contentType,
    url: 'https://news.example/a',
    receivedAt: '2026-01-01T00:00:00.000Z',
    source: 'dropped',
    documentKey: 'documents/dropped/x',
  });

const contentType = fc.constantFrom(
  null,
  'text/plain',
  'text/html',
  'application/rss+xml',
  'application/json',
  'text/plain; charset=utf-16',
);

/** Pieces that documents are made of, and that attacks on them are made of. */
const piece = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div onclick="x()">',
      '<script>alert(1)</script>',
      '<a href="javascript:x()">',
      '<img src=x onerror=x()>',
    ],
    ...[
      '<![CDATA[',
      ']]>',
      '<rss><channel><item><title>',
      '</title><description>',
      '&lt;script&gt;',
      '<svg/onload=x()>',
      '<!--',
      '-->',
    ],
    ...[
      '{"title":"A","html":"<p onmouseover=x()>B</p>"}',
      '[',
      '{',
      '"',
      '\n\n',
      '\u0000',
      '\ud800',
      '©',
      ' — ',
      '<iframe src="https://x.example">',
    ],
    ...[
      'The council met on Monday and voted to end the mission. ',
      'By Jane Doe\n',
      '12 December 2023\n',
      'الرئيسية\n',
      '发表评论\n',
    ],
  ),
);
const document = fc.array(piece, { maxLength: 30 }).map((pieces) => new TextEncoder().encode(pieces.join('')));

describe('whatever the bytes', () => {
  test('a document is articles or a reason, the same ones each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(document, fc.uint8Array({ maxLength: 300 })), contentType, async (bytes, type) => {
        const outcome = await read(bytes, type);
        if (outcome.kind === 'articles') expect(outcome.articles.length).toBeGreaterThan(0);
        else expect(outcome.reason).not.toBe('');
        expect(await read(bytes, type)).toEqual(outcome);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing that runs, and nothing no feed can carry, comes out', async () => {
    await fc.assert(
      fc.asyncProperty(document, contentType, async (bytes, type) => {
        const outcome = await read(bytes, type);
        if (outcome.kind !== 'articles') return;
        for (const article of outcome.articles) {
          expect(article.html).not.toMatch(
            /<(?:script|iframe|svg|object|embed|style|form)\b|<[^>]*\son\w+\s*=|<[^>]*(?:href|src)\s*=\s*["']?\s*javascript:/i,
          );
          const shown = [
            article.title,
            article.byline ?? '',
            article.summary ?? '',
            article.text,
            ...article.categories,
          ].join('');
          expect(shown.isWellFormed()).toBe(true);
          expect(shown).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an article states no date that its text does not hold the year of', async () => {
    const lines = fc.array(
      fc.constantFrom(
        '12 December 2023',
        'The vote was held on Friday, the council said in the morning.',
        '© 2019 News',
        'Title of the report',
        'Page 3 of 2021',
        'Monday',
      ),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (chosen) => {
        const outcome = await read(new TextEncoder().encode(chosen.join('\n')), 'text/plain');
        if (outcome.kind !== 'articles') return;
        const stated = chosen.includes('12 December 2023') ? [null, '2023-12-12'] : [null];
        for (const { published, modified } of outcome.articles) {
          expect(stated).toContain(published);
          expect(modified).toBeNull();
        }
      }),
    );
  });
});
