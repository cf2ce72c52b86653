import { describe, expect, it } from 'vitest';
import { rankStories, reportSimilarity, storySimilarityMin } from '../../../functions/curate/judge-story.ts';
import { readReport } from '../../../functions/curate/report.ts';
import { growProfile, type StoryProfile } from '../../../functions/curate/story-profile.ts';
import { topicTerms } from '../../../functions/curate/topic-terms.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { budgetText, ferryOtherWords, ferryText, monday, tuesday } from './curation-table.ts';

const read = (text: string) => readReport({ title: null, text });
const undated = { firstSeen: monday, published: null };

describe('likeness of reports', () => {
  it('is high for two reports of one event, low for reports of two, and 1 for a report and itself', () => {
    expect(reportSimilarity(read(ferryText), read(ferryOtherWords))).toBeGreaterThan(storySimilarityMin);
    expect(reportSimilarity(read(ferryText), read(budgetText))).toBeLessThan(storySimilarityMin / 2);
    expect(reportSimilarity(read(budgetText), read(budgetText))).toBeCloseTo(1, 3);
  });

  it('is nothing where there are no words', () => {
    expect(reportSimilarity(read(''), read(ferryText))).toBe(0);
    expect(reportSimilarity(read('… !'), read(''))).toBe(0);
  });

  it('is lower when the reports name different days', () => {
    const onMonday = read(ferryText);
    const onFriday = read(ferryText.replace('Monday', 'Friday'));
    expect(reportSimilarity(onMonday, onFriday)).toBeLessThan(0.95);
    expect(reportSimilarity(onMonday, read(ferryText.replace('on Monday evening', '')))).toBeGreaterThan(0.97);
  });

  it.each([
    [
      'French',
      'Le Parlement de Marrow a voté lundi la loi sur le port. Le ministre Ivo Castan a salué le vote.',
      'Le ministre Ivo Castan se félicite : le Parlement de Marrow adopte sa loi sur le port.',
      'Une tempête a arraché des toits à Tessel, selon les pompiers de Brenn, qui cherchent deux marins.',
    ],
    [
      'Arabic',
      'صوت برلمان مارو على قانون الميناء. ورحب الوزير كاستان بالتصويت على القانون.',
      'الوزير كاستان يرحب بإقرار برلمان مارو قانون الميناء بعد نقاش طويل.',
      'عاصفة تقتلع أسقف البيوت في تيسل ورجال الإطفاء يبحثون عن بحارين.',
    ],
    [
      'Chinese',
      '马罗议会星期一通过港口法案。部长卡斯坦对表决结果表示欢迎。',
      '部长卡斯坦欢迎马罗议会通过港口法案,反对派表示失望。',
      '暴风雨掀翻了泰瑟尔的屋顶,消防员正在寻找两名水手。',
    ],
  ])('tells events apart in %s', (_, report, same, other) => {
    expect(reportSimilarity(read(report), read(same))).toBeGreaterThan(storySimilarityMin);
    expect(reportSimilarity(read(report), read(other))).toBeLessThan(storySimilarityMin);
  });
});

describe('stories near a report', () => {
  const story = (text: string, storyId: string, published: string | null) =>
    growProfile(undefined, storyId, read(text), { firstSeen: monday, published });

  it('puts the nearest first', () => {
    const profiles = [story(budgetText, 'budget', null), story(ferryText, 'ferry', null)];
    expect(rankStories(read(ferryOtherWords), undated, profiles).map(({ profile }) => profile.storyId)).toEqual([
      'ferry',
      'budget',
    ]);
  });

  it('leaves out those whose stated dates are further away than the window', () => {
    const profiles = [story(ferryText, 'ferry', '2026-03-01')];
    const at = (published: string | null) =>
      rankStories(read(ferryText), { firstSeen: tuesday, published }, profiles).length;
    expect([at('2026-03-15'), at('2026-03-16'), at(null)]).toEqual([1, 0, 1]);
  });
});

describe('a story that goes on and on', () => {
  const steps = Array.from({ length: 130 }, (_, at) => new Date(Date.UTC(2025, 0, 1 + 3 * at)).toISOString());
  const spansOf = (arrivals: readonly { firstSeen: string; published: string | null; at: string }[]) => {
    const stories = new Map<string, { profile: StoryProfile; at: string[] }>();
    for (const dated of arrivals) {
      const profiles = [...stories.values()].map(({ profile }) => profile);
      const near = rankStories(read(ferryText), dated, profiles)[0]?.profile;
      const id = near?.storyId ?? `story-${stories.size}`;
      const at = [...(stories.get(id)?.at ?? []), dated.at];
      stories.set(id, { profile: growProfile(near, id, read(ferryText), dated), at });
    }
    return [...stories.values()].map(({ at }) => {
      const times = at.map((instant) => Date.parse(instant));
      return (Math.max(...times) - Math.min(...times)) / 86_400_000;
    });
  };

  it.each([
    ['dated', steps.map((at) => ({ firstSeen: at, published: at, at }))],
    ['undated', steps.map((at) => ({ firstSeen: at, published: null, at }))],
    ['every other one dated', steps.map((at, n) => ({ firstSeen: at, published: n % 2 === 0 ? at : null, at }))],
    ['an old archive, newest first', steps.toReversed().map((at) => ({ firstSeen: monday, published: at, at }))],
  ])('is followed by another before it spans more than four weeks: %s', (_, arrivals) => {
    const spans = spansOf(arrivals);
    expect(Math.max(...spans)).toBeLessThanOrEqual(28);
    expect(spans.length).toBeLessThanOrEqual(15);
  });
});

describe('what a topic has in common', () => {
  const example = (name: string, text: string) => ({ name, title: null, text });
  const topic = (texts: readonly string[]) =>
    prepareTopic({
      slug: 'harbour',
      title: 'Harbour',
      description: '',
      language: 'en',
      query: { any: [], all: [], none: [] },
      examples: texts.map((text, at) => example(String(at), text)),
      sources: [],
    });

  it('counts less in the likeness of two of its articles', () => {
    const terms = topicTerms(topic([ferryText, ferryOtherWords, `Aurelia. ${budgetText}`, 'Aurelia in dock.']));
    const damped = (text: string) => readReport({ title: null, text }, terms);
    const plain = reportSimilarity(read(ferryText), read(ferryOtherWords));
    expect(terms.get('aurelia')).toBe(4 / 5);
    expect(reportSimilarity(damped(ferryText), damped(ferryOtherWords))).toBeLessThan(plain);
  });

  it('is unknown with fewer than three examples', () => {
    expect(topicTerms(topic([ferryText, ferryOtherWords])).size).toBe(0);
    expect(topicTerms(undefined).size).toBe(0);
  });
});
