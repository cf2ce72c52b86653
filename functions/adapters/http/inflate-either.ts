import { Transform } from 'node:stream';
import { createInflate, createInflateRaw, type Zlib } from 'node:zlib';

/** The method "deflate" in the low half of a zlib header's first byte (RFC 1950 section 2.2); no raw stream begins so. */
const zlibMethod = 8;

/**
 * Undoes `Content-Encoding: deflate`, which means zlib (RFC 9110 section 8.4.1.2) and which some servers take for the
 * bare deflate stream inside it: the first byte tells.
 */
export function inflateEither(): Transform {
  let inner: (Transform & Zlib) | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (chunk.byteLength === 0) return done();
      inner ??= startInner(this, (chunk[0]! & 0x0f) === zlibMethod);
      inner.write(chunk, (error) => done(error));
    },
    flush(done) {
      if (inner === undefined) return done();
      inner.once('end', () => done());
      inner.end();
    },
    destroy(error, done) {
      inner?.destroy();
      done(error);
    },
  });
}

function startInner(outer: Transform, hasHeader: boolean): Transform & Zlib {
  const inner = hasHeader ? createInflate() : createInflateRaw();
  inner.on('data', (chunk: Buffer) => outer.push(chunk));
  inner.on('error', (error) => outer.destroy(error));
  return inner;
}
