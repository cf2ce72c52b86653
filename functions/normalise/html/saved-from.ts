const headCharacters = 16_384;

/** The notes that browsers (the "mark of the web") and SingleFile leave at the top of a page that they save. */
const notes: readonly RegExp[] = [
  /<!--\s*saved from url=\(\d{4}\)(https?:\/\/\S{1,4000})\s/i,
  /<!--\s*Page saved with SingleFile\s+url: (https?:\/\/\S{1,4000})\s/i,
];

/** Where a page stood that was saved to a file, as the program that saved it noted; null where it did not. */
export function savedFrom(html: string): string | null {
  const head = html.slice(0, headCharacters);
  const address = notes.map((note) => note.exec(head)?.[1]).find((found) => found !== undefined);
  return URL.parse(address ?? '')?.href ?? null;
}
