import { expect, it } from 'vitest';
import { isCorrection } from '../../../functions/text/correction.ts';

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
])('knows that this corrects: %s', (title) => {
  expect(isCorrection(title)).toBe(true);
});

it.each([
  'Correction officers strike in three prisons',
  'Markets: correction ends after a week',
  'Mayor corrected by council: no money for the quay',
  'The court corrects an old wrong',
  'Corrections minister resigns',
  '',
])('does not take this for one: %s', (title) => {
  expect(isCorrection(title)).toBe(false);
});
