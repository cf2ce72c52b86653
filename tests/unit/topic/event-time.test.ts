import { describe, expect, it } from 'vitest';
import { learnEventTime, timeOfArticle, timeOfExample, timeSign } from '../../../functions/topic/event-time.ts';

const learned = (texts: readonly string[]) => learnEventTime(texts.map(timeOfExample));
const sign = (texts: readonly string[], article: string) => timeSign(learned(texts), () => timeOfArticle(article));

const event = [
  'A quake struck on November 27, 2005.',
  'Nov. 28, 2005: the toll rises',
  'The quake felled two villages.',
];

describe('the time of an event', () => {
  it('speaks for an article of the same days', () => {
    expect(sign(event, '27 November 2005. A strong quake')?.factor).toBeGreaterThan(1);
  });

  it('speaks against an article of other days', () => {
    expect(sign(event, 'On September 10, 2008 a quake struck')?.factor).toBeLessThan(1);
  });

  it('says nothing of an article without dates, or of days between', () => {
    expect(sign(event, 'A quake struck again.')).toBeNull();
    expect(sign(event, 'December 9, 2005: homes for the villages')).toBeNull();
  });

  it('says nothing where only one example has dates', () => {
    expect(sign([event[0] ?? '', event[2] ?? ''], 'On September 10, 2008 a quake struck')).toBeNull();
  });

  it('is none where the examples are about a subject that goes on', () => {
    const subject = [
      'The mission began on July 1, 2013.',
      'A base was hit on March 3, 2019.',
      'Talks on May 20, 2015.',
    ];
    expect(learned(subject)).toBeNull();
    const busy = [1, 2, 3, 4, 5].map((month) => `On 2013-0${month}-01 and 2013-01-02 they met.`);
    expect(learned(busy)).toBeNull();
  });

  it('is a day of the week where all examples that name any name that one', () => {
    const polls = ['Voters went to the polls on Sunday.', 'Polls closed on Sunday evening.', 'Turnout was high.'];
    expect(sign(polls, 'The polls were called on Wednesday.')?.factor).toBeLessThan(1);
    expect(sign(polls, 'The polls of Sunday were calm, they said on Monday.')).toBeNull();
    expect(sign([...polls, 'They counted on Monday.'], 'The polls were called on Wednesday.')).toBeNull();
  });
});
