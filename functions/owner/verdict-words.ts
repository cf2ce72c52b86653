/** A score beside its threshold, as a person would say it. */
export function verdictWords(score: number, threshold: number): string {
  const share = threshold > 0 ? score / threshold : score >= threshold ? 2 : 0;
  return steps.find(({ from }) => share >= from)?.words ?? 'clearly off topic';
}

/** In thresholds. */
const steps: readonly { readonly from: number; readonly words: string }[] = [
  { from: 1.5, words: 'clearly on topic' },
  { from: 1.12, words: 'on topic' },
  { from: 1, words: 'just above the line' },
  { from: 0.85, words: 'just below the line' },
  { from: 0.5, words: 'off topic' },
];
