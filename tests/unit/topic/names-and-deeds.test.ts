import { describe, expect, it } from 'vitest';
import { matchTopic } from '../../../functions/topic/match-topic.ts';
import { deedShare, deedsFactor, learnDeeds, toDeeds } from '../../../functions/topic/names-and-deeds.ts';
import { essequibo, talks } from './reports-in-languages.ts';
import { readReport, topicOf } from './topic-of-reports.ts';

const talksTopic = topicOf(talks.on.slice(0, 5));

describe('an article that names the places of a topic', () => {
  it.each(Object.entries(talks.elsewise))('is not on it where it tells of %s', (_, text) => {
    expect(matchTopic(talksTopic, readReport(text))).toMatchObject({ onTopic: false });
  });

  it('is on it where it tells of the same', () => {
    for (const text of talks.on.slice(5)) {
      const { onTopic, why } = matchTopic(talksTopic, readReport(text));
      expect(onTopic, text).toBe(true);
      expect(why.map(({ term }) => term)).not.toContain('little but names in common');
    }
  });

  it('is told what it lacks', () => {
    const { why } = matchTopic(
      topicOf(essequibo.en.on.slice(0, 5)),
      readReport(essequibo.en.elsewise['a festival'] ?? ''),
    );
    const lacks = why.find(({ term }) => term === 'little but names in common');
    expect(lacks?.weight).toBeLessThan(0);
  });
});

describe('names and deeds', () => {
  const example = (terms: readonly string[], names: readonly string[]) => ({
    vector: new Map(terms.map((term) => [term, 1])),
    particulars: names.map((name): [string, number] => [name, 1]),
  });
  const examples = [
    example(['kessel', 'ferry', 'sank', '240'], ['kessel', '240']),
    example(['kessel', 'ferry', 'sank', '240'], ['kessel', '240']),
    example(['kessel', 'ferry', 'rain'], ['kessel', 'ferry']),
  ];

  it('are told apart by how most examples write them, figures being names', () => {
    const { names, deeds } = learnDeeds(examples, 2);
    expect([...names]).toEqual(['kessel', '240']);
    expect([...deeds]).toEqual(['ferry', 'sank']);
  });

  it('make up what an article shares with the examples', () => {
    const shared = learnDeeds(examples, 2);
    const common = new Map(['kessel', 'ferry', 'sank', '240'].map((term) => [term, 0.5]));
    expect(deedShare(new Map([['kessel', 1]]), common, shared)).toBe(0);
    expect(deedShare(new Map(Object.entries({ kessel: 1, ferry: 1, other: 5 })), common, shared)).toBe(0.5);
    expect(deedShare(new Map([['other', 1]]), common, shared)).toBeNull();
  });

  it('say nothing where the examples have nothing but names in common', () => {
    expect(toDeeds(learnDeeds(examples, 2), [0.05, 0, 0.1])).toBeNull();
    expect(toDeeds(learnDeeds(examples, 2), [0.5, 0.4, 0.6])?.expected).toBe(0.5);
  });

  it('take from the score of an article with too few deeds, less of a short one', () => {
    expect(deedsFactor(0.5, 0.5, 100)).toBe(1);
    expect(deedsFactor(0.5, 0.9, 100)).toBe(1);
    const factors = [0.3, 0.1, 0].map((share) => deedsFactor(0.5, share, 100));
    expect(factors.toSorted((a, b) => b - a)).toEqual(factors);
    expect(factors[2]).toBeGreaterThan(0.3);
    expect(deedsFactor(0.5, 0, 10)).toBeGreaterThan(factors[2] ?? 1);
  });
});
