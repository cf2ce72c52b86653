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

test('a summary of a body that was cut off ends with a sentence', () => {
  const body = {
    role: 'paragraph',
    text: 'The council voted on Friday to end the mission. The first boats […]',
  } as const;
  expect(summaryOf([body])).toBe('The council voted on Friday to end the mission.');
});

describe('a source’s own summary', () => {
  test.each([
    ['The council voted on Friday to end the mission […]', 'The council voted on Friday to end the mission…'],
    ['The council voted on Fri... Read more »', 'The council voted on Fri…'],
    [
      'The council voted on Friday to end the mission. It had been asked to in J…',
      'The council voted on Friday to end the mission.',
    ],
    [
      'The council voted on Friday to end the mission. Ten were for it…',
      'The council voted on Friday to end the mission.',
    ],
    ['The council voted to end the mission on Friday. […]', 'The council voted to end the mission on Friday.'],
    ['Live. The council voted on Fri…', 'Live. The council voted on Fri…'],
  ])('that was cut ends with a sentence, or says that it does not: %s', (stated, shown) => {
    expect(cleanSummary(stated, 'Vote')).toBe(shown);
  });

  test('that is the beginning of the body, cut off, is none; where the body is no more than that, it is', () => {
    const body = 'The council voted on Friday to end the mission, and to bring it home by winter.';
    expect(cleanSummary('The council voted on Friday to end the miss…', 'Vote', body)).toBeNull();
    const teaser = 'The council voted on Friday to end the miss…';
    expect(cleanSummary(teaser, 'Vote', teaser)).toBe(teaser);
    expect(cleanSummary(teaser, 'Vote', teaser.replace('…', ' [...] Read more »'))).toBe(teaser);
  });

  test('that only says the title again is none', () => {
    expect(cleanSummary('The council ends its mission.', 'The Council Ends Its Mission')).toBeNull();
  });
});
