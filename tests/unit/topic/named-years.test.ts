import { describe, expect, it } from 'vitest';
import { matchTopic } from '../../../functions/topic/match-topic.ts';
import { lastYearNamed, laterYear } from '../../../functions/topic/named-years.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';

describe('the years that an article names', () => {
  it('are counted from the last one that any example names', () => {
    expect(lastYearNamed(['election', '2008', '1999', '12000'])).toBe(2008);
    expect(lastYearNamed(['election', '12000', '208'])).toBeNull();
  });

  it('make nothing late where the examples name so many that their subject goes on', () => {
    expect(lastYearNamed(['2012', '2013', '2020', '2021'])).toBe(2021);
    expect(lastYearNamed(['2012', '2013', '2020', '2021', '2024'])).toBeNull();
  });

  it.each([
    ['a year well after the examples', 2008, ['2013'], 2013],
    ['next year, as what goes on does', 2008, ['2009'], null],
    ['an earlier year, as any article that looks back', 2008, ['1994'], null],
    ['an aim', 2008, ['2030', '2035'], null],
    ['a year, where no example does', null, ['2013'], null],
  ])('of an article that names %s: %s, %j → %s', (_, last, terms, found) => {
    expect(laterYear(last, terms)).toBe(found);
  });
});

describe('a later event with the same words', () => {
  const reports = [
    'Voters in Ruritania chose a parliament on Sunday, December 14, 2008. Observers in Strelsau called the election calm.',
    'Polls closed in Ruritania in the parliamentary election of December 2008. Strelsau counted through the night.',
    'The parliament of Ruritania, elected in December 2008, meets in Strelsau. Observers praised the voters.',
  ];
  const topic = prepareTopic({
    slug: 'election',
    title: 'Election in Ruritania',
    description: '',
    language: 'en',
    query: { any: [], all: [], none: [] },
    examples: reports.map((text, place) => ({ name: `${place}`, title: null, text })),
    sources: [],
  });
  const report = (year: number) => ({
    title: null,
    text: `Ruritania elects a parliament in December ${year}. Observers watch voters in Strelsau.`,
  });

  it('scores less than the event itself, and the verdict says that the year is why', () => {
    const same = matchTopic(topic, report(2008));
    const later = matchTopic(topic, report(2013));
    expect(later.score).toBeLessThan(0.8 * same.score);
    expect(later.why.find(({ term }) => term === '2013')?.weight).toBeLessThan(0);
  });

  it('is told of with the same words after an example from that year was added', () => {
    const added = { name: 'later', title: null, text: `${reports[0]} Another election followed in 2013.` };
    const widened = prepareTopic({
      ...topic,
      examples: [...reports.map((text, place) => ({ name: `${place}`, title: null, text })), added],
    });
    expect(matchTopic(widened, report(2013)).why.every(({ weight }) => weight > 0)).toBe(true);
  });
});
