import { type Piece, piecesOf } from './broken-signs.ts';

/** A sign that may be the first byte of a character, and one after it: nothing without them is broken. */
const suspect =
  /(?:[\u00c2-\u00f4]|&(?:amp;)?(?:[A-Za-z]{3,6}|#(?:19[4-9]|2[0-4]\d)|#[xX][c-fC-F][\da-fA-F]);|\\u00[c-fC-F][\da-fA-F])(?:[^\u0000-\u007f\u00c0-\u00ff]|&|\\u)/;
const wholeSign = /[^\u0000-\u007f\u00a0\ufffdÃÂâ€]|&(?!nbsp|amp|quot|lt|gt|apos)[A-Za-z]{2,8};/;
/** Text that no markup, quote or line end parts: what one hand wrote. Longer ones are cut at a space. */
const stretch = /[^<>"\n]{1,4000}[^<>"\n ]{0,200}/g;

const atWord = /^\p{L}|\p{L}$/u;
const quote = /[‘’“”]/;
const apart = /^[\s("'«“‘][\s)"'»”’]$/;
/** Who writes of encodings may show what they do to a text. */
const onEncodings =
  /(?<![\w=:;"'/.-]|[=:;]\s)(?:mojibake|utf-?8|latin-?1|iso[- ]8859-1|windows-1252|cp1252|double[- ]encod\p{L}+|character (?:set|encoding)s?)(?!["'?\w-])/iu;

/** More layers than anyone has seen; each is undone by a round. */
const roundsMax = 8;

/**
 * Text that was encoded in UTF-8, read as windows-1252 (or Latin-1) and encoded again, as it was before: `donâ€™t` is
 * `don’t`, `cafÃ©` is `café`, as often as it was done; also where markup or JSON escapes the signs.
 *
 * A document counts as damaged where, in or at a word, signs make a character of UTF-8 that cannot stand there as
 * themselves: a letter before a sign that follows no letter, or a capital after a small letter; where nothing outside ASCII
 * is whole, at other places too. Not so where broken quotes stand alone more often than that, or encodings are spoken of: it
 * shows what damage looks like. Then what cannot stand as itself is repaired everywhere; what might (`É™`, `é »`), and the
 * remains of characters that lost a byte, only in stretches where nothing is whole.
 */
export function repairDoubleEncoding(text: string): string {
  let repaired = text;
  for (let round = 0; round < roundsMax; round += 1) {
    const before = repaired;
    if (!suspect.test(before)) return before;
    const { damaged, partlyWhole } = evidenceIn(before);
    if (!damaged) return before;
    repaired = before.replace(stretch, (own) => repairStretch(own, partlyWhole));
    if (repaired === before) return before;
  }
  return repaired;
}

function evidenceIn(text: string): { readonly damaged: boolean; readonly partlyWhole: boolean } {
  const count = { inWords: 0, elsewhere: 0, shown: 0, whole: 0 };
  for (const [own] of text.matchAll(stretch)) {
    const pieces = suspect.test(own) ? piecesOf(own) : [];
    if (pieces.length === 0 && count.whole === 0 && wholeSign.test(own)) count.whole += 1;
    for (const [at, piece] of pieces.entries()) {
      if (piece.kind === 'whole') count.whole += 1;
      else if (piece.kind === 'broken') count[placeOf(piece, pieces[at - 1], pieces[at + 1])] += 1;
    }
  }
  const telling = count.inWords + (count.whole === 0 ? count.elsewhere : 0);
  return { damaged: telling > count.shown && !onEncodings.test(text), partlyWhole: count.whole > 0 };
}

function placeOf({ text }: Piece, before?: Piece, after?: Piece): 'inWords' | 'elsewhere' | 'shown' {
  const around = `${before?.text.at(-1) ?? ' '}${after?.text.at(0) ?? ' '}`;
  if (atWord.test(around)) return 'inWords';
  return quote.test(text) && apart.test(around) ? 'shown' : 'elsewhere';
}

function repairStretch(own: string, partlyWhole: boolean): string {
  if (!/[^\u0000-\u007f]/.test(own) && !suspect.test(own)) return own;
  const pieces = piecesOf(own);
  const has = (kind: Piece['kind']) => pieces.some((piece) => piece.kind === kind);
  const throughout = !has('whole') && (!partlyWhole || has('broken'));
  return (has('remains') ? piecesOf(withoutRemains(own, throughout)) : pieces)
    .map(({ kind, raw, text }) => (kind === 'broken' || (kind === 'doubtful' && throughout) ? text : raw))
    .join('');
}

/** A byte without a sign is lost on many ways, so is a soft hyphen; a space that does not break becomes one that does. */
function withoutRemains(own: string, throughout: boolean): string {
  const quoted = own.replace(/â€(?:\ufffd|(?![^\u0000-\u007f]))/g, '”');
  if (!throughout) return quoted;
  return quoted
    .replace(/(?<=\p{Ll})Ã(?=[a-z])/gu, 'í')
    .replace(/(?<!\p{Lu})Ã(?= )/gu, 'à')
    .replace(/(?<!\p{Lu})Â(?= |$)/gu, '');
}
