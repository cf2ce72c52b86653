import { describe, expect, it } from 'vitest';
import { kindSaid, labelledStretches } from '../../../../functions/normalise/dates/date-words.ts';
import { parseStatedDate } from '../../../../functions/normalise/dates/dates.ts';
import { writesDayFirst } from '../../../../functions/normalise/dates/day-order.ts';
import { readDateLine } from '../../../../functions/normalise/plain/date-line.ts';

describe('a date as a source states it', () => {
  it.each([
    ['2023-12-12T10:15:30.5Z', null, '2023-12-12T10:15:30.500Z'],
    ['Tue, 12 Dec 2023 10:15:00 +0100', null, '2023-12-12T09:15:00.000Z'],
    ['1702376100', null, '2023-12-12T10:15:00.000Z'],
    ['2023-346', null, '2023-12-12'],
    ['20231212T101500Z', null, '2023-12-12T10:15:00.000Z'],
    ['December 12th, 2023', 'en', '2023-12-12'],
    ['12-Dec-2023', 'en', '2023-12-12'],
    ['1er décembre 2023', 'fr', '2023-12-01'],
    ['3 de setiembre de 2021', 'es', '2021-09-03'],
    ['1° marzo 2023', 'it', '2023-03-01'],
    ['12. Jänner 2023', 'de', '2023-01-12'],
    ['3. listopadu 2023', 'cs', '2023-11-03'],
    ['3. listopada 2023.', 'hr', '2023-10-03'],
    ['2023. december 12.', 'hu', '2023-12-12'],
    ['2023. 12. 12.', 'hu', '2023-12-12'],
    ['2023 m. gruodžio 12 d.', 'lt', '2023-12-12'],
    ['2023. gada 12. decembris', 'lv', '2023-12-12'],
    ['2023-yil 12-dekabr', 'uz', '2023-12-12'],
    ['12 كانون الأول/ديسمبر 2023', 'ar', '2023-12-12'],
    ['28 جمادى الأولى 1445 - 12 ديسمبر 2023', 'ar', '2023-12-12'],
    ['1402/09/21 - 2023/12/12', 'fa', '2023-12-12'],
    ['1402/09/21', 'fa', '2023-12-12'],
    ['۲۱ آذر ۱۴۰۲', 'fa', '2023-12-12'],
    ['۳۰ اسفند ۱۴۰۳ - ۱۴:۲۰', 'fa', '2025-03-20'],
    ['21 قوس 1402', null, '2023-12-12'],
    ['令和5年12月12日', 'ja', '2023-12-12'],
    ['平成元年1月8日', 'ja', '1989-01-08'],
    ['9/30/15', 'en', '2015-09-30'],
    ['13/09/98', 'en', '1998-09-13'],
    ['Wed, 05/12/2010 - 10:15', 'en', '2010-05-12'],
    ['Sunday, 05/12/2010', 'en', '2010-12-05'],
    ['17/3/1431 هـ - 3/3/2010 م', 'ar', '2010-03-03'],
    ['12 בדצמבר 2023', 'he', '2023-12-12'],
    ['12 ธันวาคม 2566', 'th', '2023-12-12'],
    ['12 ธ.ค. 2566', 'th', '2023-12-12'],
    ['12 tháng 12, 2023', 'vi', '2023-12-12'],
    ['2023년 12월 12일', 'ko', '2023-12-12'],
  ])('%s (%s) is %s', (text, language, date) => {
    expect(parseStatedDate(text, { language })).toBe(date);
  });

  it.each([
    '3 hours ago',
    'April 2023',
    'May 3',
    '2023',
    '1402/09/21',
    '31 آذر 1402',
    '2023-02-30',
    '3/4/2023',
    'Tuesday, 3/4/2023',
    '12.12.23',
    '13/09/15',
    '',
  ])('is absent where a text states no full day: %s', (text) => {
    expect(parseStatedDate(text)).toBeNull();
  });

  it('of figures alone is read once the order of day and month is known', () => {
    expect(parseStatedDate('3/4/2023', { dayFirst: true })).toBe('2023-04-03');
    expect(parseStatedDate('3/4/2023', { dayFirst: false })).toBe('2023-03-04');
    expect(parseStatedDate('12.10.23', { dayFirst: true })).toBe('2023-10-12');
  });

  it('may keep the day as written where UTC has another', () => {
    const text = '2023-12-12T20:00:00-05:00';
    expect(parseStatedDate(text)).toBe('2023-12-13T01:00:00.000Z');
    expect(parseStatedDate(text, { otherDayInUtc: 'written day' })).toBe('2023-12-12');
  });
});

describe('the words beside a date', () => {
  it('cut a line into what is of publication and what is of a change', () => {
    expect(labelledStretches('Published May 2, 2021 | Updated May 4, 2021').map(({ kind }) => kind)).toEqual([
      null,
      'publication',
      'change',
    ]);
  });

  it.each([
    ['Last updated', 'change'],
    ['Zuletzt aktualisiert:', 'change'],
    ['Dernière mise à jour', 'change'],
    ['آخر تحديث', 'change'],
    ['Letzte Änderung:', 'change'],
    ['Ultimo aggiornamento', 'change'],
    ['Aktualizacja:', 'change'],
    ['Aktualizováno', 'change'],
    ['Frissítve', 'change'],
    ['Ændret', 'change'],
    ['Sist endret', 'change'],
    ['Обновена', 'change'],
    ['Yenilənib', 'change'],
    ['Imesasishwa', 'change'],
    ['修改时间', 'change'],
    ['Actualités', null],
    ['Côte d’Azur', null],
    ['Publicado el', 'publication'],
    ['Опубликовано', 'publication'],
    ['发布时间：', 'publication'],
    ['Jane Doe', null],
    ['Market updates', null],
  ])('"%s" says %s', (line, kind) => {
    expect(kindSaid(line)).toBe(kind);
  });
});

describe('a line of plain text that holds a date', () => {
  it.each([
    ['Updated May 4, 2021 | Published May 2, 2021', '2021-05-02', false],
    ['Published May 2, 2021, updated May 4, 2021', '2021-05-02', false],
    ['Last updated: May 4, 2021', '2021-05-04', true],
    ['2021年5月4日 更新', '2021-05-04', true],
  ])('%s', (line, date, ofChange) => {
    expect(readDateLine(line)).toEqual({ date, ofChange });
  });
});

describe('the order of day and month', () => {
  it('is that of other dates on the page, then of the country or language, else unknown', () => {
    expect(writesDayFirst(['25/12/2023'], 'en-US', null)).toBe(true);
    expect(writesDayFirst(['12/25/2023'], 'fr', null)).toBe(false);
    expect(writesDayFirst([], 'en', 'https://desk.example.co.ke/')).toBe(true);
    expect(writesDayFirst([], 'pt-BR', null)).toBe(true);
    expect(writesDayFirst([], 'en', 'https://desk.example.com/')).toBeUndefined();
    expect(writesDayFirst([], 'not a language', null)).toBeUndefined();
  });
});
