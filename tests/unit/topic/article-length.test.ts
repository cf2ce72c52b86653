import { describe, expect, it } from 'vitest';
import { askedOf } from '../../../functions/topic/article-length.ts';
import { explainVerdict } from '../../../functions/topic/explain-verdict.ts';
import { explainTopic } from '../../../functions/topic/match-topic.ts';
import { essequibo } from './reports-in-languages.ts';
import { readReport, topicOf } from './topic-of-reports.ts';

const topic = topicOf(essequibo.en.on.slice(0, 5));
const member = readReport(essequibo.en.on[5] ?? '');
const stranger = readReport(essequibo.en.elsewise['a football match'] ?? '');

/** What a site sets below each of its articles. */
const furniture = `Sign up for our morning letter. By signing up you accept our terms of use. Five ways to save on your energy
bill. The best headphones, tested. Weather: rain in the north, sun in the south. Our journalism depends on readers; please
consider a gift. The Tribune was founded in 1871 and employs 240 reporters. Send tips and corrections to the newsroom. `;

describe('an article much longer than the examples', () => {
  const long = (article: typeof member) => ({ ...article, text: `${article.text}\n${furniture.repeat(8)}` });

  it('is judged by its beginning where that is more like them, and says so', () => {
    const verdict = explainTopic(topic, long(member));
    expect(verdict).toMatchObject({ onTopic: true, by: { byBeginning: true } });
    expect(explainVerdict(verdict, long(member)).join('\n')).toContain('its beginning was judged');
  });

  it('is left out where it begins with something else', () => {
    expect(explainTopic(topic, long(stranger)).onTopic).toBe(false);
    const roundUp = { title: 'The week', text: `${furniture.repeat(3)}${member.text}\n${furniture.repeat(3)}` };
    expect(explainTopic(topic, roundUp).onTopic).toBe(false);
  });
});

describe('a teaser', () => {
  const teaser = ({ title, text }: typeof member) => ({ title, text: text.split(/(?<=[.!?])\s/)[0] ?? '' });

  it('is asked for less than whole articles', () => {
    const verdict = explainTopic(topic, teaser(member));
    expect(verdict).toMatchObject({ onTopic: true, by: { brief: true } });
    expect(verdict.threshold).toBeLessThan(explainTopic(topic, member).threshold);
    expect(explainVerdict(verdict, teaser(member)).join('\n')).toContain('short: less was asked of it');
  });

  it('is left out where it only names the places', () => {
    const fair = readReport(essequibo.en.elsewise['a festival'] ?? '');
    expect(explainTopic(topic, teaser(fair)).onTopic).toBe(false);
  });

  it('is asked for no less by two examples, which hardly show how alike short and long ones are', () => {
    expect(explainTopic(topicOf(essequibo.en.on.slice(0, 2)), teaser(member)).by).toMatchObject({ brief: false });
  });
});

it('asks for the more, the more an article tells, up to the whole', () => {
  const vector = (size: number) => new Map(Array.from({ length: size }, (_, at): [string, number] => [`t${at}`, 1]));
  const brevity = [
    [6, 0.4],
    [12, 0.6],
    [20, 0.8],
  ] as const;
  const asked = [0, 1, 6, 9, 12, 20, 30, 40, 400].map((size) => askedOf(vector(size), brevity));
  expect(asked.map((part) => Math.round(part * 100))).toEqual([76, 76, 76, 80, 84, 92, 96, 100, 100]);
});
