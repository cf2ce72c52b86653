import { describe, expect, test } from 'vitest';
import { articleOf, describedAs } from '../described-documents.ts';
import { englishTexts } from './small-texts-english.ts';
import { markedTexts } from './small-texts-marked.ts';
import { worldTexts } from './small-texts-world.ts';

describe('a short text reads as its editor would have it:', () => {
  test.each([...englishTexts, ...markedTexts, ...worldTexts])('$name', async (text) => {
    const { name: _name, document, ...wanted } = text;
    expect(describedAs(await articleOf(document, 'text/plain'), text)).toEqual(wanted);
  });
});
