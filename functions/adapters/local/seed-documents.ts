import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { putDocument } from '../../collect/put-document.ts';
import type { Ports } from '../../ports.ts';
import { contentTypeOf } from './content-types.ts';

/** Puts the example articles of all topics in as documents of the source `seeds`: once, for they keep their names. */
export async function seedDocuments(seedsFolder: string, needs: Pick<Ports, 'blobs' | 'clock'>): Promise<void> {
  for (const topic of subfolders(seedsFolder)) {
    const folder = join(seedsFolder, topic, 'articles');
    for (const name of filesIn(folder)) {
      const bytes = readFileSync(join(folder, name));
      const arrival = { source: 'seeds', url: null, receivedAt: needs.clock.now(), topics: [], backlog: false };
      await putDocument({ bytes, contentType: contentTypeOf(name), ...arrival }, needs);
    }
  }
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((found) => found.isDirectory())
    .map((found) => found.name)
    .sort();
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((found) => found.isFile() && !found.name.startsWith('.'))
    .map((found) => found.name)
    .sort();
}
