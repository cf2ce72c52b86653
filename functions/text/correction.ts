/** What agencies and papers write beside the headline of a report that corrects an earlier one, or takes it back. */
const marks = [
  'correct(?:ed|ion|s)',
  'retract(?:ed|ion)',
  'errat(?:um|a)',
  'correctif',
  'corrig(?:é|e|ido|enda|endum)',
  'rectifi(?:catif|cation|cación|ed|é)',
  'correcci[oó]n',
  'fe de err(?:ores|atas)',
  'correção',
  'rettifica',
  'correzione',
  'correctie',
  'rectificatie',
  'korrektur',
  'berichtigung',
  'richtigstellung',
  'исправлени[ея]',
  'исправлено',
  'düzeltme',
  'تصحيح',
  'تصويب',
  '更正',
  '訂正',
  '정정',
].join('|');

const correction = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:update \\d+[\\s-]+)?(?:${marks})\\s*[:：)\\]】–—-]|[(\\[【]\\s*(?:${marks})\\s*[)\\]】]\\s*$`,
  'iu',
);

/** Whether a headline says that its report corrects an earlier one: `CORRECTED-Seven dead`, `Seven dead (correction)`. */
export function isCorrection(title: string): boolean {
  return correction.test(title.slice(0, 300));
}
