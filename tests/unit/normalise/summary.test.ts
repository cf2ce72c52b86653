import { describe, expect, test } from 'vitest';
import { cleanSummary, summaryCharactersMax, summaryOf } from '../../../functions/normalise/summary.ts';

const paragraph = (text: string) => ({ role: 'paragraph' as const, text });

describe('a summary from the body', () => {
  test('ends where a sentence does', () => {
    const sentences = Array.from({ length: 10 }, (_, at) => `This is sentence number ${at} of a longer report.`);
    const summary = summaryOf([paragraph(sentences.join(' '))])!;
    expect(summary.length).toBeLessThanOrEqual(summaryCharactersMax);
    expect(summary.endsWith('report.')).toBe(true);
  });

  test('does not end at the points of an abbreviation', () => {
    const text = `The U.N. Security Council met on Friday. ${'It heard Gen. A. Smith of the U.S. for a long, long while, and then it heard him again, '.repeat(4)}and went home.`;
    expect(summaryOf([paragraph(text)])).toBe('The U.N. Security Council met on Friday.');
  });

  test('is cut at a word when the first sentence is too long', () => {
    const summary = summaryOf([paragraph(`One ${'very '.repeat(100)}long sentence.`)])!;
    expect(summary).toMatch(/very…$/);
    expect(summary.length).toBeLessThanOrEqual(summaryCharactersMax + 1);
  });

  test('is the standfirst where there is one, and never a caption', () => {
    expect(summaryOf([{ role: 'standfirst', text: 'In short, it rained.' }, paragraph('It rained a lot.')])).toBe(
      'In short, it rained.',
    );
    expect(summaryOf([{ role: 'caption', text: 'Rain.' }])).toBeNull();
  });

  test('of a Chinese text ends at its own full stop', () => {
    const text = '停运三年的夜间列车本周五恢复运行，旅客可以从北方小城直达海滨。'.repeat(20);
    expect(summaryOf([paragraph(text)])).toMatch(/海滨。$/);
  });
});

describe('a source’s own summary', () => {
  test('loses the mark of its cut', () => {
    expect(cleanSummary('The council voted on Friday to end the mission […]', 'Vote')).toBe(
      'The council voted on Friday to end the mission',
    );
    expect(cleanSummary('The council voted on Friday to end the mission... Read more »', 'Vote')).toBe(
      'The council voted on Friday to end the mission',
    );
  });

  test('that only says the title again is none', () => {
    expect(cleanSummary('The council ends its mission.', 'The Council Ends Its Mission')).toBeNull();
  });
});
