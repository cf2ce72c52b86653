import { expect, it } from 'vitest';
import { correctionNote, isCorrection, withoutRepeatSlug } from '../../../functions/text/correction.ts';

it.each([
  'CORRECTED: 7 dead as ferry sinks',
  'CORRECTED-Seven dead as ferry sinks',
  'UPDATE 2-CORRECTED-Seven dead as ferry sinks',
  'Correction: Seven dead as ferry sinks',
  '(Corrects) Seven dead as ferry sinks',
  'Seven dead as ferry sinks (corrected)',
  'CORRECTIF : sept morts dans le naufrage',
  'Sept morts dans le naufrage [Rectificatif]',
  'Corrección: siete muertos en el naufragio',
  'Korrektur: Sieben Tote bei Fährunglück',
  'ИСПРАВЛЕНИЕ — Семь погибших',
  'تصحيح: سبعة قتلى في غرق عبارة',
  '更正：渡轮沉没七人遇难',
  'RETRACTED: Ferry was not inspected',
  'REFILE-CORRECTED: Seven dead as ferry sinks',
  'RPT-CORRECTED-Seven dead as ferry sinks',
  'REFILE-UPDATE 2-CORRECTED-Seven dead as ferry sinks',
  'CORRECTED-UPDATE 1-Seven dead as ferry sinks',
  'CORRECTED (OFFICIAL)-Seven dead as ferry sinks',
  'CORRECTED-(OFFICIAL)-Seven dead as ferry sinks',
  'CORRECTED (June 3): Seven dead as ferry sinks',
  'CORRECTED (June 3) Seven dead as ferry sinks',
  '(Corrects number of dead in headline) Seven dead as ferry sinks',
  'CORR-Sept morts dans le naufrage',
  'RECTIFICATIF - Sept morts dans le naufrage',
  '(Corrige) Siete muertos en el naufragio',
  'CORREGIDO-Siete muertos en el naufragio',
  'CORREÇÃO (OFICIAL)-Sete mortos no naufrágio',
  'ANSA/ERRATA CORRIGE: sette morti nel naufragio',
  'WDH/KORREKTUR: Sieben Tote bei Fährunglück',
  'KORREKTUR/ROUNDUP: Sieben Tote bei Fährunglück',
  'BERICHTIGUNG: Sieben Tote bei Fährunglück',
  'Rättelse: Sju döda i färjeolycka',
  'استدراك: سبعة قتلى في غرق عبارة',
  '（更正）渡轮沉没七人遇难',
  '再送-訂正(公式)-フェリー沈没、7人死亡',
  'フェリー沈没、7人死亡（訂正）',
])('knows that this corrects: %s', (title) => {
  expect(isCorrection(title)).toBe(true);
});

it.each([
  'Correction officers strike in three prisons',
  'Markets: correction ends after a week',
  'Mayor corrected by council: no money for the quay',
  'The court corrects an old wrong',
  'Corrections minister resigns',
  'Corrections: Nov. 3, 2026',
  'REFILE-Seven dead as ferry sinks',
  'RPT-Seven dead as ferry sinks',
  'UPDATE 2-Seven dead as ferry sinks',
  'Corrado: the ferry was safe',
  'Ferry line (corrections officers aboard) sails again',
  'Rettet das Watt: Tausende am Deich',
  'Leadership: correction of a course',
  '',
])('does not take this for one: %s', (title) => {
  expect(isCorrection(title)).toBe(false);
});

it.each([
  ['RPT-Seven dead', 'Seven dead'],
  ['REFILE - Seven dead', 'Seven dead'],
  ['REFILE-RPT-Seven dead', 'Seven dead'],
  ['WDH: Sieben Tote', 'Sieben Tote'],
  ['Repeat offenders: a report', 'Repeat offenders: a report'],
])('knows %s by its own words', (title, own) => {
  expect(withoutRepeatSlug(title)).toBe(own);
});

it.each([
  'Correction: An earlier version of this article said that seven had died.',
  'An earlier version of this story misstated the number of dead.',
  'This article was amended on 3 June 2026 to correct the number of dead.',
  '(Corrects number of dead in paragraph 2)',
  'In einer früheren Version dieses Artikels hieß es, sieben Menschen seien gestorben.',
  'Une première version de cet article indiquait sept morts.',
  'Una versión anterior de esta noticia decía que hubo siete muertos.',
  'В первой версии статьи говорилось о семи погибших.',
])('knows a note by which an outlet puts its report right: %s', (note) => {
  expect(correctionNote(`Five died.\n\n${note}\n\nMore follows.`)).toBe(note);
});

it.each([
  'An earlier version of this bill failed in the upper house.',
  'In einer früheren Fassung des Gesetzes fehlte der Satz.',
  'In der ersten Fassung des Berichts der Kommission fehlte der Satz.',
  'The figures were corrected for the season.',
  'A previous version of this vaccine was withdrawn.',
])('takes this for news: %s', (text) => {
  expect(correctionNote(`Five died.\n\n${text}`)).toBe(null);
});
