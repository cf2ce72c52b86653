import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { limits } from '../../limits.ts';
import { sentenceOf } from '../errors/plain-error.ts';

/** More is read of no file: a device, `/dev/zero` for instance, has no end. */
export const inputBytesMax = 20 * limits.documentBytesMax;
const pieceBytes = 64 * 1024;

/**
 * The bytes of a file that a command was given, `-` for standard input. Throws, naming it, when it cannot be read or is
 * larger than `inputBytesMax`.
 */
export function readInput(path: string): Buffer {
  if (path === '-') return readAll(0, 'standard input');
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`${path} is not there`);
  if (found.isDirectory()) throw new Error(`${path} is a folder, not a file`);
  if (found.size > inputBytesMax) throw tooLarge(path);
  const file = openSync(path, 'r');
  try {
    return readAll(file, path);
  } finally {
    closeSync(file);
  }
}

/** The bytes of one file of several, or a sentence that does not name it: the others are read all the same. */
export function tryInput(path: string): { readonly bytes: Buffer } | { readonly rejected: string } {
  try {
    return { bytes: readInput(path) };
  } catch (error) {
    const sentence = sentenceOf(error);
    return { rejected: sentence.startsWith(`${path} `) ? sentence.slice(path.length + 1) : sentence };
  }
}

function readAll(file: number, name: string): Buffer {
  const pieces: Buffer[] = [];
  let bytesCount = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(pieceBytes);
    const readBytes = readSync(file, piece);
    if (readBytes === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, readBytes));
    bytesCount += readBytes;
    if (bytesCount > inputBytesMax) throw tooLarge(name);
  }
}

function tooLarge(name: string): Error {
  return new Error(`${name} has more than ${inputBytesMax / 1024 / 1024} MiB, and no file of that size is taken in`);
}
