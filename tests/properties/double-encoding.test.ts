import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairDoubleEncoding } from '../../functions/normalise/decode/double-encoding.ts';

const locales = (
  'af ar az be bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk mn ms ' +
  'mt nb nl pl ps pt ro ru sk sl so sq sr sv sw ta te th tr uk ur uz vi yo zh zh-TW'
).split(' ');
const regions = 'AT BD BR CD CI CN CZ DE EG ES FI FR GB GR HU IR IS JP MX NO PL PT RO RU SE ST TR UA US VN'.split(' ');

/** Names of countries as each language writes them. */
const word = fc
  .tuple(fc.constantFrom(...locales), fc.constantFrom(...regions), fc.boolean())
  .map(([locale, region, inCapitals]) => {
    const name = new Intl.DisplayNames([locale], { type: 'region' }).of(region)!;
    return inCapitals ? name.toLocaleUpperCase(locale) : name;
  });
const before = fc.constantFrom(
  '',
  ' ',
  '«',
  '« ',
  '«\u00a0',
  '“',
  '„',
  '‘',
  '(',
  '¿',
  '¡',
  ' — ',
  ' £',
  '"',
  '<p>',
  '\n',
);
const after = fc.constantFrom(
  ...[
    '',
    ' ',
    '»',
    ' »',
    '\u00a0»',
    '”',
    '’',
    '“',
    '…',
    ',',
    '.',
    '!',
    '\u00a0!',
    ')',
    '™',
    '®',
    '²',
    'º',
    ' – ',
    '—',
    '"',
  ],
  '</p>',
);
const text = fc.array(fc.tuple(before, word, after), { maxLength: 30 }).map((parts) => parts.flat().join(''));

const sentences = [
  'It’s a café – “very good”, they said… for £5',
  'Où est-ce ? « L’été à Noël », ça coûte 5 €',
  'Mañana será el día: ¿qué pasó en el año 2020?',
  'Größe, Äpfel und „Übermut“ für Straßen',
  'Não são três ações à toa, só amanhã',
  'Zażółć gęślą jaźń, proszę',
  'Příliš žluťoučký kůň úpěl ďábelské ódy',
  'İstanbul’da güneşli bir gün, çok şükür',
  'Паром вышел из порта вечером',
  'Το πλοίο έφυγε από το λιμάνι',
  'غادرت العبارة الميناء مساء',
  'המעבורת יצאה מהנמל בערב',
  '渡轮晚上离开了港口。',
  'フェリーは夕方に港を出た。',
  '페리는 저녁에 항구를 떠났다',
  'เรือออกจากท่าเรือ',
  'Chuyến phà rời cảng vào buổi tối, có đúng không',
];
const broken = (whole: string, encoding: string) => new TextDecoder(encoding).decode(Buffer.from(whole));

test('text of any language stays as it is', () => {
  fc.assert(
    fc.property(text, (whole) => {
      expect(repairDoubleEncoding(whole)).toBe(whole);
    }),
  );
});

test('repairing again changes nothing', () => {
  const piece = fc.oneof(
    word,
    fc.constantFrom(...sentences),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('Ã', 'Â ', 'â€', '&#226;', '<'),
  );
  const mixed = fc
    .array(fc.tuple(piece, fc.nat(3)), { maxLength: 8 })
    .map((parts) =>
      parts
        .map(([part, layers]) =>
          Array.from({ length: layers }).reduce<string>((own) => broken(own, 'windows-1252'), part),
        )
        .join(' '),
    );
  fc.assert(
    fc.property(mixed, (any) => {
      const once = repairDoubleEncoding(any);
      expect(repairDoubleEncoding(once)).toBe(once);
    }),
  );
});

test('what was encoded twice or more is restored', () => {
  const layers = fc.array(fc.constant('windows-1252'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.subarray(sentences, { minLength: 1 }), layers, (parts, encodings) => {
      const whole = parts.join('\n');
      expect(repairDoubleEncoding(encodings.reduce(broken, whole))).toBe(whole);
      expect(repairDoubleEncoding(Buffer.from(whole).toString('latin1'))).toBe(whole);
    }),
  );
});
