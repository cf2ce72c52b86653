import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Smaller bodies gain nothing. */
const compressedBytesMin = 860;
const compressible = /^(?:text\/|application\/(?:[a-z.+-]*\+)?(?:json|xml)\b|image\/svg\+xml)/;
const brotliQuality = 5;

const coders = {
  br: (bytes: Uint8Array): Promise<Uint8Array> =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: (bytes: Uint8Array): Promise<Uint8Array> => promisify(gzip)(bytes),
} as const;

type Coding = keyof typeof coders;

export interface Coded {
  readonly body: Uint8Array;
  readonly headers: Headers;
}

/**
 * Compresses a body the client can read compressed. The ETag gets the name of the coding, because
 * another coding is another representation (RFC 9110 section 8.8.3.3).
 */
export async function compressBody(body: Uint8Array, headers: Headers, acceptEncoding: string): Promise<Coded> {
  if (!compressible.test(headers.get('content-type') ?? '')) return { body, headers };
  const varied = new Headers(headers);
  varied.append('vary', 'accept-encoding');
  const coding = bestCoding(acceptEncoding);
  if (coding === undefined || body.length < compressedBytesMin) return { body, headers: varied };
  varied.set('content-encoding', coding);
  const etag = headers.get('etag');
  if (etag !== null) varied.set('etag', etag.replace(/"$/, `-${coding}"`));
  return { body: await coders[coding](body), headers: varied };
}

/** The best of what the client accepts (RFC 9110 section 12.5.3); `q=0` is a refusal. */
function bestCoding(acceptEncoding: string): Coding | undefined {
  const accepted = new Map(
    acceptEncoding
      .slice(0, 1_000)
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((piece) => piece.trim()))
      .map(([name = '', weight = '']) => [name, !/^q=0(?:\.0*)?$/.test(weight)] as const),
  );
  return (['br', 'gzip'] as const).find((coding) => accepted.get(coding) ?? accepted.get('*'));
}
