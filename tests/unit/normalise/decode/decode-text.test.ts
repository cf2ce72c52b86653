import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../functions/normalise/decode/decode-text.ts';

const texts = {
  russian: 'Паром вышел из порта в понедельник вечером. Капитан сказал, что на борту было сто человек.',
  japanese: '港の市長は月曜日に新しいフェリーの予定を発表した。住民はこの計画を歓迎している。',
  simplified: '市长星期一宣布了新的渡轮计划。居民对这个计划表示欢迎,但是他们说票价太高了。',
  traditional: '市長星期一宣布了新的渡輪計畫。居民對這個計畫表示歡迎,但是他們說票價太高了。',
  korean: '시장은 월요일에 새로운 여객선 계획을 발표했다. 주민들은 이 계획을 환영하고 있다.',
  arabic: 'أعلن رئيس البلدية يوم الاثنين عن خطة جديدة للعبارة، ورحب السكان بهذه الخطة في الميناء.',
  greek: 'Ο δήμαρχος ανακοίνωσε τη Δευτέρα το νέο σχέδιο για το πλοίο και οι κάτοικοι το υποδέχτηκαν.',
  hebrew: 'ראש העיר הודיע ביום שני על תוכנית חדשה למעבורת, והתושבים קיבלו אותה בברכה.',
  thai: 'นายกเทศมนตรีประกาศแผนเรือข้ามฟากใหม่ในวันจันทร์',
  polish: 'Burmistrz ogłosił w poniedziałek, że prom będzie pływał częściej. Mieszkańcy są zadowoleni.',
  czech: 'Starosta v pondělí řekl, že trajekt bude jezdit častěji, než se čekalo. Lidé už jsou spokojeni.',
  hungarian: 'A polgármester szerint a komp már hétfőn elindul, és több járat lesz, még este is. Örülnek.',
  romanian: 'Primarul a spus că feribotul va pleca mai des, după cum s-a aşteptat, şi că locuitorii sunt mulţumiţi.',
  french: 'Le maire a annoncé lundi un nouveau bac : les habitants, très intéressés, espèrent être entendus à Noël.',
  portuguese: 'O prefeito já não está só: são três barcos à noite, então a população também é ouvida, até amanhã.',
  catalan: 'El batlle és content: és més fàcil anar a l’illa, i és també més barat. Això és així.',
  german: 'Der Bürgermeister kündigte am Montag eine größere Fähre an; für viele Bewohner ist das überfällig.',
  spanish: '¿Qué pasará? El alcalde anunció el lunes más barcos; los niños también podrán viajar. ¡Sí, señor!',
};

const cases: readonly (readonly [charset: string, language: keyof typeof texts])[] = [
  ['windows-1251', 'russian'],
  ['koi8-r', 'russian'],
  ['ibm866', 'russian'],
  ['shift_jis', 'japanese'],
  ['euc-jp', 'japanese'],
  ['gb18030', 'simplified'],
  ['big5', 'traditional'],
  ['euc-kr', 'korean'],
  ['windows-1256', 'arabic'],
  ['iso-8859-7', 'greek'],
  ['windows-1255', 'hebrew'],
  ['windows-874', 'thai'],
  ['windows-1250', 'polish'],
  ['windows-1250', 'czech'],
  ['windows-1250', 'hungarian'],
  ['windows-1250', 'romanian'],
  ['windows-1252', 'french'],
  ['windows-1252', 'portuguese'],
  ['windows-1252', 'catalan'],
  ['windows-1252', 'german'],
  ['windows-1252', 'spanish'],
];

const unlabelled = { contentType: null };

describe('text in bytes that nothing names the encoding of', () => {
  it.each(cases)('is read as %s when it is %s', (charset, language) => {
    const text = texts[language];
    expect(decodeText(iconv.encode(text, charset), unlabelled)).toEqual({ text, charset });
  });

  it.each(cases)('is read as %s within a page when it is %s', (charset, language) => {
    const text = `<html><body class="page main"><p>${texts[language]}</p><a href="/terms">Terms</a></body></html>`;
    expect(decodeText(iconv.encode(text, charset), unlabelled)).toEqual({ text, charset });
  });

  it.each(['russian', 'japanese', 'simplified', 'korean', 'arabic', 'greek', 'hebrew'] as const)(
    'is read as UTF-16 without a mark when it is %s',
    (language) => {
      const text = `1. ${texts[language]}\n`;
      expect(decodeText(iconv.encode(text, 'utf-16le'), unlabelled)).toEqual({ text, charset: 'utf-16le' });
      expect(decodeText(iconv.encode(text, 'utf-16be'), unlabelled)).toEqual({ text, charset: 'utf-16be' });
    },
  );

  it.each(['Café Noir', 'naïve “quotes” – and dashes', 'Zürich', '£5 é', 'ÅÄÖ'])(
    'is windows-1252 when there is too little of it to tell: %s',
    (text) => {
      expect(decodeText(iconv.encode(text, 'windows-1252'), unlabelled)).toEqual({ text, charset: 'windows-1252' });
    },
  );

  it('is told by what stands behind a long stretch of ASCII', () => {
    const text = `${'var a = 1;\n'.repeat(20_000)}${texts.russian}`;
    expect(decodeText(iconv.encode(text, 'koi8-r'), unlabelled).charset).toBe('koi8-r');
  });

  it('is windows-1252 when it is noise', () => {
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, at) => ((at * 7919 * (at % 251)) >>> 3) & 255));
    expect(decodeText(noise, unlabelled).charset).toBe('windows-1252');
  });

  it('stays ASCII with a stray zero byte in it', () => {
    const text = 'The ferry left\0 the harbour on Monday evening, as planned';
    expect(decodeText(Buffer.from(text), unlabelled)).toEqual({ text, charset: 'utf-8' });
  });
});

describe('text in bytes with a label', () => {
  it('is read as the label says, whatever it looks like', () => {
    const bytes = iconv.encode(texts.russian, 'windows-1251');
    expect(decodeText(bytes, { contentType: 'text/plain; charset=iso-8859-1' }).charset).toBe('windows-1252');
    expect(decodeText(bytes, { contentType: 'text/plain; charset=windows-1251' }).text).toBe(texts.russian);
  });

  it('is read as UTF-8 when it is valid UTF-8', () => {
    for (const text of Object.values(texts)) {
      expect(decodeText(Buffer.from(text), unlabelled)).toEqual({ text, charset: 'utf-8' });
    }
  });
});
