import { describe, expect, it } from 'vitest';
import { headlinesLine } from '../../../functions/digest/compose-edition.ts';
import { excerptOf } from '../../../functions/digest/excerpt.ts';
import { statedTime } from '../../../functions/digest/stated-time.ts';
import { shorten } from '../../../functions/text/shorten.ts';
import { river } from '../../mail-world.ts';
import { sampleEdition } from '../../sample-edition.ts';

describe('what stands under a headline', () => {
  it('is the source’s own summary, else its standfirst, else its first paragraph', () => {
    const paragraph = {
      role: 'paragraph',
      text: 'The first paragraph, which is long enough to say something.',
    } as const;
    const standfirst = { role: 'standfirst', text: 'The standfirst.' } as const;
    const article = { title: 't', summary: null, paragraphs: [paragraph, standfirst] };
    expect(excerptOf({ ...article, summary: 'Summary.' })).toBe('Summary.');
    expect(excerptOf(article)).toBe('The standfirst.');
    expect(excerptOf({ ...article, paragraphs: [paragraph] })).toBe(paragraph.text);
    expect(excerptOf({ ...article, paragraphs: [] })).toBeNull();
  });

  it('ends with a sentence where it can, else between words, never inside a character', () => {
    expect(shorten('One sentence here. And another that is too long', 30)).toBe('One sentence here.');
    expect(shorten('no end of it in sight at all', 15)).toBe('no end of it…');
    expect(shorten(' short\n one ', 15)).toBe('short one');
    expect(shorten('word '.repeat(100), 280)).toMatch(/^(word )+word…$/);
    for (const text of ['\u{1f30a}'.repeat(20), '⛴'.repeat(20), `x${'😀'.repeat(20)}`]) {
      expect(shorten(text, 8).isWellFormed()).toBe(true);
      expect(shorten(text, 8).length).toBeLessThanOrEqual(8);
    }
  });

  it('lists headlines behind a subject that names none, and ends with one of them', () => {
    const { stories } = sampleEdition(river, 4);
    expect(headlinesLine(stories.slice(1, 3))).toBe(
      'Flood gauge at Old Bridge fails on the day it was needed · Ferry back in service',
    );
    expect(headlinesLine(stories)).toMatch(/\p{L}…$/u);
  });

  it('names the year where day and month alone could be another', () => {
    const said = ['2025-12-31', '2026-03-01T19:05:00.000Z', '2025-03-02'].map(
      (date) => statedTime(date, 'en', '2026-03-02T08:00:00.000Z')?.words,
    );
    expect(said).toEqual(['31 December', '1 March at 19:05 UTC', '2 March 2025']);
  });

  it('says a day as a day and an instant in UTC, and nothing for what is no date', () => {
    expect(statedTime('2026-03-02', 'en')?.words).toBe('2 March 2026');
    expect(statedTime('2026-03-02T07:05:00.000Z', 'en')?.words).toBe('2 March 2026 at 07:05 UTC');
    expect(statedTime('2026-03-02T19:05:00.000Z', 'ar')?.words).toMatch(/7:05.* UTC$/);
    const tokyo = (date: string) => statedTime(date, 'en', null, 'Asia/Tokyo')?.words;
    expect([tokyo('2026-03-02'), tokyo('2026-03-02T19:05:00.000Z')]).toEqual(['2 March 2026', '3 March 2026 at 04:05']);
    expect(statedTime('soon', 'en')).toBeNull();
    expect(statedTime(null, 'en')).toBeNull();
  });
});
