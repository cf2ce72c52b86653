import { messageOf } from '../../error-message.ts';
import { awsSentence } from './aws-error.ts';
import { databaseSentence } from './database-error.ts';

/** What a code of the operating system means for the file, folder or address that was named. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EEXIST: 'is there already, and is no folder',
  ENOTDIR: 'is a file, or within one, not a folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be read or written by this user',
  EROFS: 'cannot be written: the disk is read-only',
  ENOSPC: 'cannot be written: the disk is full',
  EADDRINUSE: 'is taken: something else is listening there',
  ECONNREFUSED: 'does not answer',
  ECONNRESET: 'broke the connection off',
  ETIMEDOUT: 'does not answer',
  ENOTFOUND: 'is no name that the DNS knows',
  EADDRNOTAVAIL: 'is no address of this machine',
};

/** What Node says of a failed call beside its code: the file, or the address. */
interface SystemError extends NodeJS.ErrnoException {
  readonly hostname?: string;
  readonly address?: string;
  readonly port?: number;
}

/**
 * One sentence for an error that the user can do something about: of the operating system, or thrown with words for people.
 * Null for wrong code, whose stack is what somebody needs.
 */
export function plainError(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const known = awsSentence(error) ?? databaseSentence(error);
  if (known !== null) return known;
  const { code, syscall, path, hostname, address, port } = error as SystemError;
  const cannotBeMade = code === 'ENOENT' && syscall === 'mkdir';
  const meaning = cannotBeMade ? 'cannot be made there' : meanings[code ?? ''];
  const named = path ?? hostname ?? (port === undefined ? address : `${address ?? 'port'}:${port}`);
  if (meaning !== undefined && named !== undefined) return `${named} ${meaning}`;
  // What is written through an open file is not named.
  if (code === 'ENOSPC') return `a file ${meaning}`;
  const isWrongCode = error.constructor !== Error || error.message === '';
  return isWrongCode ? null : error.message;
}

/** The sentence of an error, or whatever else it says. */
export function sentenceOf(error: unknown): string {
  return plainError(error) ?? messageOf(error);
}
