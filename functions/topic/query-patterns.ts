/** Where a pattern was found. */
export interface Occurrence {
  /** UTF-16 units from the beginning of the text. */
  readonly at: number;
  readonly text: string;
}

/** Finds a regular expression in a text: its first occurrences, three at most, in time linear in the text. */
export type Pattern = (text: string) => readonly Occurrence[];

/** The compiled patterns of a query, by how they are written in it. */
export type Patterns = ReadonlyMap<string, Pattern>;

export const noPatterns: Patterns = new Map();

/** Whether an entry of a query is a regular expression, `/…/flags`; all others are words and phrases. */
export function isPattern(entry: string): boolean {
  return entry.startsWith('/');
}
