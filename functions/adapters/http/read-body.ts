import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type BodyOutcome =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };

interface Bound {
  readonly maxOutputLength: number;
}

type Decoder = (bytes: Uint8Array, bound: Bound) => Promise<Uint8Array>;

const [gunzip, inflate, inflateRaw, brotliDecompress, zstdDecompress] = [
  promisify(zlib.gunzip),
  promisify(zlib.inflate),
  promisify(zlib.inflateRaw),
  promisify(zlib.brotliDecompress),
  promisify(zlib.zstdDecompress),
] as const satisfies readonly Decoder[];

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', gunzipped],
  ['x-gzip', gunzipped],
  ['deflate', inflateEither],
  ['br', brotliDecompress],
  ['zstd', zstdDecompress],
]);
/** What servers write there that is no coding of the body. */
const noCodings: ReadonlySet<string> = new Set(['', 'identity', 'none', 'utf-8', 'utf8', 'binary', '8bit']);
/** Codings that one body may be wrapped in. */
const codingsMax = 2;

/**
 * Reads a response's body and undoes its content codings (RFC 9110 section 8.4), and gzip that nobody mentions. The bound
 * holds for the bytes on the wire and after each decoder, so a decompression bomb is cut off early.
 */
export async function readBody(response: IncomingMessage, bytesMax: number): Promise<BodyOutcome> {
  const codings = contentCodings(response.headers['content-encoding']);
  const unknown = codings.find((coding) => !decoders.has(coding));
  if (unknown !== undefined || codings.length > codingsMax) {
    response.destroy();
    return { kind: 'refused', reason: `content coding ${unknown ?? codings.join(', ')} is not read` };
  }
  const tooLarge = { kind: 'refused', reason: `the body has more than ${bytesMax} bytes` } as const;
  const wire = await bytesOf(response, bytesMax);
  if (wire === null) return tooLarge;
  // As hubs answer that they have heard; no coding has an empty form.
  if (wire.byteLength === 0) return { kind: 'read', bytes: wire };
  try {
    let bytes = wire;
    for (const coding of codings.toReversed())
      bytes = await decoders.get(coding)!(bytes, { maxOutputLength: bytesMax });
    return { kind: 'read', bytes: await gunzipped(bytes, { maxOutputLength: bytesMax }) };
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge;
    throw error;
  }
}

/** As they came; null where there are too many. */
async function bytesOf(response: IncomingMessage, bytesMax: number): Promise<Uint8Array | null> {
  if (Number(response.headers['content-length'] ?? 0) > bytesMax) {
    response.destroy();
    return null;
  }
  const chunks: Buffer[] = [];
  let bytesCount = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytesCount += chunk.byteLength;
    if (bytesCount > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function contentCodings(header: string | undefined): readonly string[] {
  return (header ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => !noCodings.has(coding));
}

/** What is gzip by its first bytes (RFC 1952 section 2.3.1): no text begins so, and servers say it where it is not, and the other way. */
async function gunzipped(bytes: Uint8Array, bound: Bound): Promise<Uint8Array> {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes, bound) : bytes;
}

/** The method "deflate" in the low half of a zlib header's first byte (RFC 1950 section 2.2); no raw stream begins so. */
const zlibMethod = 8;

/** `deflate` means zlib (RFC 9110 section 8.4.1.2), which some servers take for the bare deflate stream inside it. */
function inflateEither(bytes: Uint8Array, bound: Bound): Promise<Uint8Array> {
  return (bytes[0]! & 0x0f) === zlibMethod ? inflate(bytes, bound) : inflateRaw(bytes, bound);
}
