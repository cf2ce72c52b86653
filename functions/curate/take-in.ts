import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import { seedsSource } from '../model/article.ts';
import { type Entry, type Story, wholeEntriesMax } from '../model/entry.ts';
import type { Ports, RecordWrite, StoredRecord } from '../ports.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { isCorrected } from './copies/judge-copy.ts';
import { entryLineage, storyLineage } from './corrections/lineage.ts';
import { entryId, identityHash, storyId } from './entry-ids.ts';
import { judgeArticle } from './judge/judge-article.ts';
import type { Judgement } from './judge/judgement.ts';
import type { Report } from './judge/report.ts';
import type { KnownReport } from './judge/stored-report.ts';
import { storeReport } from './judge/stored-report.ts';
import type { NamedIdentity } from './known/find-known.ts';
import { foldCopy, shownOf } from './known/shown-entry.ts';
import {
  type Arrival,
  identityWrites,
  judgementWrite,
  postingWrites,
  profileWrite,
  putOver,
  reportWrite,
  storyWrite,
} from './planned-writes.ts';
import { nextPosition, type PositionCounter } from './positions.ts';
import { dayOf, type TermPostings, withDay } from './stories/common-terms.ts';
import { isRoundUp, type StoryVerdict } from './stories/judge-story.ts';
import { growProfile, type StoryProfile } from './stories/story-profile.ts';
import { addsToStory, repeatsOf, withAddition } from './stories/what-it-adds.ts';

export type TakeInNeeds = Pick<Ports, 'records'> & { readonly topics: readonly PreparedTopic[] };

type Needs = Pick<Ports, 'records'>;

/** What is read before an article not met before is taken in. */
interface Newcomer {
  readonly arrival: Arrival;
  readonly named: readonly NamedIdentity[];
  /** The first of its names that no other article has; makes its ids. */
  readonly firstName: string;
  readonly reportId: string;
  readonly report: Report;
  readonly judgement: Judgement;
}

/**
 * The writes for an article met for the first time: folded into an entry that may have it, or an entry of its own. Null
 * where it is neither on the topic by itself nor a copy.
 */
export async function takeIn(
  arrival: Arrival,
  named: readonly NamedIdentity[],
  needs: TakeInNeeds,
  mayFoldInto: (entry: Entry) => boolean,
): Promise<readonly RecordWrite[] | null> {
  const { article, topic } = arrival;
  const firstName = named.find(({ record }) => record === undefined)?.identity ?? `text:${article.version}`;
  const reportId = firstName === article.identities[0] ? article.id : identityHash(firstName);
  const newcomer = await meet(arrival, named, { firstName, reportId }, needs);
  const { original } = newcomer.judgement;
  if (original !== null) {
    const [entry, ...above] = await entryLineage(topic, original.known.entry, needs);
    const isSeen = entry !== undefined && mayFoldInto((above.at(-1) ?? entry).value);
    // Not into the one that lists its articles: that may be taken back, and then the copy goes with its original.
    if (isSeen) return foldWrites(newcomer, original.known, entry);
  }
  return arrival.offTopic === undefined ? entryWrites(newcomer, needs) : null;
}

/**
 * The writes that make an article which was folded into an entry one of its own, under the name it was known by there;
 * the article that the entry was first made for leaves it its id.
 */
export async function standAlone(
  arrival: Arrival,
  named: readonly NamedIdentity[],
  from: { readonly reportId: string; readonly entryId: string },
  needs: TakeInNeeds,
): Promise<readonly RecordWrite[]> {
  const { reportId } = from;
  const own = named.find(({ record }) => record?.value.reportId === reportId);
  const ownName = own?.identity ?? `text:${arrival.article.version}`;
  const firstName = entryId(ownName) === from.entryId ? `apart:${ownName}` : ownName;
  const moved = named.map((name) => (name.record?.value.reportId === reportId ? asNeverMet(name, name.record) : name));
  return entryWrites(await meet(arrival, moved, { firstName, reportId }, needs), needs);
}

