/** Cuts at the end of a sentence where one ends late enough, else between words, with an ellipsis. */
export function shorten(text: string, charsMax: number): string {
  const folded = text
    .slice(0, charsMax * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (folded.length <= charsMax) return folded;
  const head = folded.slice(0, charsMax);
  const sentence = Math.max(...['. ', '! ', '? ', '。', '؟ ', '۔ '].map((mark) => head.lastIndexOf(mark)));
  if (sentence >= charsMax / 2) return head.slice(0, sentence + 1);
  const space = head.lastIndexOf(' ');
  return `${wellFormed(head.slice(0, space > charsMax / 2 ? space : charsMax - 1)).replace(/[\s,;:·–—-]+$/, '')}…`;
}

/** Drops half of a surrogate pair that a cut has left at the end. */
function wellFormed(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
