import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { putDocument } from '../../collect/put-document.ts';
import { seedsSource } from '../../model/article.ts';
import type { Ports } from '../../ports.ts';
import { contentTypeOf } from './content-types.ts';
import { topicFolders } from './topics-folder.ts';

/** Examples, which the topic is learned from, and samples, which only show what comes of documents. */
const folders = ['articles', 'samples'];

/** Puts the example articles and samples of all topics in as documents of the source `seeds`: once, for they keep their names. */
export async function seedDocuments(seedsFolder: string, needs: Pick<Ports, 'blobs' | 'clock'>): Promise<void> {
  for (const topic of topicFolders(seedsFolder)) {
    for (const path of folders.flatMap((folder) => filesIn(join(topic, folder)))) {
      const bytes = readFileSync(path);
      const arrival = { source: seedsSource, url: null, receivedAt: needs.clock.now(), topics: [], backlog: false };
      await putDocument({ bytes, contentType: contentTypeOf(path), ...arrival }, needs);
    }
  }
}

/** Paths of the files in a folder, in order; none where there is no folder. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((found) => found.isFile() && !found.name.startsWith('.'))
    .map((found) => join(folder, found.name))
    .sort();
}