/** Names go along with their article, whenever they were last met. */
function asNeverMet(name: NamedIdentity, record: NonNullable<NamedIdentity['record']>): NamedIdentity {
  return { ...name, record: { ...record, value: { ...record.value, receivedAt: '' } } };
}

async function meet(
  arrival: Arrival,
  named: readonly NamedIdentity[],
  names: Pick<Newcomer, 'firstName' | 'reportId'>,
  needs: TakeInNeeds,
): Promise<Newcomer> {
  const { report, judgement } = await judgeArticle(arrival.topic, arrival.article, arrival.receivedAt, needs);
  return { arrival, named, ...names, report, judgement };
}

/** The copy becomes one of the entry's "also at"; it can be found itself by what the original's text lacks. */
function foldWrites(newcomer: Newcomer, original: KnownReport, entryRecord: StoredRecord<Entry>): RecordWrite[] {
  const { arrival, named, reportId, judgement } = newcomer;
  const entry = entryRecord.value;
  const unposted = judgement.bands.filter(
    ({ record }) => record?.value.postings.some((posting) => posting.id === original.articleId) !== true,
  );
  return [
    ...identityWrites(arrival, named, { entry: entry.position, reportId }),
    putOver(
      recordKeys.entry(arrival.topic, entry.position),
      entryRecord,
      foldCopy(entry, arrival.article, arrival.articleKey, reportId),
    ),
    reportWrite(arrival.topic, reportId, storedOf(newcomer, entry)),
    ...postingWrites(unposted, posted(newcomer), limits.nearDuplicateWindowDays),
    judgementWrite(arrival, entry, {
      verdict: 'folded',
      into: entry.title,
      similarity: judgement.original?.verdict.overlap.containment ?? 0,
    }),
  ];
}

async function entryWrites(newcomer: Newcomer, needs: Needs): Promise<RecordWrite[]> {
  const { arrival, named, reportId, judgement } = newcomer;
  const { topic, receivedAt } = arrival;
  const counterKey = recordKeys.topicState(topic, 'positions');
  const nearest = isTimeless(arrival) ? undefined : await nearestStory(topic, judgement, needs);
  const [counter, story] = await needs.records.getMany([
    counterKey,
    recordKeys.story(topic, nearest?.storyId ?? 'none'),
  ]);
  const lineage = openStories(await withWholes(story, needs));
  const near = lineage.length === 0 ? undefined : nearest;
  const next = nextPosition(counter?.value as PositionCounter | undefined, receivedAt);
  const entry = newEntry(
    newcomer,
    next.position,
    near && { profile: near, storyId: lineage.at(-1)?.value.id ?? near.storyId },
  );
  return [
    ...identityWrites(arrival, named, { entry: entry.position, reportId }),
    putOver(recordKeys.entry(topic, entry.position), undefined, entry),
    putOver(counterKey, counter, next.counter),
    ...(lineage.length === 0 ? [undefined] : lineage).map((story) => storyWrite(story, withEntry(story?.value, entry))),
    reportWrite(topic, reportId, storedOf(newcomer, entry)),
    ...postingWrites(judgement.bands, posted(newcomer), limits.nearDuplicateWindowDays),
    ...(isTimeless(arrival) ? [] : groupingWrites(newcomer, near, entry)),
    judgementWrite(arrival, entry, {
      verdict: 'kept',
      into: null,
      similarity: judgement.stories[0]?.similarity ?? 0,
    }),
  ];
}

/** The story that a report is of. What is as near to two is of no round-up where the owner said that the two are one. */
async function nearestStory(
  topic: string,
  { story, stories }: Judgement,
  needs: Needs,
): Promise<StoryProfile | undefined> {
  if (story !== null || !isRoundUp(stories)) return story?.profile;
  const wholeOf = async ({ profile }: StoryVerdict) =>
    (await storyLineage(topic, profile.storyId, needs)).at(-1)?.value.id;
  const [whole, other] = await Promise.all(stories.slice(0, 2).map(wholeOf));
  return whole !== undefined && whole === other ? stories[0]?.profile : undefined;
}

/** An example that states no date may be of any time: it is no news of a story, and takes none into its own. */
function isTimeless({ source, article }: Arrival): boolean {
  return source === seedsSource && article.published === null;
}

