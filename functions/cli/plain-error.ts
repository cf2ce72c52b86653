/** What a code of the operating system means for the file, folder or address that was named. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EEXIST: 'is there already, and is no folder',
  ENOTDIR: 'is within a file, not a folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be read or written by this user',
  EROFS: 'cannot be written: the disk is read-only',
  ENOSPC: 'cannot be written: the disk is full',
  EADDRINUSE: 'is taken: something else is listening there',
  EADDRNOTAVAIL: 'is no address of this machine',
};

/**
 * One sentence for an error that its reader can mend: of the operating system, or thrown with words for people.
 * Null for wrong code, whose stack is what somebody needs.
 */
export function plainError(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall, path, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const cannotBeMade = code === 'ENOENT' && syscall === 'mkdir';
  const meaning = cannotBeMade ? 'cannot be made there' : meanings[code ?? ''];
  const named = path ?? (port === undefined ? address : `${address ?? 'port'}:${port}`);
  if (meaning !== undefined && named !== undefined) return `${named} ${meaning}`;
  const isWrongCode = error.constructor !== Error || error.message === '';
  return isWrongCode ? null : error.message;
}

/** The sentence of an error, or whatever else it says. */
export function sentenceOf(error: unknown): string {
  return plainError(error) ?? (error instanceof Error ? error.message : String(error));
}
