import { fold } from '../../text/fold.ts';
import { isStopWord } from '../../text/stop-words.ts';

/** Bytes looked at, from shortly before the first one outside ASCII. */
const sampleBytesMax = 100_000;
const leadBytes = 64;

/** Letters of a writing, and those that any text in it is full of. */
interface Writing {
  readonly letters: RegExp;
  readonly common: ReadonlySet<string>;
  /** Share of the letters that are common ones, from which a text is believed; real texts have about twice that. */
  readonly commonShareMin: number;
  /** Written in words of its letters alone, with capitals at their start or all through. */
  readonly inWords: boolean;
}

const writing = (letters: RegExp, common: string, commonShareMin: number, inWords: boolean): Writing => ({
  letters,
  common: new Set(common),
  commonShareMin,
  inWords,
});

const hiragana = Array.from({ length: 0x3094 - 0x3041 }, (_, at) => String.fromCodePoint(0x3041 + at)).join('');

const japanese = writing(/[\u3041-\u3096\u30a1-\u30fe\p{Script=Han}]/gu, hiragana, 0.2, false);
const chinese = writing(
  /\p{Script=Han}/gu,
  '的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里用道行所然家种事成方多经經么去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日军者意无力它与與长长把机十民第公此已工使情明性知全三又关點点正业外将將两兩高间由问問很最重月市新政府今将报報社',
  0.15,
  false,
);
const korean = writing(
  /[\p{Script=Hangul}\p{Script=Han}]/gu,
  '이다는의에을를가은로고한하지도서나기사시인어자대으리정해일있과들전부수게그라것보제적였했년만아장원선와상구조니러여',
  0.25,
  false,
);
const cyrillic = writing(/\p{Script=Cyrillic}/gu, 'оеаинтсрвлі', 0.45, true);
const greek = writing(/\p{Script=Greek}/gu, 'αοιετνσηρπκςυάίόέήμλ', 0.6, true);
const arabic = writing(/[\p{Script=Arabic}\u064b-\u0652]/gu, 'اليمونتربةعدسفهكق', 0.6, true);
const hebrew = writing(/[\p{Script=Hebrew}]/gu, 'יוהלאתרבמשנ', 0.5, true);
const thai = writing(/\p{Script=Thai}/gu, 'านรอกเงมยลวดทสต่้ะัีิ', 0.5, true);

/** Encodings whose bytes must follow each other in certain ways: an error rules them out. */
const multiByte: readonly (readonly [charset: string, writing: Writing])[] = [
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['gb18030', chinese],
  ['big5', chinese],
  ['euc-kr', korean],
];

const singleByte: readonly (readonly [charset: string, writing: Writing])[] = [
  ['windows-1251', cyrillic],
  ['koi8-r', cyrillic],
  ['iso-8859-5', cyrillic],
  ['ibm866', cyrillic],
  ['windows-1256', arabic],
  ['iso-8859-7', greek],
  ['windows-1253', greek],
  ['windows-1255', hebrew],
  ['windows-874', thai],
];

const writings = [japanese, chinese, korean, cyrillic, greek, arabic, hebrew, thai];

/**
 * The encoding of bytes that are no UTF-8 and that nothing names one for, by how much the decoded text looks
 * like some language; windows-1252 when nothing does so clearly.
 */
export function guessCharset(bytes: Uint8Array): string {
  const sample = sampleOf(bytes);
  const read = [
    ...multiByte.map(([charset, of]) => ({ charset, value: plausibility(decodeStrictly(sample, charset), of) })),
    ...singleByte.map(([charset, of]) => ({
      charset,
      value: plausibility(new TextDecoder(charset).decode(sample), of),
    })),
  ];
  const best = read.reduce((top, one) => (one.value > top.value ? one : top), { charset: '', value: 0 });
  if (best.value > 0) return best.charset;
  const wide = guessWide(bytes);
  if (wide !== null) return wide;
  return isCentralEuropean(sample) ? 'windows-1250' : 'windows-1252';
}

/** UTF-16 without a mark, of text in other letters than Latin ones (whose zero bytes give it away); else null. */
export function guessWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, sampleBytesMax);
  for (const charset of ['utf-16le', 'utf-16be'] as const) {
    const text = decodeStrictly(sample, charset);
    if (writings.some((of) => plausibility(text, of) > 0)) return charset;
  }
  return null;
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - leadBytes);
  return bytes.subarray(start, start + sampleBytesMax);
}

/** Empty when the bytes are wrong in the encoding; a character cut off at the end of the sample is not. */
function decodeStrictly(sample: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return '';
  }
}

/** What a text in the right encoding has hardly any of: letters of several scripts, controls, frames, blanks in Unicode. */
const foreign =
  /[^\P{L}\u0000-\u007f]|[^\P{M}\u0000-\u007f]|[\u0000-\u0008\u0080-\u009f\u2500-\u259f\ufffd\p{Co}\p{Cn}]/gu;
const ownShareMin = 0.9;
const lettersMin = 4;
/** Letters within words of the writing, and their share of all its letters, from which they are no accented Latin letters. */
const inWordsMin = 8;
const inWordsShareMin = 0.6;

/** How far a text exceeds what is expected of a writing, more is better; 0 when it is not in it. */
function plausibility(text: string, of: Writing): number {
  const own = text.match(of.letters) ?? [];
  const others = count(text, foreign);
  if (own.length < lettersMin || own.length < others * ownShareMin) return 0;
  if (of.inWords && !isInWords(text, of, own.length)) return 0;
  const common = own.filter((letter) => of.common.has(letter.toLowerCase())).length / own.length;
  return common < of.commonShareMin ? 0 : (common / of.commonShareMin) * Math.min(1, own.length / others);
}

function isInWords(text: string, of: Writing, letters: number): boolean {
  let within = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]{3,}/gu)) {
    if (count(word, of.letters) < [...word].length || /\p{Ll}\p{Lu}/u.test(word)) continue;
    within += word.length;
  }
  return within >= inWordsMin && within >= letters * inWordsShareMin;
}

/** Small words of Polish, Czech, Slovak, Hungarian, Romanian and Croatian that ASCII has no letters for. */
const centralWords: ReadonlySet<string> = new Set(
  `się że są był była było być także już który która które przed będzie też może
  jsou než už také při podle být která které sú podľa ktorý ktorá že však
  és még nagyon már szerint után új több így
  să în şi că după sunt până fără către între
  što više također još već`.split(/\s+/),
);
const centralWordsMin = 3;
const distinctWordsMin = 2;
/** What windows-1252 makes of letters of windows-1250: signs that stand between two letters in no language. */
const signsInWords = /(?<=\p{L})[\u00a5\u00aa\u00b3\u00b9\u00ba\u00bc\u00be\u00bf](?=\p{Ll})/gu;
const signsInWordsMin = 2;

function isCentralEuropean(sample: Uint8Array): boolean {
  const western = new TextDecoder('windows-1252').decode(sample);
  if (/[\u0000-\u0008]/.test(western)) return false;
  const text = new TextDecoder('windows-1250').decode(sample);
  if (count(western, signsInWords) >= signsInWordsMin && count(text, signsInWords) === 0) return true;
  const central = accentedWords(text).filter((word) => centralWords.has(word));
  if (central.length < centralWordsMin || new Set(central).size < distinctWordsMin) return false;
  return central.length > accentedWords(western).filter((word) => isStopWord(fold(word))).length;
}

/** Words with letters outside ASCII: the only ones that differ, and none of a page's markup. */
function accentedWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => /[^a-z]/.test(word));
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}
