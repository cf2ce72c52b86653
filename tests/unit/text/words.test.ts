import { describe, expect, it } from 'vitest';
import { fold } from '../../../functions/text/fold.ts';
import { likelyLanguage } from '../../../functions/text/stop-words.ts';
import { surprise } from '../../../functions/text/word-rates.ts';
import { stems, words } from '../../../functions/text/words.ts';

describe('words', () => {
  it.each([
    ["The U.N.'s 10,500 soldiers didn't leave", 'the un 10500 soldiers didn leave'],
    ["L’ONU s'est retirée d'Éthiopie", 'l onu s est retiree d ethiopie'],
    ['GRÖßE, Øresund, Œuvre', 'grosse oresund oeuvre'],
    ['5,2 % or 5.2 %, 1,200,000', '5.2 or 5.2 1200000'],
    ['أعلنت الأُمَم المتّحدة', 'اعلنت الامم المتحده'],
    ['Мали потребовало вывода', 'мали потребовало вывода'],
    ['नई दिल्ली', 'नई दिल्ली'],
    ['۱۲٬۵۰۰ تومان، ٥٫٢ و २०२४', '12500 تومان 5.2 و 2024'],
  ])('cuts "%s"', (text, expected) => {
    expect(words(text).join(' ')).toBe(expected);
  });

  it('cuts Chinese into words, not into one run of letters', () => {
    const cut = words('联合国安理会决定终止维和行动');
    expect(cut.length).toBeGreaterThan(4);
    expect(cut.join('')).toBe('联合国安理会决定终止维和行动');
  });

  it('finds none in a text without letters and digits', () => {
    expect(words(' \u0000 … — 🙂 ')).toEqual([]);
  });

  it('leaves out what is too long for a word, quickly', () => {
    expect(words(`${'a'.repeat(2_000_000)} ${'1,'.repeat(500_000)}2 word`)).toContain('word');
  });
});

describe('stems', () => {
  it('meet in singular and plural, across the languages of one script', () => {
    expect(stems('peacekeepers countries missions taxes')).toEqual(['peacekeeper', 'country', 'mission', 'tax']);
    expect(stems('casques, cascos azules, journaux')).toEqual(['casque', 'casco', 'azule', 'journal']);
  });

  it('leave out stop words and single letters', () => {
    expect(stems('The mission in Mali, et la fin de la MINUSMA')).toEqual(['mission', 'mali', 'fin', 'minusma']);
  });

  it('take the particles off Korean nouns, never the noun itself', () => {
    expect(stems('부산항에서 부산항은 부산항 도로')).toEqual(['부산항', '부산항', '부산항', '도로']);
  });

  it('take the article off Arabic words', () => {
    expect(stems('السلام والسلام سلام')).toEqual(['سلام', 'سلام', 'سلام']);
  });
});

describe('fold', () => {
  it.each([
    ['within the first plane', '\u1ab0\u1ab5'],
    ['beyond the first plane', '\u{1d165}\u{1d17b}'],
  ])('leaves few of thousands of marks in a row, which take minutes to sort: %s', (_, marks) => {
    expect(fold(`a${marks.repeat(10_000)} é`)).toMatch(/^a\p{M}{1,99} e$/u);
  });

  it('changes nothing the second time', () => {
    for (const text of ['Ǆ İstanbul Größe', 'ﬁne ＦＵＬＬ', 'กำลัง', 'ﺍﻟﺴﻼﻡ', 'Ελλάδα'])
      expect(fold(fold(text))).toBe(fold(text));
  });
});

describe('the table of common words', () => {
  it('tells everyday words from names', () => {
    expect(surprise('year')).toBeLessThan(surprise('minister'));
    expect(surprise('minister')).toBeLessThan(surprise('minusma'));
    expect(surprise('12')).toBeLessThan(surprise('2023'));
  });

  it('knows everyday words of other languages', () => {
    for (const word of ['gouvernement', 'gobierno', 'regierung', 'governo', 'правительство', '政府']) {
      expect(surprise(stems(word)[0] ?? ''), word).toBeLessThan(surprise('ogossagou'));
    }
  });
});

describe('the likely language', () => {
  it.each([
    ['en', 'The mission was asked to leave the country before the end of the year, and it has begun to do so.'],
    ['fr', 'La mission a été priée de quitter le pays avant la fin de cette année, et elle a commencé à le faire.'],
    ['es', 'La misión debe abandonar el país antes de que termine el año, y ya ha empezado a hacerlo con los suyos.'],
    ['ar', 'من المقرر أن تغادر البعثة البلاد قبل نهاية العام على أن تسلم قواعدها إلى السلطات في مالي بعد ذلك'],
  ])('is %s', (language, text) => {
    expect(likelyLanguage(words(text))).toBe(language);
  });

  it('is not guessed from a few words', () => {
    expect(likelyLanguage(words('MINUSMA Kidal 2023'))).toBeNull();
  });
});
