import { asRead } from '../as-read.ts';
import { blobKeys, recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import { type ArchivePart, comparePart, isComplete, partFile, partOf, partRange } from '../model/archive-part.ts';
import type { Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { Ports } from '../ports.ts';
import { topicAddress } from '../site/addresses.ts';
import { atomFeed, atomType } from './atom.ts';
import { type FeedDocument, updatedOf } from './feed-head.ts';
import { feedItem, type Listed, type NamedTopic } from './feed-item.ts';
import { type PublicFile, publishFiles } from './publish-files.ts';
import { readArticles, readEntries } from './read-listed.ts';
import { emptyPages, entryPageKeys, entryPages } from './topic-files.ts';

type ArchiveNeeds = Pick<Ports, 'blobs' | 'records'> & { readonly settings: Settings };

/** How far the archive is written, so that each run goes on from there instead of looking at the whole of it. */
interface ArchiveCursor {
  /** The last part written under the stamp. */
  readonly through: ArchivePart;
  /** The newest part there is; ahead of `through` while the archive is rewritten. */
  readonly newest: ArchivePart;
  /** What stands in every part beside its entries; when that changes, all parts are rewritten, a few a run. */
  readonly stamp: string;
}

/** Raised when parts are to look different. */
const layoutVersion = 2;

export interface ArchivesWritten {
  /** The newest part there is, for the feed to point at. */
  readonly newest: ArchivePart | null;
  /** True when complete parts are still to be written: run again. */
  readonly more: boolean;
  /** What is left of the changed positions: run again with these. */
  readonly changed: readonly string[];
}

/**
 * Writes the archive parts that became complete, and those complete ones that a changed entry stands in.
 * Its cost depends on what changed, never on how long the archive is.
 */
export async function writeArchives(
  topic: NamedTopic,
  changed: readonly string[],
  needs: ArchiveNeeds,
): Promise<ArchivesWritten> {
  const [newestEntry] = await readEntries(topic.slug, { limit: 1, descending: true }, needs);
  if (newestEntry === undefined) return { newest: null, more: false, changed: [] };
  const key = recordKeys.topicState(topic.slug, 'archive');
  const record = await needs.records.get(key);
  const cursor = record?.value as ArchiveCursor | undefined;
  const stamp = JSON.stringify([layoutVersion, needs.settings.baseUrl, topic.title, topic.description, topic.language]);
  const through = cursor?.stamp === stamp ? cursor.through : null;
  const before = cursor?.newest ?? null;
  const { parts, more } = await partsAfter(topic.slug, through, newestEntry.position, needs);
  // The part before the first new one gets its link to the next.
  const grown = parts.length > 0 && through !== null ? [through] : [];
  const touched = changed.map(partOf).filter((part) => through !== null && comparePart(part, through) <= 0);
  const rewritten = distinct([...grown, ...touched]);
  const due = [...rewritten.slice(0, limits.archivePartsPerRunMax), ...parts];
  for (const part of due) await writePart(topic, part, needs);

  const left = rewritten.slice(limits.archivePartsPerRunMax).map((part) => partRange(part).from);
  const last = parts.at(-1);
  if (last === undefined) return { newest: before, more, changed: left };
  const newest = before !== null && comparePart(before, last) > 0 ? before : last;
  const value: ArchiveCursor = { through: last, newest, stamp };
  const expect = asRead(record);
  // A conflict means that another run got as far or further.
  await needs.records.write([{ kind: 'put', key, value, expect }]);
  return { newest, more, changed: left };
}

function distinct(parts: readonly ArchivePart[]): ArchivePart[] {
  return [...new Map(parts.map((part) => [partFile(part), part])).values()];
}

/** The complete parts behind the cursor, oldest first, as many as one run takes. */
async function partsAfter(
  topic: string,
  through: ArchivePart | null,
  newest: string,
  needs: ArchiveNeeds,
): Promise<{ readonly parts: readonly ArchivePart[]; readonly more: boolean }> {
  const parts: ArchivePart[] = [];
  let after = through;
  for (;;) {
    const range = after === null ? { limit: 1 } : { from: partRange(after).to, limit: 1 };
    const [next] = await readEntries(topic, range, needs);
    if (next === undefined) return { parts, more: false };
    const part = partOf(next.position);
    if (!isComplete(part, newest)) return { parts, more: false };
    if (parts.length === limits.archivePartsPerRunMax) return { parts, more: true };
    parts.push(part);
    after = part;
  }
}

async function writePart(topic: NamedTopic, part: ArchivePart, needs: ArchiveNeeds): Promise<void> {
  const { from, to } = partRange(part);
  const range = { from, to, limit: limits.archivePartEntriesMax };
  const key = blobKeys.publicTopic(topic.slug, partFile(part));
  const keys = [key, ...entryPageKeys(await readEntries(topic.slug, range, needs))];
  const make = async (): Promise<PublicFile[]> => {
    const [entries, [previous], [next], [newest]] = await Promise.all([
      readEntries(topic.slug, range, needs),
      readEntries(topic.slug, { to: from, limit: 1, descending: true }, needs),
      readEntries(topic.slug, { from: to, limit: 1 }, needs),
      readEntries(topic.slug, { limit: 1, descending: true }, needs),
    ]);
    const listed = await readArticles(entries.toReversed(), needs);
    const nextIsComplete =
      next !== undefined && newest !== undefined && isComplete(partOf(next.position), newest.position);
    const neighbours = { previous, next: nextIsComplete ? next : undefined };
    const text = atomFeed(archiveDocument(topic, part, listed, neighbours, needs.settings));
    const pages = [...entryPages(listed, topic, needs.settings), ...emptyPages(entries, topic, needs.settings)].filter(
      (page) => keys.includes(page.key),
    );
    return [{ key, contentType: atomType, text }, ...pages];
  };
  await publishFiles(keys, make, needs);
}

function archiveDocument(
  topic: NamedTopic,
  part: ArchivePart,
  listed: readonly Listed[],
  neighbours: { readonly previous: Entry | undefined; readonly next: Entry | undefined },
  settings: Settings,
): FeedDocument {
  const items = listed.map((one) => feedItem(one, topic, settings));
  const address = (file: string) => topicAddress(settings, topic.slug, file);
  const partWith = (entry: Entry | undefined) =>
    entry === undefined ? null : address(partFile(partOf(entry.position)));
  return {
    topic,
    home: address(''),
    self: address(partFile(part)),
    updated: updatedOf(items),
    items,
    previousArchive: partWith(neighbours.previous),
    archive: { current: address('feed.atom'), next: partWith(neighbours.next) },
    hub: null,
  };
}
