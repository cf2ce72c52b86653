import { describe, expect, it } from 'vitest';
import { loadTopic } from '../../../functions/adapters/local/topics-folder.ts';
import type { Topic, TopicQuery } from '../../../functions/model/topic.ts';
import { checkTopic } from '../../../functions/topic/check-topic.ts';
import { explainVerdict } from '../../../functions/topic/explain-verdict.ts';
import { patternsOf } from '../../../functions/topic/load-patterns.ts';
import { explainTopic, matchTopic } from '../../../functions/topic/match-topic.ts';
import { parseTopicDescription } from '../../../functions/topic/parse-topic.ts';
import { type PreparedTopic, prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { noPatterns } from '../../../functions/topic/query-patterns.ts';

const mali = loadTopic('seeds/mali-peacekeeping');

/** The topic as a function reads it that was deployed: from JSON. */
function asking(query: Partial<TopicQuery>, examples: Topic['examples'] = []): PreparedTopic {
  const topic = prepareTopic({ ...mali, examples, query: { any: [], all: [], none: [], ...query } });
  return JSON.parse(JSON.stringify(topic)) as PreparedTopic;
}

async function judge(query: Partial<TopicQuery>, text: string, title: string | null = null) {
  const topic = asking(query);
  return matchTopic(topic, { title, text }, await patternsOf(topic));
}

async function takes(query: Partial<TopicQuery>, text: string): Promise<boolean> {
  return (await judge(query, text)).onTopic;
}

const resolution = 'The Security Council adopted S/RES/2690 (2023), by which MINUSMA ends.';

describe('a regular expression in a query', () => {
  it('finds what it describes, beside phrases', async () => {
    expect(await takes({ any: ['/S\\/RES\\/26\\d\\d/'] }, resolution)).toBe(true);
    expect(await takes({ any: ['/S\\/RES\\/27\\d\\d/'] }, resolution)).toBe(false);
    expect(await takes({ any: ['/S\\/RES\\/27\\d\\d/', 'security council'] }, resolution)).toBe(true);
  });

  it('tells case and accents apart, and case no more with i', async () => {
    expect(await takes({ any: ['/minusma/'] }, resolution)).toBe(false);
    expect(await takes({ any: ['/minusma/i'] }, resolution)).toBe(true);
    expect(await takes({ any: ['/traore/i'] }, 'Le capitaine Traoré a parlé.')).toBe(false);
    expect(await takes({ any: ['/TRAORÉ/i'] }, 'Le capitaine Traoré a parlé.')).toBe(true);
  });

  it('is sought in the title as well', async () => {
    expect(
      (await judge({ any: ['/^MINUSMA leaves$/m'] }, 'The last of them flew home.', 'MINUSMA leaves')).onTopic,
    ).toBe(true);
  });

  it('is asked for in all, and shuts out in none', async () => {
    expect(await takes({ any: ['council'], all: ['/S\\/RES\\/\\d+/'] }, resolution)).toBe(true);
    const without = await judge({ any: ['council'], all: ['/A\\/RES\\/\\d+/'] }, resolution);
    expect(without).toMatchObject({ onTopic: false, why: [{ term: 'without /A\\/RES\\/\\d+/' }] });
    const shut = await judge({ any: ['council'], none: ['/\\(20[0-9]{2}\\)/'] }, resolution);
    expect(shut).toMatchObject({ onTopic: false, why: [{ term: '“(2023)” (/\\(20[0-9]{2}\\)/)' }] });
    expect(shut.why[0]?.weight).toBeLessThan(0);
  });

  it.each([
    ['Arabic', '/بعثة.{1,20}مالي/', 'أنهت بعثة الأمم المتحدة في مالي عملها.'],
    ['Chinese', '/马里[^。]{0,20}特派团/', '联合国马里多层面综合稳定特派团已经撤离。'],
    ['Russian', '/МИНУСМА|миссия ООН/i', 'Минусма покинула Мали.'],
    ['Thai', '/มาลี/', 'สหประชาชาติถอนกำลังออกจากมาลีแล้ว'],
    ['any script by its name', '/\\p{Arabic}{3,}/', 'Le mot مالي est arabe.'],
    ['a letter by its number', '/\\u0645\\u0627\\u0644\\u064a/', 'Le mot مالي est arabe.'],
    ['letters beyond the basic plane', '/^.😀.$/m', '🙂😀🙂'],
  ])('finds %s', async (_, pattern, text) => {
    expect(await takes({ any: [pattern] }, text)).toBe(true);
  });

  it('is told by what it found, on one short line', async () => {
    const topic = asking({ any: ['/MINUSMA.*ends/s'] });
    const article = { title: null, text: `The mission MINUSMA\u001b[2J\n\t${'and so on '.repeat(40)} ends.` };
    const [, terms] = explainVerdict(explainTopic(topic, article, await patternsOf(topic)), article);
    expect(terms).toBe(
      '  terms: “MINUSMA [2J and so on and so on and so on and so on and so o…” (/MINUSMA.*ends/s) +1.000',
    );
  });

  it('counts for more in the opening than further down, as a phrase does', async () => {
    const topic = asking({ any: ['/Q[0-9]{3}/'] }, mali.examples);
    const patterns = await patternsOf(topic);
    const filler = 'Nothing was said of it. '.repeat(30);
    const early = explainTopic(topic, { title: null, text: `Q123 ${filler}` }, patterns);
    const late = explainTopic(topic, { title: null, text: `${filler} Q123` }, patterns);
    expect([early.query, late.query]).toMatchObject([{ early: true }, { early: false }]);
    expect(early.score).toBeGreaterThan(late.score);
  });

  it('decides in a language without examples when it is found several times', async () => {
    const topic = asking({ any: ['/GAPROC-\\d/'] }, mali.examples);
    const patterns = await patternsOf(topic);
    const filler = 'Die Behörde hat am Montag mitgeteilt, dass sie nichts weiter zu sagen hat, und es blieb dabei. ';
    const text = (mentions: number): string => `${filler.repeat(6)}${'Es ging um GAPROC-7. '.repeat(mentions)}`;
    expect(matchTopic(topic, { title: null, text: text(2) }, patterns).onTopic).toBe(false);
    expect(matchTopic(topic, { title: null, text: text(3) }, patterns).onTopic).toBe(true);
  });

  it('is compiled once, and not at all for a topic without any', async () => {
    const topic = asking({ any: ['/a/'] });
    expect(patternsOf({ ...topic })).toBe(patternsOf(topic));
    expect(await patternsOf(asking({ any: ['a'] }))).toBe(noPatterns);
  });

  it('throws where it was not compiled, so that it is never passed over', () => {
    expect(() => matchTopic(asking({ none: ['/a/'] }), { title: null, text: 'b' })).toThrow(/\/a\/ was not compiled/);
  });
});

describe('a regular expression that cannot be used', () => {
  const refusal = (pattern: string): string => {
    const json = JSON.stringify({ slug: 'a', title: 'A', query: { any: ['mali'], none: [pattern] } });
    const parsed = parseTopicDescription(json);
    return parsed.kind === 'rejected' ? parsed.reason : 'taken';
  };

  it.each([
    ['/(minusma/', /^has \/\(minusma\/ in "query\.none", which is no regular .* missing closing \), at \(minusma$/],
    ['/(minusma/im', /missing closing \), at \(minusma$/],
    ['/mali/x', /has the flag "x" after it; the flags are i, m, s, u/],
    ['/r/mali', /has the flag "a" after it/],
    ['/minusma', /needs another one at its end; a phrase has none/],
    ['//', /needs another one at its end/],
    ['/mali(?=.*un)/', /looks ahead or back with \(\?=…, which cannot be done/],
    ['/(?<!south )sudan/', /looks ahead or back with \(\?<!…, which cannot be done/],
    ['/(\\w+) \\1/', /refers back to a group with \\1, which cannot be done/],
    ['/(?<name>a)\\k<name>/', /refers back to a group/],
    ['/a{2000}/', /repeats with \{2000\}: the first number is the smaller one, and 1000 the largest/],
    ['/\\p{Script=Arabic}/', /the name of a script stands alone: \\p\{Arabic\}/],
    ['/\\bООН\\b/', /has \\b beside a letter that is not one of a to z/],
    ['/(mali)?/', /can match no letter at all, and so is found in every article/],
    [`/${'a'.repeat(500)}/`, /is longer than 500 characters/],
    ['/(?:a.{1,300}b){2}/', /take more than 1000 steps/],
  ])('%s is refused with the reason and the place', (pattern, reason) => {
    expect(refusal(pattern)).toMatch(reason);
  });

  it('is refused when many are too much together', () => {
    const patterns = ['a', 'b', 'c'].map((letter) => `/${letter}.{1,200}[xz]/`);
    const parsed = parseTopicDescription(JSON.stringify({ slug: 'a', title: 'A', query: { any: patterns } }));
    expect(parsed).toMatchObject({
      reason: expect.stringMatching(/^has \/c.*in "query\.any", with which .* 1000 steps/),
    });
  });

  it.each(['/mali/', '/a/b/', '/[^/]+\\.org/u', '/^mali$/ims', '/(?i:minusma|mnuusma)/', '/caf\\u00e9\\b /'])(
    '%s can be used',
    (pattern) => {
      expect(refusal(pattern)).toBe('taken');
    },
  );
});

it('checking a topic looks for regular expressions in its examples', () => {
  const query = { any: ['/MINUSMA|MNUUSMA/', '/submarine/i'], all: [], none: ['/Wagn?er/'] };
  const found = checkTopic({ ...mali, query }).map(({ text }) => text);
  expect(found).toContain('no example holds "/submarine/i": right for another language, else a slip');
  expect(found.join('\n')).not.toContain('"/MINUSMA|MNUUSMA/"');
  expect(found.join('\n')).toMatch(/query\.none shuts out "\/Wagn\?er\/", which the example/);
});
