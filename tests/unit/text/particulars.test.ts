import { describe, expect, it } from 'vitest';
import { particularsOf } from '../../../functions/text/particulars.ts';

const stems = (text: string): string[] => particularsOf(text).map(([stem]) => stem);

describe('the names and figures of a text', () => {
  it('are what it writes with a capital, and its numbers, those said most often first', () => {
    const later =
      'Kessel waited. The yacht Petrel left Kessel with 34 sailors, and 10,500 islanders of Kessel saw 34 of them.';
    expect(particularsOf(`${'so it went on. '.repeat(50)}${later}`)).toEqual([
      ['kessel', 3],
      ['34', 2],
      ['petrel', 1],
      ['10500', 1],
    ]);
  });

  it('are its numbers alone where the script has no capitals, in its own digits too', () => {
    expect(particularsOf('جنگ ۱۲٬۵۰۰ نفر را آواره کرد')).toEqual([['12500', 3]]);
  });

  it('count three times where the text begins', () => {
    expect(
      particularsOf(`Arnmouth has 12 boats. ${'so it went on. '.repeat(50)} Kessel has 2, Arnmouth said.`),
    ).toEqual([
      ['arnmouth', 4],
      ['12', 3],
      ['kessel', 1],
      ['2', 1],
    ]);
  });

  it('are no words that begin a sentence and come without a capital elsewhere', () => {
    expect(stems('Dredging began. The dredging of Arnmouth takes months.')).toEqual(['arnmouth']);
  });

  it('are no common words, with or without a capital', () => {
    expect(stems('The Government Said: However, Kidal Is Quiet')).toEqual(['kidal']);
  });

  it.each([
    ['Cyrillic', 'Корабль вышел из порта Кидаль.', 'кидаль'],
    ['Greek', 'το πλοίο έφυγε από το Κιντάλ.', 'κινταλ'],
    ['accents', 'le capitaine Traoré a parlé.', 'traore'],
  ])('are known in %s letters', (_, text, name) => {
    expect(stems(text)).toContain(name);
  });

  it('are the figures alone in a script without capitals', () => {
    expect(stems('أنهت البعثة عملها في 2023 بعد 10 سنوات')).toEqual(['2023', '10']);
  });

  it('are none in a text without any', () => {
    expect(particularsOf('')).toEqual([]);
    expect(particularsOf('nothing of the kind')).toEqual([]);
  });
});
