import { describe, expect, it } from 'vitest';
import { checkTopic } from '../../../functions/topic/check-topic.ts';
import { correctTopic } from '../../../functions/topic/corrected-examples.ts';
import { explainVerdict } from '../../../functions/topic/explain-verdict.ts';
import { explainTopic, matchTopic } from '../../../functions/topic/match-topic.ts';
import { dam, essequibo, fukushima, type Reports } from './reports-in-languages.ts';
import { readReport, topicOf } from './topic-of-reports.ts';

interface Mixed {
  readonly of: Readonly<Record<string, Reports>>;
  /** How many examples in each language. */
  readonly mix: Readonly<Record<string, number>>;
}

const topics: Readonly<Record<string, Mixed>> = {
  'four in English, one in French': { of: essequibo, mix: { en: 4, fr: 1 } },
  'three in English, two in French': { of: essequibo, mix: { en: 3, fr: 2 } },
  'four in English, one in Spanish': { of: essequibo, mix: { en: 4, es: 1 } },
  'four in English, one in Chinese': { of: fukushima, mix: { en: 4, zh: 1 } },
  'three in Chinese, two in English': { of: fukushima, mix: { zh: 3, en: 2 } },
  'three in English, two in Russian': { of: fukushima, mix: { en: 3, ru: 2 } },
  'four in Arabic, one in French': { of: dam, mix: { ar: 4, fr: 1 } },
};

describe.each(Object.entries(topics))('a topic with examples %s', (_, { of, mix }) => {
  const languages = Object.entries(mix).map(([language, count]) => ({ language, count, reports: of[language] }));
  const topic = topicOf(languages.flatMap(({ count, reports }) => reports?.on.slice(0, count) ?? []));

  it.each(languages)('holds other reports of the same in $language', ({ language, count, reports }) => {
    const others = reports?.on.slice(count) ?? [];
    // A report that shares little with the only example in its language may be missed, one in four of these.
    const missed = others.filter((report) => !matchTopic(topic, readReport(report)).onTopic);
    expect(others.length).toBeGreaterThan(0);
    expect(missed.length * 3, missed.join('\n')).toBeLessThanOrEqual(others.length);
    expect(explainTopic(topic, readReport(others[0] ?? '')).by).toMatchObject({ language, examples: count });
  });

  it.each(languages)('leaves out most of what else is reported in $language of its places', ({ reports }) => {
    const elsewise = Object.values(reports?.elsewise ?? {});
    const taken = elsewise.filter((report) => matchTopic(topic, readReport(report)).onTopic);
    // Of one or two examples it is hardly known what they have in common besides their places.
    expect(taken.length * 2, taken.join('\n')).toBeLessThanOrEqual(elsewise.length);
  });
});

describe('a verdict on a topic with examples in two languages', () => {
  const topic = topicOf([...essequibo.en.on.slice(0, 4), ...essequibo.fr.on.slice(0, 1)]);
  const explain = (report: string) => {
    const article = readReport(report);
    return explainVerdict(explainTopic(topic, article), article).join('\n');
  };

  it('says by which of them it was made', () => {
    expect(explain(essequibo.fr.on[2] ?? '')).toContain('in French: judged by the one example in French');
    expect(explain(essequibo.en.on[5] ?? '')).toContain('in English: judged by the 4 examples in English');
  });

  it('says of an article in a third language that only names and figures were compared', () => {
    expect(explain(essequibo.es.on[0] ?? '')).toContain('no example is in Spanish: only what is spelt alike');
  });

  it('is in English what it would be without the example in French', () => {
    const english = topicOf(essequibo.en.on.slice(0, 4));
    const { why: _, ...verdict } = matchTopic(topic, readReport(essequibo.en.on[5] ?? ''));
    const alone = matchTopic(english, readReport(essequibo.en.on[5] ?? ''));
    expect(verdict.threshold).toBe(alone.threshold);
    expect(verdict.score).toBeCloseTo(alone.score, 1);
  });

  it('survives JSON', () => {
    const again = JSON.parse(JSON.stringify(topic)) as typeof topic;
    const article = readReport(essequibo.fr.on[2] ?? '');
    expect(matchTopic(again, article)).toEqual(matchTopic(topic, article));
  });
});

describe('the owner', () => {
  it('teaches a language by saying of one article in it that it belongs', () => {
    const english = topicOf(essequibo.en.on.slice(0, 5));
    const [first = '', second = ''] = essequibo.es.on;
    expect(matchTopic(english, readReport(second)).onTopic).toBe(false);
    const corrected = correctTopic(english, { belongs: [{ name: 'x', ...readReport(first) }], doesNotBelong: [] });
    expect(matchTopic(corrected, readReport(essequibo.es.on[2] ?? '')).onTopic).toBe(true);
    expect(matchTopic(corrected, readReport(essequibo.es.elsewise['a football match'] ?? '')).onTopic).toBe(false);
  });

  it('is told which example is alone in its language, not that it is like no other', () => {
    const reports = [...fukushima.en.on.slice(0, 4), ...fukushima.ru.on.slice(0, 1)];
    const examples = reports.map((report, place) => ({ name: `${place}.txt`, ...readReport(report) }));
    const findings = checkTopic({ ...topicOf([]), examples }).map(({ text }) => text);
    expect(findings).toContainEqual(expect.stringContaining('4.txt is the only example in Russian'));
    expect(findings.join('\n')).not.toContain('like no other example');
  });
});
