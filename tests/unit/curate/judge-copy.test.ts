import { describe, expect, it } from 'vitest';
import { chooseOriginal, compareWith, judgeCopy } from '../../../functions/curate/copies/judge-copy.ts';
import { readReport } from '../../../functions/curate/judge/report.ts';
import { budgetText, ferryOtherWords, ferryText } from './curation-table.ts';

const read = (text: string, title: string | null = null) => readReport({ title, text });
const isCopy = (a: string, b: string) => judgeCopy(read(a), read(b)).copy;

const known = (text: string, entry: string) => ({ articleId: entry, entry, firstSeen: '', report: read(text) });

const originalOf = (report: ReturnType<typeof read>, all: ReturnType<typeof known>[]) =>
  chooseOriginal(report, compareWith(report, all));

const earnings = (company: string, profit: string, before: string, revenue: string) =>
  `${company} Inc said its net profit for the first quarter was ${profit} million dollars or 23 cents a share,
  compared with ${before} million in the first quarter of last year. Revenue rose to ${revenue} million. The company
  said that it expects results for the full year to be in line with its earlier guidance. ${company} shares were little
  changed in early trading.`;

describe('copies', () => {
  it('sees a lead, a frame of furniture and other quotation marks for what they are', () => {
    expect(isCopy(ferryText, ferryText.split('.').slice(0, 3).join('.'))).toBe(true);
    expect(isCopy(ferryText, `Home | News\nSign in\n\n${ferryText}\n\nMost read\nWeather`)).toBe(true);
    expect(isCopy(ferryText, ferryText.replaceAll("'", '’').replaceAll('\n', ' '))).toBe(true);
  });

  it('keeps what corrects apart from what it corrects, and folds other copies of it', () => {
    const wrong = read(ferryText, 'Forty dead');
    const right = read(ferryText, 'CORRECTED: Four dead');
    expect(judgeCopy(wrong, right).copy).toBe(false);
    expect(judgeCopy(right, read(ferryText, 'Four dead (corrected)')).copy).toBe(true);
  });

  it('keeps another report of the same event apart', () => {
    expect(isCopy(ferryText, ferryOtherWords)).toBe(false);
  });

  it('keeps set texts apart that differ in their names and figures', () => {
    const one = earnings('Northline', '12.5', '10.1', '240');
    expect(isCopy(one, earnings('Aurelia Foods', '3.1', '4.7', '77'))).toBe(false);
    expect(isCopy(one, `${one} It was the best quarter in its history.`)).toBe(true);
  });

  it('keeps set texts apart whose figures are in digits of another script, but for those of a page', () => {
    const market = (figures: readonly string[]) =>
      `شاخص کل بورس تهران امروز در پایان معاملات با ${figures[0]} واحد کاهش به ${figures[1]} واحد رسید. ارزش معاملات خرد در این
      روز ${figures[2]} میلیارد تومان بود و بیشتر نمادها با صف فروش روبه‌رو شدند. کارشناسان می‌گویند نبود نقدینگی تازه و ابهام
      در بودجه از دلایل اصلی این روند است و سرمایه‌گذاران در انتظار تصمیم دولت مانده‌اند.`;
    const today = market(['۱۲۳۴', '۲٬۱۴۵٬۶۷۸', '۵۴۳۲']);
    expect(isCopy(today, market(['۹۸۷۶', '۲٬۰۹۹٬۱۱۱', '۶۶۵۵']))).toBe(false);
    expect(isCopy(`انتشار ۱۰:۳۰\n${today}`, `انتشار ۱۲:۴۵\n${market(['1234', '2,145,678', '5432'])}`)).toBe(true);
  });

  it('sees a short report without its last sentence for what it is, though names are in that', () => {
    const short = `The former director of the lottery was sentenced to six years in prison on Wednesday. Ruvo Kessim must also pay
      back three million crowns, the judge ruled in Halmeth. He may stay free until the appeal has been decided.`;
    expect(isCopy(short, `${short} Prosecutor Henrik Vaas had asked for seven years.`)).toBe(true);
  });

  it('does not let the date and time of a page speak against a copy', () => {
    expect(isCopy(`Updated 09/14/2026 01:03 PM\n${ferryText}`, `Posted 12 March 2026, 7:45\n${ferryText}`)).toBe(true);
  });

  it('folds a round-up of two articles into neither', () => {
    const filler = Array.from({ length: 400 }, (_, at) => `filler${at}`).join(' ');
    const roundUp = read(`${ferryText}\n${budgetText}\n${filler}`);
    expect(originalOf(roundUp, [known(ferryText, 'a'), known(budgetText, 'b')])).toBeNull();
    expect(originalOf(roundUp, [known(ferryText, 'a')])?.known.entry).toBe('a');
  });

  it.each([
    [
      'French',
      'Le ferry Aurelia s’est échoué lundi soir au large de l’île de Tessel avec 212 personnes à bord. Les canots du port de Marrow ont recueilli tous les passagers en quatre heures, selon les garde-côtes, et la capitaine Inès Halvorsen a mis en cause la barre.',
    ],
    [
      'Arabic',
      'جنحت العبارة أوريليا مساء الاثنين قبالة جزيرة تيسل وعلى متنها مئتان واثنا عشر شخصا. وقالت قوات خفر السواحل إن زوارق الإنقاذ من ميناء مارو نقلت جميع الركاب خلال أربع ساعات وإن الوزارة فتحت تحقيقا في الحادث.',
    ],
    [
      'Chinese',
      '星期一晚上,载有212人的渡轮在岛屿附近搁浅。海岸警卫队说,来自港口的救援船在四小时内接走了所有乘客。船长说,舵在强流中失灵。交通部已经展开调查,并要求提供航行记录仪。',
    ],
  ])('folds an extended copy in %s', (_, text) => {
    expect(isCopy(text, `${text}\n${text.slice(0, 20)}`)).toBe(true);
    expect(isCopy(text, budgetText)).toBe(false);
  });
});
