import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayMs } from '../../instant.ts';
import { limits } from '../../limits.ts';
import type { Clock } from '../../ports.ts';
import type { FileBlobs } from './blobs-files.ts';
import { fileNameOf } from './file-names.ts';
import { listKeys, readFolder } from './list-files.ts';
import type { LocalQueue } from './local-queue.ts';

export interface ExpiryNeeds {
  /** The folder of all blobs. */
  readonly folder: string;
  readonly blobs: Pick<FileBlobs, 'delete' | 'isOurs'>;
  readonly clock: Clock;
  readonly queue: Pick<LocalQueue, 'isAwaited' | 'forget'>;
  /** How long a document is kept. */
  readonly days: number;
}

const filesPerTurn = 200;
/** The examples of the topics would only be put in again at the next start. */
const kept = 'documents/seeds/';

/**
 * Removes documents that came in long ago, and what was refused or held as long ago, as the bucket's rules do on
 * AWS: their articles stay. What a person put into the folder is left where it is, and so is what still waits to be read.
 * @returns how many files were removed
 */
export async function expireDocuments(needs: ExpiryNeeds): Promise<number> {
  const { folder, blobs, queue } = needs;
  const before = oldest(needs);
  const heldBefore = oldest({ ...needs, days: Math.max(needs.days, limits.heldMailDays) });
  let removed = 0;
  let looked = 0;
  for (const prefix of ['documents/', 'rejected/', 'held/']) {
    for await (const key of listKeys(folder, prefix)) {
      looked += 1;
      if (looked % filesPerTurn === 0) await nextTurn();
      const stats = statSync(join(folder, fileNameOf(key)), { throwIfNoEntry: false });
      if (stats === undefined || stats.mtimeMs >= (prefix === 'held/' ? heldBefore : before) || key.startsWith(kept))
        continue;
      const isDocument = prefix === 'documents/';
      if (isDocument && (!blobs.isOurs(key) || queue.isAwaited({ to: 'normalise', key }))) continue;
      await blobs.delete(key);
      if (isDocument) queue.forget(key);
      removed += 1;
    }
  }
  return removed;
}

/** Removes mails that were put into the outbox long ago; how many. */
export function expireOutbox(outbox: string, age: Pick<ExpiryNeeds, 'clock' | 'days'>): number {
  const before = oldest(age);
  const paths = readFolder(outbox)
    .filter((found) => found.isFile() && found.name.endsWith('.eml'))
    .map(({ name }) => join(outbox, name));
  const old = paths.filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? before) < before);
  for (const path of old) rmSync(path, { force: true });
  return old.length;
}

/** What was written before this moment, in milliseconds, is too old. */
function oldest({ clock, days }: Pick<ExpiryNeeds, 'clock' | 'days'>): number {
  return Date.parse(clock.now()) - days * dayMs;
}
