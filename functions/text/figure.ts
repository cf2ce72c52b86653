/** Whether a word, as `words` gives it, is a number. */
export function isFigure(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
}
