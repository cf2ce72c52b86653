import { describe, expect, it } from 'vitest';
import { dateWords, timeElement } from '../../../functions/site/dates.ts';
import { markupOf } from '../../../functions/site/html.ts';

describe('dates on pages', () => {
  it('are words in the page’s language', () => {
    expect(dateWords('2023-06-30', 'en')).toBe('30 June 2023');
    expect(dateWords('2023-06-30', 'en-US')).toBe('June 30, 2023');
    expect(dateWords('2023-06-30', 'fr')).toBe('30 juin 2023');
    expect(dateWords('2023-06-30T23:59:00.000Z', 'en')).toBe('30 June 2023');
  });

  it('have the exact date beside them, and the time on hover where there is one', () => {
    expect(markupOf(timeElement('2023-06-30', 'en'))).toBe('<time datetime="2023-06-30">30 June 2023</time>');
    expect(markupOf(timeElement('2023-06-30T14:05:00.000Z', 'en'))).toBe(
      '<time datetime="2023-06-30T14:05:00.000Z" title="30 June 2023 at 14:05 UTC">30 June 2023</time>',
    );
  });

  it('are shown as they came when they are no dates', () => {
    expect(dateWords('last week', 'en')).toBe('last week');
  });
});
