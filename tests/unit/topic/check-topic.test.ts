import { describe, expect, it } from 'vitest';
import { loadTopic } from '../../../functions/adapters/local/topics-folder.ts';
import { checkTopic } from '../../../functions/topic/check-topic.ts';
import { explainVerdict } from '../../../functions/topic/explain-verdict.ts';
import { explainTopic } from '../../../functions/topic/match-topic.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { nearMisses } from './near-misses.ts';

const mali = loadTopic('seeds/mali-peacekeeping');
const say = (topic: typeof mali) =>
  checkTopic(topic)
    .filter(({ kind }) => kind !== 'note')
    .map(({ text }) => text);

describe('checking a topic', () => {
  it('finds nothing to mend in the topic that newsfold starts with', () => {
    expect(say(mali)).toEqual([]);
  });

  it('misses examples, sources and a description', () => {
    const query = { any: [], all: [], none: [] };
    const findings = checkTopic({ ...mali, description: '', examples: [], sources: [], query }).map(({ text }) => text);
    expect(findings.join('\n')).toMatch(/no description[\s\S]*no sources[\s\S]*no examples and no query/);
  });

  it('says how many examples are wanted, and which are too short', () => {
    const findings = say({ ...mali, examples: [{ name: 'short.txt', title: null, text: 'Peacekeepers left Kidal.' }] });
    expect(findings.join('\n')).toMatch(/1 of at least 5 examples[\s\S]*short\.txt is short \(3 words\)/);
  });

  it('says which example is like no other, and which two are one text', () => {
    const [first] = mali.examples;
    const stray = nearMisses['a French pension vote'];
    if (first === undefined || stray === undefined) throw new Error('no example');
    const examples = [...mali.examples, { ...first, name: 'again.txt' }, { ...stray, name: 'stray.txt' }];
    const findings = say({ ...mali, examples });
    expect(findings).toContainEqual(expect.stringContaining(`${first.name} and again.txt are nearly the same text`));
    expect(findings).toContainEqual(expect.stringContaining('stray.txt is like no other example'));
  });

  it('notices examples that are unlike each other', () => {
    const examples = Object.entries(nearMisses)
      .slice(0, 7)
      .map(([name, article]) => ({ name, ...article }));
    expect(say({ ...mali, examples })).toContainEqual(expect.stringContaining('the examples are unlike each other'));
  });

  it('notices words of the query that its examples contradict', () => {
    const query = { any: ['submarine'], all: ['Goundam'], none: ['Wagner'] };
    const findings = say({ ...mali, query }).join('\n');
    expect(findings).toMatch(/no example holds any of the words in query\.any/);
    expect(findings).toMatch(/query\.all asks for "Goundam", which 7 of the examples lack/);
    expect(findings).toMatch(/query\.none shuts out "Wagner"/);
  });
});

describe('explaining a verdict', () => {
  it('gives score, threshold, terms, the nearest example and sentences of the article', () => {
    const article = {
      title: 'Last soldiers leave',
      text: 'It rained. The last MINUSMA peacekeepers left Mali on Sunday. Prices rose.',
    };
    const lines = explainVerdict(explainTopic(prepareTopic(mali), article), article);
    expect(lines[0]).toMatch(/^on topic: 0\.\d+, 0\.\d+ above the threshold of 0\.\d+$/);
    expect(lines[1]).toContain('MINUSMA +');
    expect(lines[2]).toContain('judged by the 7 examples in English');
    expect(lines[3]).toMatch(/nearest example: .+ \(likeness 0\.\d+ of 1\)/);
    expect(lines.slice(4)).toContain('  "The last MINUSMA peacekeepers left Mali on Sunday."');
  });

  it('has something to say of an article that shares nothing with the topic', () => {
    const article = { title: null, text: 'Xyzzy plugh.' };
    const lines = explainVerdict(explainTopic(prepareTopic(mali), article), article);
    expect(lines).toEqual([
      expect.stringContaining('not on topic: 0.000'),
      '  terms: none that the topic knows',
      '  in a language that could not be told: judged by the 7 examples in English, which it is nearest to',
    ]);
  });
});
