import { dayMs, later } from '../../instant.ts';
import { recordKeys } from '../../keys.ts';
import { limits } from '../../limits.ts';
import type { Instant, RecordKey, Records, StoredRecord } from '../../ports.ts';
import { type Compared, chooseOriginal, compareWith, isAnotherOfItsKind } from '../copies/judge-copy.ts';
import { type Days, dayOf, type TermPostings, tellingOf } from '../stories/common-terms.ts';
import { chooseStory, rankStories, type StoryVerdict } from '../stories/judge-story.ts';
import type { Dated, StoryProfile } from '../stories/story-profile.ts';
import { hashWord, hexOf } from './hash-words.ts';
import { type PostingList, rankPostings } from './postings.ts';
import type { Report } from './report.ts';
import { knownReport, type StoredReport } from './stored-report.ts';

/** Terms of one text that are looked up and posted. */
const postedTermsMax = 12;
/** A headline that comes back without a text after more days than this is other news of its kind, not a copy. */
const headlineWindowDays = 2;
/** Reports and stories read and compared. */
const copyCandidatesMax = 6;
const storyCandidatesMax = 8;

export interface PostingSlot {
  readonly key: RecordKey;
  readonly weight: number;
  readonly record: StoredRecord<PostingList> | undefined;
}

/** A slot of a term. */
export interface TermSlot extends PostingSlot {
  readonly record: StoredRecord<TermPostings> | undefined;
}

/** All that is known about a new article before anything is written. */
export interface Judgement {
  readonly bands: readonly PostingSlot[];
  readonly terms: readonly TermSlot[];
  /** Days of the topic's articles. */
  readonly days: StoredRecord<Days> | undefined;
  /** How much some of its terms tell of the topic's events, 0 to 1. */
  readonly telling: ReadonlyMap<string, number>;
  /** Known articles that share some of the text, the one most of which is the same first. */
  readonly compared: readonly Compared[];
  /** The one that it is a copy of, if any. */
  readonly original: Compared | null;
  /** Stories nearest first, whether near enough or not. */
  readonly stories: readonly StoryVerdict[];
  /** The story it belongs to, if one is near enough. */
  readonly story: StoryVerdict | null;
  readonly recordsRead: number;
}

/** Looks up what a new article is like: a number of reads that does not grow with what is stored. */
export async function judge(
  topic: string,
  report: Report,
  dated: Dated,
  needs: { readonly records: Records },
): Promise<Judgement> {
  const bandKeys = report.anchors.map((anchor) => recordKeys.band(topic, anchor));
  const posted = report.terms.slice(0, postedTermsMax);
  const termKeys = posted.map(([term]) => recordKeys.term(topic, hexOf(hashWord(term))));
  const daysKey = recordKeys.topicState(topic, 'days');
  const [daysRecord, ...found] = await needs.records.getMany([daysKey, ...bandKeys, ...termKeys]);
  const days = daysRecord as StoredRecord<Days> | undefined;
  const bands = bandKeys.map((key, at) => ({
    key,
    weight: 1,
    record: found[at] as StoredRecord<PostingList> | undefined,
  }));
  const terms = termKeys.map((key, at) => ({
    key,
    weight: posted[at]?.[1] ?? 0,
    record: found[bandKeys.length + at] as StoredRecord<TermPostings> | undefined,
  }));
  const telling = tellingOf(
    dayOf(dated),
    days?.value ?? [],
    terms.map(({ record }, at) => [posted[at]?.[0] ?? '', record?.value.days ?? []]),
  );

  const copyDays = report.wordsCount === 0 ? headlineWindowDays : limits.nearDuplicateWindowDays;
  const articleIds = rankSlots(bands, later(dated.firstSeen, -copyDays * dayMs), copyCandidatesMax);
  const storyIds = rankSlots(terms, later(dated.firstSeen, -limits.storyWindowDays * dayMs), storyCandidatesMax);
  const stored = await needs.records.getMany([
    ...articleIds.map((id) => recordKeys.report(topic, id)),
    ...storyIds.map((id) => recordKeys.storyProfile(topic, id)),
  ]);
  const known = present(stored.slice(0, articleIds.length)).map((value) => knownReport(value as StoredReport));
  const profiles = present(stored.slice(articleIds.length)).map((value) => value as StoryProfile);
  const compared = compareWith(report, known);
  // A report of another event of the same kind tells that this is none of that one's story.
  const others = new Set(compared.filter((one) => isAnotherOfItsKind(report, one)).map((one) => one.known.storyId));
  const possible = profiles.filter(({ storyId }) => !others.has(storyId));
  const stories = rankStories(report, dated, possible, telling);
  return {
    bands,
    terms,
    days,
    telling,
    compared,
    original: chooseOriginal(report, compared),
    stories,
    story: chooseStory(stories),
    recordsRead: 1 + found.length + stored.length,
  };
}

function present(records: readonly (StoredRecord | undefined)[]): unknown[] {
  return records.flatMap((record) => (record === undefined ? [] : [record.value]));
}

function rankSlots(slots: readonly PostingSlot[], since: Instant, most: number): string[] {
  return rankPostings(
    slots.map(({ weight, record }) => ({ weight, list: record?.value })),
    since,
    most,
  );
}
