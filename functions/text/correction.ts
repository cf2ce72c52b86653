/** What agencies and papers write beside the headline of a report that corrects an earlier one, or takes it back. */
const marks = [
  'correct(?:ed|ion|s)',
  'retract(?:ed|ion)',
  'errat(?:um|a)(?: corrige)?',
  'corr',
  'correctif',
  'corrig(?:ée?|e|id[oa]|enda|endum)',
  'rectifi(?:catif|cation|cación|ed|ée?|e)',
  'corre(?:cci[oó]n|gid[oa])',
  'fe de err(?:ores|atas)',
  'correc?ção',
  'erramos',
  'rettifica',
  'correzione',
  'correctie',
  'gecorrigeerd',
  'rectificati?e',
  'korr(?:ektur|igiert)?',
  'berichtigung',
  'richtigstellung',
  'r[äe]ttelse',
  'oikaisu',
  'korjattu',
  'sprostowanie',
  'korekta',
  'helyesbítés',
  'διόρθωση',
  'исправлени[ея]',
  'исправлено',
  'поправка',
  'уточнени[ея]',
  'виправлення',
  'виправлено',
  'уточнення',
  'düzeltme',
  'ralat',
  'đính chính',
  'تصحيح',
  'تصويب',
  'استدراك',
  'اصلاحیه',
  'תיקון טעות',
  '更正',
  '訂正',
  '정정',
].join('|');

/** What they write beside one that they bring again, for a slip or for whoever missed it. */
const repeats = ['refile', 'rpt', 'repeat', 'wdh(?:lg)?', 'reenv[ií]o', 'повтор', '再送', '重发'].join('|');

const others = 'update|wrapup|lead|roundup|exclusive|advisory';
const end = '[-–—/:：)）\\]】]';
/** Of when or of whom it is: `CORRECTED (June 3):`, `CORRECTED-(OFFICIAL)-`. */
const bracket = '(?:\\s*-?\\s*[(（][^()（）]{1,40}[)）])';

const correction = new RegExp(
  [
    `^[^\\p{L}\\p{N}]*(?:\\p{L}{2,5}/)?(?:(?:${others}|${repeats})\\s?\\d*[-–—/:：\\s]+)*(?:${marks})\\s?\\d*(?:${bracket}?\\s*${end}|${bracket})`,
    `^\\s*[(（[【]\\s*(?:${marks})(?!\\p{L})[^()（）\\]】]{0,80}[)）\\]】]`,
    `[(（[【]\\s*(?:${marks})\\s*[)）\\]】]\\s*$`,
  ].join('|'),
  'iu',
);
const repeatSlug = new RegExp(`^\\s*(?:(?:${repeats})\\s*[-–—/:：]\\s*)+`, 'iu');

/** Whether a headline says that its report corrects an earlier one: `CORRECTED-Seven dead`, `Seven dead (correction)`. */
export function isCorrection(title: string): boolean {
  return correction.test(title.slice(0, 300).normalize('NFC'));
}

/** A headline without what says that its report was there before: `RPT-Seven dead`. */
export function withoutRepeatSlug(title: string): string {
  return title.replace(repeatSlug, '');
}

/** How outlets begin or end a report that they have put right: `An earlier version of this article said …`. */
const noted = new RegExp(
  [
    '(?:earlier|previous) version of this (?:article|story|report|post|piece|column|page|headline|newsletter|graphic|map|chart)',
    'this (?:article|story|report|post|piece|version|headline) (?:(?:was|has been) (?:corrected|amended|updated to correct)|corrects)',
    '(?:früheren|vorherigen|ersten) (?:version|fassung) (?:diese[srm] berichts|(?:diese[srm]|des|der) (?:artikels|textes|beitrags|meldung))',
    '(?:version (?:précédente|antérieure|initiale)|(?:première|précédente) version) de (?:cet article|cette dépêche|cet? (?:papier|billet))',
    'versi[oó]n (?:anterior|previa) de est[ea] (?:artículo|noticia|nota|texto)',
    'versão anterior dest[ea] (?:texto|reportagem|matéria|notícia|artigo)',
    "versione precedente di quest[oa]\\s?(?:’|')?\\s?(?:articolo|notizia|testo)",
    'eerdere versie van dit (?:artikel|bericht|stuk)',
    '(?:предыдущей|ранней|первой) версии (?:этой )?(?:статьи|новости|заметки|материала|публикации|сообщения)',
  ].join('|'),
  'iu',
);
const linesReadMax = 1_000;

/** The paragraph of a text that says what was corrected in it; null where none does. */
export function correctionNote(text: string): string | null {
  const lines = text.split('\n', linesReadMax).map((line) => line.trim());
  return lines.find((line) => isCorrection(line) || noted.test(line.slice(0, 1_000).normalize('NFC'))) ?? null;
}
