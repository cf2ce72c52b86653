/** What Windows-1252 has at 0x80 to 0x9F. */
const characters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The character that a code of 0x80 to 0x9F stands for where somebody took Windows-1252 for Unicode; null for any other code. */
export function windows1252CodePoint(code: number): number | null {
  const meant = code < 0x80 ? undefined : characters.charCodeAt(code - 0x80);
  return meant === undefined || Number.isNaN(meant) || meant === code ? null : meant;
}
