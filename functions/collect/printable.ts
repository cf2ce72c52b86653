/** What a server words, as a terminal may show it. */
export function printable(text: string, charactersMax: number): string {
  return text
    .slice(0, charactersMax)
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .toWellFormed();
}
