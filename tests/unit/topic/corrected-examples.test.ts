import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTopic } from '../../../functions/adapters/local/topics-folder.ts';
import { correctTopic, weighCorrections, withCorrection } from '../../../functions/topic/corrected-examples.ts';
import { explainTopic, matchTopic } from '../../../functions/topic/match-topic.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { termVector } from '../../../functions/topic/term-vector.ts';
import { nearMisses } from './near-misses.ts';

const topic = loadTopic(fileURLToPath(new URL('../../../seeds/mali-peacekeeping', import.meta.url)));
const misses = Object.entries(nearMisses).map(([name, article]) => ({ name, ...article }));

describe('a topic with corrections', () => {
  it('is the very same without any', () => {
    const prepared = prepareTopic(topic);
    expect(correctTopic(prepared, { belongs: [], doesNotBelong: [] })).toBe(prepared);
  });

  it('is plain JSON as every prepared topic', () => {
    const corrected = correctTopic(prepareTopic(topic), {
      belongs: misses.slice(0, 1),
      doesNotBelong: misses.slice(1),
    });
    expect(JSON.parse(JSON.stringify(corrected))).toEqual(corrected);
  });

  // Judged by the other examples alone, for an example is always like itself.
  it.each(topic.examples.map((example) => [example.title ?? example.name, example] as const))(
    'still takes “%s”, with every near miss said not to belong',
    (_title, left) => {
      const others = { ...topic, examples: topic.examples.filter((example) => example !== left) };
      const before = prepareTopic(others);
      const after = correctTopic(before, { belongs: [], doesNotBelong: misses });
      expect(matchTopic(after, left)).toEqual(matchTopic(before, left));
    },
  );

  it.each(misses)('takes “$name” once it is said to belong', (miss) => {
    const corrected = correctTopic(prepareTopic(topic), { belongs: [miss], doesNotBelong: [] });
    expect(matchTopic(corrected, miss).onTopic).toBe(true);
  });
});

describe('a correction that tips the scales by little', () => {
  it('is among the reasons all the same', () => {
    const [article] = topic.examples;
    if (article === undefined) throw new Error('no example');
    const prepared = prepareTopic({ ...topic, query: { any: [], all: [], none: [] } });
    const before = explainTopic(prepared, article);
    const parts = prepared.profile?.parts.map((part) => ({ ...part, threshold: before.score - 0.0001, brevity: [] }));
    const terms = [...termVector(article)].map(([term, weight]) => [term, weight * 1.0002] as const);
    const told = { name: 'foe', title: 'Another mission', terms };
    const borderline = {
      ...prepared,
      profile: prepared.profile && { ...prepared.profile, parts: parts ?? [] },
      corrected: { belongs: [], doesNotBelong: [told] },
    };
    const verdict = explainTopic(borderline, article);
    expect(verdict.onTopic).toBe(false);
    expect(verdict.why.map(({ term }) => term)).toContain('like “Another mission”');
    expect(verdict.why).toHaveLength(before.why.length);
  });
});

describe('what corrections say', () => {
  const example = (title: string, term: string) => ({
    name: title,
    title,
    language: null,
    opening: [],
    terms: [[term, 1]] as const,
  });
  const corrected = { belongs: [example('Ferry', 'ferry')], doesNotBelong: [example('Regatta', 'yacht')] };
  const vector = (ferry: number, yacht: number) => new Map(Object.entries({ ferry, yacht }));

  it('is for an article that tells of the same as one that belongs', () => {
    expect(weighCorrections(corrected, vector(0.8, 0.1), 0)).toMatchObject({ speaks: 'for', title: 'Ferry' });
  });

  it('is against one that is more like a counter-example than like anything that belongs', () => {
    expect(weighCorrections(corrected, vector(0.1, 0.6), 0.3)).toMatchObject({ speaks: 'against', title: 'Regatta' });
    expect(weighCorrections(corrected, vector(0.1, 0.6), 0.7)).toBeNull();
    expect(weighCorrections(corrected, vector(0.65, 0.6), 0.1)).toMatchObject({ speaks: 'for' });
  });

  it('is nothing where all likeness is chance', () => {
    expect(weighCorrections(corrected, vector(0.1, 0.1), 0)).toBeNull();
  });

  it('puts the score on its side of the threshold, and says by how much', () => {
    const against = withCorrection(0.5, 0.3, { speaks: 'against', title: 'Regatta', lead: 0.2 });
    expect(against.score).toBeCloseTo(0.1);
    expect(against.reason).toEqual([{ term: 'like “Regatta”', weight: against.score - 0.5 }]);
    expect(withCorrection(0.1, 0.3, { speaks: 'for', title: 'Ferry', lead: 0.2 }).score).toBeCloseTo(0.5);
    expect(withCorrection(0.9, 0.3, { speaks: 'for', title: 'Ferry', lead: 0.2 }).score).toBe(0.9);
  });
});
