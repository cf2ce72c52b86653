import { recordKeys } from '../../keys.ts';
import type { Correction } from '../../model/correction.ts';
import type { Entry, Story } from '../../model/entry.ts';
import { type Ports, type RecordWrite, recordReadsMax, type StoredRecord } from '../../ports.ts';
import { putOver } from '../planned-writes.ts';
import { entryLineage, storyLineage } from './lineage.ts';
import { articlesOf, withArticles, withoutArticles } from './pair-articles.ts';

type Needs = Pick<Ports, 'records'>;
type EntryRecord = StoredRecord<Entry>;
type StoryRecord = StoredRecord<Story>;

/** Entries that change their story in one transaction; the next look at the article goes on with the others. */
const entriesPerWriteMax = 80;

/** What is to be written over entries that were read; one may change for two reasons. */
type Changes = Map<string, { readonly record: EntryRecord; readonly entry: Entry }>;

/**
 * The writes for what the owner said of two articles, or took back; none once it is so. A copy's entry is taken out and
 * its articles are listed by the other, as copies: nothing gets a new id, and nobody is mailed. Stories told to be one
 * keep their ids and profiles, so that what is like either is found; their entries name the whole.
 */
export async function correctPair(
  record: EntryRecord,
  articleId: string,
  correction: Correction,
  needs: Needs,
): Promise<readonly RecordWrite[]> {
  const { kind, other, undone } = correction;
  if (other === undefined) return [];
  const changes: Changes = new Map();
  if (kind === 'copy-of') {
    const others = await entryLineage(record.value.topic, other.position, needs);
    if (undone) unfold(record, articleId, others, changes);
    else fold(record, articleId, others, changes);
  }
  const told = await tellStories(record.value.topic, correction, changes, needs);
  return [...told, ...[...changes.values()].map(({ record: before, entry }) => putEntry(before, entry))];
}

/** The entry is taken out, unless it was for something else, and the other one shows its articles. */
function fold(record: EntryRecord, articleId: string, others: readonly EntryRecord[], changes: Changes): void {
  const entry = record.value;
  const other = others.at(-1);
  const isOut = entry.withdrawn !== undefined && entry.copyOf === undefined;
  if (other === undefined || isOut || others.some(({ sort }) => sort === record.sort)) return;
  const folded = withArticles(other.value, entry);
  const listed = new Set(articlesOf(folded).map((one) => one.articleId));
  // Where there is no room for all of them, they stay where they can be seen.
  if (!articlesOf(entry).every((one) => listed.has(one.articleId))) return;
  if (folded !== other.value) changes.set(other.sort, { record: other, entry: folded });
  const [first] = others;
  if (entry.copyOf !== undefined || first === undefined) return;
  changes.set(record.sort, { record, entry: { ...entry, withdrawn: articleId, copyOf: first.sort } });
}

/** The entry is shown again where it was, and its articles nowhere else. */
function unfold(record: EntryRecord, articleId: string, others: readonly EntryRecord[], changes: Changes): void {
  const { withdrawn, copyOf, ...entry } = record.value;
  if (withdrawn !== articleId || copyOf === undefined) return;
  for (const other of others) {
    const left = withoutArticles(other.value, articlesOf(entry));
    if (left !== other.value) changes.set(other.sort, { record: other, entry: left });
  }
  changes.set(record.sort, { record, entry });
}

async function tellStories(
  topic: string,
  { stories, undone }: Correction,
  changes: Changes,
  needs: Needs,
): Promise<readonly RecordWrite[]> {
  if (stories === undefined) return [];
  const { part, whole } = stories;
  const [own] = await storyLineage(topic, part, needs);
  const above = await storyLineage(topic, whole, needs);
  const root = above.at(-1);
  if (own === undefined || root === undefined || above.some(({ value }) => value.id === part)) return [];
  const isPart = own.value.partOf === whole;
  if (own.value.partOf !== undefined && !isPart) return [];
  const isTold = undone ? !isPart : isPart;
  const writes = isTold ? [] : undone ? partWrites(own, above) : joinWrites(own, above, whole);
  await moveEntries(own.value, undone ? part : root.value.id, changes, needs);
  return writes;
}

function joinWrites(own: StoryRecord, above: readonly StoryRecord[], whole: string): RecordWrite[] {
  const { entries, lastGrew } = own.value;
  return [
    putStory(own, { ...own.value, partOf: whole }),
    ...above.map((record) => {
      const { value } = record;
      const all = [...new Set([...value.entries, ...entries])].sort();
      return putStory(record, {
        ...value,
        entries: all,
        lastGrew: value.lastGrew > lastGrew ? value.lastGrew : lastGrew,
      });
    }),
  ];
}

function partWrites(own: StoryRecord, above: readonly StoryRecord[]): RecordWrite[] {
  const { partOf: _whole, ...alone } = own.value;
  const gone = new Set(alone.entries);
  return [
    putStory(own, alone),
    ...above.map((record) =>
      putStory(record, { ...record.value, entries: record.value.entries.filter((position) => !gone.has(position)) }),
    ),
  ];
}

/** The entries of a story name the one that they are shown in. */
async function moveEntries(story: Story, storyId: string, changes: Changes, { records }: Needs): Promise<void> {
  let moved = 0;
  for (let at = 0; at < story.entries.length && moved < entriesPerWriteMax; at += recordReadsMax) {
    const keys = story.entries
      .slice(at, at + recordReadsMax)
      .map((position) => recordKeys.entry(story.topic, position));
    for (const record of (await records.getMany(keys)) as readonly (EntryRecord | undefined)[]) {
      if (record === undefined || record.value.storyId === storyId || moved === entriesPerWriteMax) continue;
      const change = changes.get(record.sort) ?? { record, entry: record.value };
      changes.set(record.sort, { ...change, entry: { ...change.entry, storyId } });
      moved++;
    }
  }
}

function putStory(record: StoryRecord, story: Story): RecordWrite {
  return putOver(recordKeys.story(story.topic, story.id), record, story);
}

function putEntry(record: EntryRecord, entry: Entry): RecordWrite {
  return putOver(recordKeys.entry(entry.topic, entry.position), record, entry);
}
