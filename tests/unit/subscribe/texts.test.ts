import { describe, expect, it } from 'vitest';
import { ar } from '../../../functions/languages/ar.ts';
import { en } from '../../../functions/languages/en.ts';
import { fill } from '../../../functions/languages/fill.ts';
import { fr } from '../../../functions/languages/fr.ts';
import { textsFor } from '../../../functions/languages/texts.ts';
import { rhythmInWords } from '../../../functions/subscribe/rhythm-words.ts';
import { desert, mailWorld, river } from '../../mail-world.ts';
import { lastToken, mailsTo, visitor } from './visitor.ts';

const ann = 'ann@example.com';

/** Every sentence of a language with its place: `form.title`. */
function sentences(texts: object): [string, string][] {
  return Object.entries(texts).flatMap(([part, words]: [string, Record<string, string>]) =>
    Object.entries(words).map(([name, sentence]): [string, string] => [`${part}.${name}`, sentence]),
  );
}

describe('the words of another language', () => {
  it.each([
    ['French', fr],
    ['Arabic', ar],
  ])('are all there in %s, and leave room for the same values', (_, texts) => {
    const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
    const other = new Map(sentences(texts));
    expect(other.size).toBe(sentences(en).length);
    for (const [name, sentence] of sentences(en)) expect(places(other.get(name) ?? ''), name).toEqual(places(sentence));
  });

  it('are French from the form to the unsubscribing where the topic is', async () => {
    const world = await mailWorld({ topics: [desert] });
    const person = visitor(world);
    expect((await person.get('/desert/subscribe')).text).toContain('<html lang="fr"');
    expect((await person.signUp(ann, { cadence: 'weekly', weekday: '2' }, 'desert')).text).toContain('Consultez');
    expect((await mailsTo(world, ann)).at(-1)?.text?.replaceAll('\n', ' ')).toContain('chaque mardi à 08:00 (UTC)');
    await person.post('/mail/confirm', { t: (await lastToken(world, ann, 'confirm')) ?? '' });
    expect((await mailsTo(world, ann)).at(-1)?.subject).toBe(
      'Bienvenue\u00a0: l’essentiel sur «\u00a0Le désert\u00a0»',
    );
    const ended = await person.post(`/mail/unsubscribe?t=${await lastToken(world, ann, 'unsubscribe')}`, {});
    expect(ended.text).toContain('Vous êtes désabonné');
  });

  it('run from right to left where they are written so, and not because the topic is', async () => {
    const topics = [
      { ...river, slug: 'nahr', language: 'ar', title: 'النهر' },
      { ...river, slug: 'nahar', language: 'he', title: 'הנהר' },
    ];
    const world = await mailWorld({ topics });
    const person = visitor(world);
    expect((await person.get('/nahr/subscribe')).text).toContain('<html lang="ar" dir="rtl"');
    expect((await person.get('/nahar/subscribe')).text).toContain('<html lang="en" dir="ltr"');
    await person.signUp(ann, {}, 'nahr');
    await person.signUp('ben@example.com', {}, 'nahar');
    expect((await mailsTo(world, ann))[0]?.html).toContain('<html lang="ar" dir="rtl"');
    expect((await mailsTo(world, 'ben@example.com'))[0]?.html).toContain('<html lang="en" dir="ltr"');
  });

  it('are English where nothing else is written', () => {
    expect(textsFor('sw')).toBe(en);
    expect(textsFor('fr-CA')).toBe(fr);
    const rhythm = { cadence: 'weekly', hour: 7, weekday: 7, zone: 'America/New_York' } as const;
    expect(rhythmInWords(rhythm, en, 'en')).toBe('every Sunday at 07:00 (America/New York)');
    // What Intl still lists under an older name.
    expect(rhythmInWords({ ...rhythm, zone: 'Europe/Kiev' }, en, 'en')).toContain('(Europe/Kyiv)');
  });

  it('fail loudly when a value is missing', () => {
    expect(() => fill('{one} {two}', { one: 1 })).toThrow('two');
  });
});

it('tells who had everything erased so in the language of the topic', async () => {
  const world = await mailWorld({ topics: [river, desert] });
  const person = visitor(world);
  await person.subscribe(ann, {}, 'desert');
  const token = (await lastToken(world, ann, 'preferences')) ?? '';
  await person.post('/mail/erase', { t: token });
  expect((await person.get(`/mail/preferences?t=${token}`)).text).toContain('<html lang="fr"');
});

it('has addresses written from left to right, where the language runs the other way as well', async () => {
  const person = visitor(await mailWorld({ topics: [{ ...river, language: 'ar' }] }));
  expect((await person.get('/river/subscribe')).text).toMatch(/<input id="address"[^>]* dir="ltr"/);
});
