/** What node:sqlite says beside its words: SQLite's own number (https://sqlite.org/rescode.html), whose last byte is the kind. */
interface DatabaseError extends NodeJS.ErrnoException {
  readonly errcode?: number;
}

const damaged = 'newsfold.db is damaged, or is no database of newsfold: put a backup in its place (docs/server.md)';
const full = 'newsfold.db cannot be written: the disk is full or broken';

const sentences: Readonly<Record<number, string>> = {
  5: 'newsfold.db is held by another process: end that one, or try again',
  8: 'newsfold.db may not be written by this user: it and all of its folder must belong to the user that newsfold runs as',
  10: full,
  11: damaged,
  13: full,
  14: 'newsfold.db cannot be opened: it and its folder must be readable and writable by the user that newsfold runs as',
  26: damaged,
};

/** What to do about an error of the database; null for any other error, and for one that is wrong code's. */
export function databaseSentence(error: Error): string | null {
  const { code, errcode } = error as DatabaseError;
  if (code !== 'ERR_SQLITE_ERROR' || errcode === undefined) return null;
  return sentences[errcode & 0xff] ?? null;
}
