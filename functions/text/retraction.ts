import { words } from './words.ts';

/** How a headline says it, by its language. */
const marks: Readonly<Record<string, string>> = {
  ar: 'مسحوب',
  de: 'Zurückgezogen',
  en: 'Withdrawn',
  es: 'Retirado',
  fr: 'Retiré',
  it: 'Ritirato',
  nl: 'Ingetrokken',
  pt: 'Retirado',
  ru: 'Отозвано',
};

/** A headline that says of its article that it was taken back: alone, it would go on telling what the article told. */
export function withdrawnTitle(title: string, language: string | null): string {
  return `${marks[language?.split('-', 1)[0] ?? 'en'] ?? marks.en}: ${title}`;
}

/** What says that it was withdrawn says little else. */
const wordsMax = 150;
const linesReadMax = 40;

/** What these name is the text that they stand in. A report, a post may be another's that the news is of. */
const itself = 'article|story|piece|dispatch|column';
const perhaps = 'report|post|item|content|news alert';
const taken = 'withdrawn|retracted|removed|taken down|deleted|unpublished|pulled';
/** Who says it of something else is quoted: `The minister said this report was withdrawn.` */
const quoted =
  '\\b(?:said|says|saying|told|tells|that|whether|if|when|why|claims?|claimed|confirmed|announced|wrote)\\b';
/** Not so what a parliament deletes from a bill: an article is also a part of a law. */
const byOthers = '(?! by (?!us|our|its|the (?:author|editor|publisher))| from (?!our|the (?:web)?site|publication))';
const meldung = 'artikel|beitrag|bericht|text|meldung|nachricht';

/** How outlets say of an article, at its own address, that they have taken it back: `This story has been withdrawn.` */
const takenBack = new RegExp(
  [
    `\\bthis(?<!${quoted}[^.!?]{0,60}this)(?: (?:${itself})|(?<=^[^.!?]{0,60}) (?:${perhaps}))(?: (?:about|on|headlined|titled|entitled|published) [^.!?]{0,60})? (?:was|has(?: since)? been|is being|is) (?:\\p{L}+ly )?(?:${taken})${byOthers}`,
    `\\bwe(?:(?:['’]ve| have| are) (?:since )?(?:${taken}|withdrawing|retracting)| withdrew| retracted| removed| took down| deleted) this (?:${itself}|${perhaps})`,
    `\\b(?:has|have) (?:since )?(?:${taken}) this (?:${itself})`,
    `\\b(?:has|have|is|are) (?:since )?(?:withdrawn|withdrawing|retracted|retracting) this (?:${itself}|${perhaps})`,
    '(?:^|[.!?] )please disregard (?:the|this|our) (?:article|story|report|item|dispatch)',
    '^(?:the )?(?:article|story|report|post)(?: has been| was)? (?:withdrawn|retracted|removed|taken down|deleted)[.!]?$',
    // With an apology behind it, say. A report is left out: `The report was withdrawn. The ministry regretted it.`
    `^(?:the )?(?:article|story)(?: has been| was)? (?:${taken})[.!] .{0,200}$`,
    `(?:diese[rs]? (?:${meldung}|stück) (?:wurde|wird)|(?:wurde|haben wir|wir haben|redaktion hat) diese[rsn]? (?:${meldung}|stück))(?: [^.!?]{0,60})? (?:zurückgezogen|gelöscht|entfernt|depubliziert)`,
    'cet(?:te)? (?:article|dépêche|papier|texte|publication|information) a été (?:\\p{L}+ment )?(?:retirée?|supprimée?|dépubliée?|annulée?)(?! par les?\\b| du (?!site)| des\\b)',
    'avons (?:retiré|supprimé|dépublié|annulé) cet(?:te)? (?:article|dépêche|papier|texte|publication)',
    'est[ea] (?:artículo|noticia|nota|información|texto) (?:ha sido|fue) (?:retirad|eliminad|borrad)[oa]',
    'hemos (?:retirado|eliminado|borrado) est[ea] (?:artículo|noticia|nota|información|texto)',
    'est[ea] (?:artigo|notícia|matéria|reportagem|texto) foi (?:retirad|removid|apagad|despublicad)[oa]',
    "quest[oa]\\s?(?:’|')?\\s?(?:articolo|notizia|testo) è stat[oa] (?:ritirat|rimoss|cancellat|eliminat)[oa]",
    'dit (?:artikel|bericht|stuk) is (?:[^.!?]{0,40} )?(?:ingetrokken|verwijderd|teruggetrokken)',
    '(?:эта|этот|это|данная|данный) (?:статья|новость|материал|публикация|сообщение|заметка) (?:был[ао]? )?(?:удал[её]н|отозван|снят)[ао]?',
    '(?:سحب|حذف|إزالة|سحبت|حذفت) (?:هذا|هذه) (?:المقال|الخبر|المادة|التقرير)',
  ].join('|'),
  'iu',
);

/**
 * The sentence or line in which an article says that its outlet has taken it back; null where it does not, or where it
 * goes on to tell of something. What merely can no longer be had (`no longer available`) stands as it was told.
 */
export function retractionNote(text: string): string | null {
  if (text.length > 20 * wordsMax || words(text).length > wordsMax) return null;
  const lines = text.split('\n', linesReadMax).map((line) => line.trim());
  return lines.find((line) => takenBack.test(line.normalize('NFC'))) ?? null;
}