/** What later reports find the story by and are compared with. */
function groupingWrites(newcomer: Newcomer, near: StoryProfile | undefined, entry: Entry): RecordWrite[] {
  const { report, arrival } = newcomer;
  return [
    profileWrite(arrival.topic, {
      ...growProfile(near, entry.storyId, report, entry),
      additions: withAddition(near, report, entry.position),
    }),
    ...termWrites(newcomer, near?.storyId ?? entry.storyId),
    ...topicDayWrites(newcomer),
  ];
}

/** The story is one more under each of its terms, and the article's day one more that had them. */
function termWrites({ arrival, judgement }: Newcomer, id: string): RecordWrite[] {
  const day = dayOf({ firstSeen: arrival.receivedAt, published: arrival.article.published });
  const writes = postingWrites(judgement.terms, { id, seen: arrival.receivedAt }, limits.storyWindowDays);
  return writes.map((write, at) => {
    if (write.kind !== 'put') return write;
    const days = withDay(judgement.terms[at]?.record?.value.days ?? [], day);
    const value: TermPostings = { ...(write.value as TermPostings), days };
    return { ...write, value };
  });
}

function topicDayWrites({ arrival, judgement }: Newcomer): RecordWrite[] {
  const before = judgement.days?.value ?? [];
  const days = withDay(before, dayOf({ firstSeen: arrival.receivedAt, published: arrival.article.published }));
  return days === before ? [] : [putOver(recordKeys.topicState(arrival.topic, 'days'), judgement.days, days)];
}

function newEntry(
  newcomer: Newcomer,
  position: string,
  near: { readonly profile: StoryProfile; readonly storyId: string } | undefined,
): Entry {
  const { article, articleKey, topic, receivedAt, backlog } = newcomer.arrival;
  const { report, judgement } = newcomer;
  const id = entryId(newcomer.firstName);
  const corrected = judgement.compared.find((one) => isCorrected(report, one));
  return {
    id,
    topic,
    position,
    ...shownOf(article, articleKey, newcomer.reportId),
    firstSeen: receivedAt,
    updated: receivedAt,
    storyId: near?.storyId ?? storyId(id),
    ...(near && { joined: joinedOf(report, near.profile) }),
    ...(corrected && { setsRight: corrected.known.entry }),
    alsoAt: [],
    mailable: !backlog,
  };
}

function joinedOf(report: Report, profile: StoryProfile): NonNullable<Entry['joined']> {
  const repeats = repeatsOf(report, profile.additions);
  return {
    adds: addsToStory(report, profile),
    weekdays: report.weekdays,
    ...(repeats.length > 0 && { repeats }),
  };
}

/** A story, and those that the owner said it is part of. */
async function withWholes(story: StoredRecord<Story> | undefined, needs: Needs): Promise<StoredRecord<Story>[]> {
  if (story === undefined) return [];
  const { topic, partOf } = story.value;
  return [story, ...(await storyLineage(topic, partOf, needs))];
}

/** All of them if all have room; a story that is full goes on as another. What is full of its own is not ranked. */
function openStories(lineage: readonly StoredRecord<Story>[]): readonly StoredRecord<Story>[] {
  return lineage.every(({ value }) => value.entries.length < wholeEntriesMax) ? lineage : [];
}

function withEntry(story: Story | undefined, entry: Entry): Story {
  if (story !== undefined) {
    return { ...story, entries: [...story.entries, entry.position], lastGrew: latest(story.lastGrew, entry.firstSeen) };
  }
  const { storyId: id, topic, title, position, firstSeen } = entry;
  return { id, topic, title, entries: [position], firstSeen, lastGrew: firstSeen };
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function storedOf(newcomer: Newcomer, entry: Entry) {
  const { receivedAt } = newcomer.arrival;
  return storeReport(newcomer.report, {
    articleId: newcomer.reportId,
    entry: entry.position,
    storyId: entry.storyId,
    firstSeen: receivedAt,
  });
}

function posted(newcomer: Newcomer) {
  return { id: newcomer.reportId, seen: newcomer.arrival.receivedAt };
}
