import { describe, expect, it } from 'vitest';
import { learnProfile } from '../../../functions/topic/learn-profile.ts';
import { matchTopic } from '../../../functions/topic/match-topic.ts';
import { learnOwnShare, namesSign, particularsOfText } from '../../../functions/topic/own-names.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';

const say = (text: string) => particularsOfText({ title: null, text });

/** Reports of one invented match, and of another one like it. */
const match = (winner: string, loser: string, town: string, closing: string): string =>
  `${winner} beat ${loser} in the final at ${town}, where the champion took the title. The crowd at ${town} rose for ${winner}, ` +
  `and ${loser} shook hands with the champion after the final. ${closing}`;
const closings = [
  'It rained late.',
  'The trainer was pleased with the title.',
  'The stands were full for the final.',
  'Nobody was hurt.',
  'The prize was paid out on the spot.',
];
const topic = prepareTopic({
  slug: 'final',
  title: 'A final',
  description: '',
  language: 'en',
  query: { any: [], all: [], none: [] },
  sources: [],
  examples: closings.map((closing, at) => {
    return { name: `${at}.txt`, title: null, text: match('Dorrik', 'Pellam', 'Ostrava', closing) };
  }),
});

describe('the names of an article', () => {
  const same = { title: null, text: match('Dorrik', 'Pellam', 'Ostrava', 'A new coach was named.') };
  const other = { title: null, text: match('Fenwick', 'Quarles', 'Tirana', 'A new coach was named.') };
  const named = (article: { title: null; text: string }) =>
    matchTopic(topic, article).why.find(({ term }) => term.startsWith('names '));

  it('speak for it where the examples say them, and against it where they are its own', () => {
    expect(named(same)).toMatchObject({ term: 'names of the examples' });
    expect(named(same)?.weight).toBeGreaterThan(0);
    expect(named(other)).toMatchObject({ term: 'names no example has' });
    expect(named(other)?.weight).toBeLessThan(0);
  });

  it('say nothing in a language that the examples are not in', () => {
    const text =
      'Der Sieger aus Tirana hat das Finale gewonnen, und die Zuschauer sind aufgestanden, als er den Pokal nahm.';
    expect(named({ title: null, text: `${text} ${text}` })).toBeUndefined();
  });

  it('say nothing of an article that has none', () => {
    expect(
      named({ title: null, text: 'the champion took the title in the final, and the crowd rose.' })?.weight ?? 0,
    ).toBeCloseTo(0, 1);
  });
});

describe('what examples have of their own', () => {
  it('is little where they tell of one thing', () => {
    expect(topic.profile?.parts[0]?.ownNames).toBeLessThan(0.2);
  });

  it('is so much on a broad subject that names show nothing', () => {
    const examples = ['Ostrava', 'Tirana', 'Gdynia'].map((town) =>
      say(`The harbour of ${town} was closed. ${town} has no other one.`),
    );
    expect(learnOwnShare(examples)).toBeNull();
  });

  it('is not known of one example, nor of examples without names', () => {
    expect(
      learnProfile([{ name: 'a', title: null, text: match('Dorrik', 'Pellam', 'Ostrava', '') }])?.parts[0]?.ownNames,
    ).toBeNull();
    expect(learnOwnShare([say('nothing'), say('nothing'), say('nothing')])).toBeNull();
  });

  it('is supposed to be more where they are short, for a whole article would name more', () => {
    const short = ['Ferry to Kessel', 'Harbour of Kessel'].map(say);
    const long = ['Ferry', 'Harbour'].map((word) =>
      say(`${word} to Kessel. ${'Kessel waits, Arnmouth too. '.repeat(8)}`),
    );
    expect(learnOwnShare(short) ?? 1).toBeGreaterThan(learnOwnShare(long) ?? 1);
  });
});

describe('the sign of names', () => {
  const known = new Set(['kessel', 'arnmouth']);

  it('weighs more the more of its names are its own, and less the broader the subject', () => {
    const factors = ['Kessel Arnmouth', 'Kessel Tirana', 'Ostrava Tirana'].map(
      (text) => namesSign(known, 0.2, say(text)).factor,
    );
    expect(factors.toSorted((a, b) => b - a)).toEqual(factors);
    expect(factors[0]).toBeGreaterThan(1);
    expect(factors[2]).toBeLessThan(1);
    expect(namesSign(known, 0.5, say('Ostrava Tirana')).factor).toBeGreaterThan(factors[2] ?? 1);
  });

  it('takes no more than two thirds and adds no more than that, whatever an article says', () => {
    const many = say(
      Array.from({ length: 300 }, (_, n) => `Xa${String.fromCharCode(97 + (n % 26), 97 + (n % 17))}q`).join(' '),
    );
    for (const expected of [0.08, 0.2, 0.4, 0.54]) {
      for (const particulars of [many, say('Kessel '.repeat(50)), []]) {
        const { factor } = namesSign(known, expected, particulars);
        expect(factor).toBeGreaterThan(1 / 3);
        expect(factor).toBeLessThan(5 / 3);
      }
    }
  });
});
