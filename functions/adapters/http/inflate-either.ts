import { Transform, type TransformCallback } from 'node:stream';
import { createInflate, createInflateRaw, type Zlib } from 'node:zlib';

/** The method "deflate" in the low half of a zlib header's first byte (RFC 1950 section 2.2); no raw stream begins so. */
const zlibMethod = 8;

/**
 * Undoes `Content-Encoding: deflate`, which means zlib (RFC 9110 section 8.4.1.2) and which some servers take for the
 * bare deflate stream inside it: the first byte tells.
 */
export function inflateEither(): Transform {
  let inner: (Transform & Zlib) | undefined;
  let waiting: TransformCallback | undefined;
  const goOn = (error?: Error | null): void => {
    const done = waiting;
    waiting = undefined;
    done?.(error);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // What follows the compressed stream says nothing.
      if (chunk.byteLength === 0 || inner?.readableEnded) return done();
      inner ??= startInner(this, (chunk[0]! & 0x0f) === zlibMethod).once('end', goOn);
      waiting = done;
      inner.write(chunk, goOn);
    },
    flush(done) {
      if (inner === undefined || inner.readableEnded) return done();
      waiting = done;
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
