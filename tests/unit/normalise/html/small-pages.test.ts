import { describe, expect, test } from 'vitest';
import { articleOf, describedAs } from '../described-documents.ts';
import { englishPages } from './small-pages-english.ts';
import { madePages } from './small-pages-made.ts';
import { markupPages } from './small-pages-markup.ts';
import { worldPages } from './small-pages-world.ts';

describe('a small page reads as its editor would have it:', () => {
  test.each([...englishPages, ...madePages, ...markupPages, ...worldPages])('$name', async (page) => {
    const { name: _name, document, ...wanted } = page;
    expect(describedAs(await articleOf(document, 'text/html'), page)).toEqual(wanted);
  });
});
