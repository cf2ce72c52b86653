import type { IncomingMessage } from 'node:http';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { inflateEither } from './inflate-either.ts';

export type BodyOutcome =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };

const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', inflateEither],
  ['br', createBrotliDecompress],
]);
/** What servers write there that is no coding of the body. */
const noCodings: ReadonlySet<string> = new Set(['', 'identity', 'none', 'utf-8', 'utf8', 'binary', '8bit']);
/** Codings that one body may be wrapped in. */
const codingsMax = 2;

class TooLarge extends Error {}

/**
 * Reads a response's body and undoes its content codings (RFC 9110 section 8.4). The bound holds for the
 * bytes on the wire and after each decoder, so a decompression bomb is cut off early.
 */
export async function readBody(
  response: IncomingMessage,
  { bytesMax, signal }: { readonly bytesMax: number; readonly signal: AbortSignal },
): Promise<BodyOutcome> {
  const codings = contentCodings(response.headers['content-encoding']);
  const unknown = codings.find((coding) => !decoders.has(coding));
  if (unknown !== undefined || codings.length > codingsMax) {
    response.destroy();
    return { kind: 'refused', reason: `content coding ${unknown ?? codings.join(', ')} is not read` };
  }
  const tooLarge = `the body has more than ${bytesMax} bytes`;
  if (Number(response.headers['content-length'] ?? 0) > bytesMax) {
    response.destroy();
    return { kind: 'refused', reason: tooLarge };
  }
  const chunks: Buffer[] = [];
  const keep = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const decoding = codings.toReversed().flatMap((coding) => [decoders.get(coding)!(), counted(bytesMax)]);
  try {
    await pipeline([response, counted(bytesMax), ...decoding, keep], { signal });
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'refused', reason: tooLarge };
    throw error;
  }
  return { kind: 'read', bytes: Buffer.concat(chunks) };
}

function contentCodings(header: string | undefined): readonly string[] {
  return (header ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => !noCodings.has(coding));
}

/** Passes bytes on until there are more than `bytesMax` of them. */
function counted(bytesMax: number): Transform {
  let bytesCount = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytesCount += chunk.byteLength;
      if (bytesCount > bytesMax) done(new TooLarge());
      else done(null, chunk);
    },
  });
}
