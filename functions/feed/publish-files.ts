import { createHash } from 'node:crypto';
import { limits } from '../limits.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { BlobInfo, Ports } from '../ports.ts';

export interface PublicFile {
  readonly key: string;
  readonly contentType: string;
  readonly text: string;
}

/** Readers always ask whether something changed; a cache in front may answer for a minute. */
const cacheControl = 'public, max-age=0, s-maxage=60, must-revalidate';

/** Times it is started over when another run wrote in between. */
const attemptsMax = 6;

/**
 * Makes public files of the present state and writes those whose bytes differ; returns the keys written.
 *
 * Several runs may be at it at the same time. Each looks at what is published before it reads the state,
 * and writes only over what it saw: so a run that read an older state meets a conflict instead of
 * putting it over a newer one, and starts over. Throws when that never ends: then it should be tried again later.
 */
export async function publishFiles(
  keys: readonly string[],
  make: () => Promise<readonly PublicFile[]>,
  needs: Pick<Ports, 'blobs'>,
): Promise<readonly string[]> {
  const written = new Set<string>();
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const seen = await mapConcurrently(keys, limits.feedReadsConcurrent, (key) => needs.blobs.head(key));
    const before = new Map(keys.map((key, index) => [key, seen[index]]));
    const outcomes = await mapConcurrently(await make(), limits.feedReadsConcurrent, async (file) => {
      if (!before.has(file.key)) throw new Error(`${file.key} was not announced`);
      const outcome = await putIfDifferent(file, before.get(file.key), needs);
      if (outcome === 'written') written.add(file.key);
      return outcome;
    });
    if (!outcomes.includes('conflict')) return [...written];
  }
  throw new Error(`${keys[0]} and its like changed ${attemptsMax} times while they were made`);
}

async function putIfDifferent(
  file: PublicFile,
  before: BlobInfo | undefined,
  needs: Pick<Ports, 'blobs'>,
): Promise<'same' | 'written' | 'conflict'> {
  const bytes = new TextEncoder().encode(file.text);
  const fingerprint = createHash('sha256').update(bytes).digest('base64url');
  if (before?.metadata.fingerprint === fingerprint && before.contentType === file.contentType) return 'same';
  const content = { bytes, contentType: file.contentType, cacheControl, metadata: { fingerprint } };
  const outcome = await needs.blobs.put(file.key, content, before === undefined ? 'absent' : { etag: before.etag });
  return outcome.kind;
}
