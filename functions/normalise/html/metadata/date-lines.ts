import { kindSaid } from '../../dates/date-words.ts';
import { monthNamed } from '../../dates/month-names.ts';
import type { Block } from '../block.ts';

/** A line that tells when a report came out is short, and says little else. */
export const lineCharactersMax = 160;
const wordsMax = 16;
export const ofItselfCharactersMax = 200;

/**
 * Whether a line says little but a date: what is longer, or ends as a sentence does, tells of something else unless it
 * opens by saying that it was published.
 */
export function isDateLine(text: string): boolean {
  if (tellsOfItself(text)) return true;
  if (text.length > lineCharactersMax) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0;
  const sentence = /[.!?。！？]["”’»)]?$/u.test(text) && !/\b[ap]\.m\.$/iu.test(text);
  return words <= wordsMax && (!sentence || words <= 6 || kindSaid(text.slice(0, 10)) !== null);
}

/** How a report tells of itself in a sentence at its end, as the templates of blogs have it in their languages. */
const ofItself =
  /^(?:this (?:entry|post|article|story|item|page) (?:was|is) (?:first |originally )?(?:posted|published|written|filed|entered)|dies(?:er|e) (?:beitrag|artikel|eintrag|meldung) wurde|cette? (?:entrée|article|publication) a été|ce (?:billet|texte) a été|(?:esta entrada|est[ea] (?:artículo|nota|artigo|post|entrada)) (?:fue|foi|se)|quest[oa] (?:articolo|voce|post) (?:è|fu)|dit (?:bericht|artikel) (?:is|werd)|запись опубликована|ten wpis został|detta inlägg|dette indlæg|bu yazı|entri ini)/iu;

/** Whether a text is such a sentence, and tells of publication, not of a change. */
export function tellsOfItself(text: string): boolean {
  return ofItself.test(text) && kindSaid(text.slice(0, ofItselfCharactersMax)) !== 'change';
}

/** Words in small letters that stand beside a date: prepositions, hours, the length of the read. */
const besideDates = new Set(
  (
    'by on at in the of and am pm a m p st nd rd th min mins minute minutes read reading comment comments views ' +
    'de del da do la le les el las los à às a alle ore par por di von um uhr den vom am kl klo om uur door horas hs hrs ' +
    'o godz г в года р saat lecture y e et und og och ' +
    'h ago hour hours day days week weeks há hace il vor fa il dias días jours heures tagen stunden giorni ore'
  ).split(' '),
);
const smallWordsMax = 2;
/** The same for scripts without small letters, and for those that do not part words. */
const caselessWordsMax = 8;
const unpartedLettersMax = 24;
const headingWordsMax = 3;

/** Whether a line with a date tells what happens on it: most of its words are no names, months or parts of a date line. */
export function readsAsProse({ text, headingLevel }: Block, language: string | null): boolean {
  if (tellsOfItself(text)) return false;
  const words = (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).filter(
    (word) => !/^[年月日号時时分秒년월일시분초]$/.test(word),
  );
  if (headingLevel > 0 && words.length > headingWordsMax) return true;
  if (words.filter((word) => /^\p{Lo}/u.test(word)).length > caselessWordsMax) return true;
  if ((text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0) > unpartedLettersMax)
    return true;
  const small = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !besideDates.has(word) && monthNamed(word, language) === null,
  );
  return small.length > (/[\p{L}\p{Nd}][.!?]$/u.test(text) ? 0 : smallWordsMax);
}

/** Whether a block says what the date in the next one is of. A link leads elsewhere: to "Revisions", to "Modify". */
export function isLabel({ text, headingLevel, linkedLength }: Block): boolean {
  return headingLevel !== 1 && text.length <= 40 && linkedLength < text.length && !/\p{Nd}/u.test(text);
}

/** Links have fewer words where they name a writer or a section. */
const linkWordsMin = 6;

/** Whether a line is mostly a link as long as a headline: the date in it is of what that leads to. */
export function isTeaserLine({ text, html, linkedLength }: Block): boolean {
  if (linkedLength * 2 < text.length) return false;
  return [...html.matchAll(/<a(?:\s[^>]*)?>([^<]{20,400})/g)].some(
    ([, words]) => words!.trim().split(' ').length >= linkWordsMin,
  );
}
