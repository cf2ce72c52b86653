import { asRead } from '../as-read.ts';
import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { OffTopic, SaidAgain } from '../messages.ts';
import type { Article } from '../model/article.ts';
import type { Entry, Story } from '../model/entry.ts';
import type { Judged, TakenRecord } from '../model/judgement.ts';
import { droppedRecord } from '../normalise/keep-dropped.ts';
import type { Instant, RecordKey, RecordWrite, StoredRecord } from '../ports.ts';
import type { PostingSlot } from './judge/judgement.ts';
import { withPosting } from './judge/postings.ts';
import type { StoredReport } from './judge/stored-report.ts';
import { isOwnName, type KnownIdentity, type NamedIdentity } from './known/find-known.ts';
import type { StoryProfile } from './stories/story-profile.ts';

/** The article at hand, and where it came from. */
export interface Arrival {
  readonly topic: string;
  readonly article: Article;
  readonly articleKey: string;
  readonly receivedAt: Instant;
  readonly source: string;
  /** Of the past of its source: for the feed, not for mails. */
  readonly backlog: boolean;
  /** Who sent it last, and when, where that was not the first time. */
  readonly again: SaidAgain | undefined;
  /** What it scored where it is not on the topic by itself. */
  readonly offTopic: OffTopic | undefined;
}

/** A write over what was read: nothing there, or that version. */
export function putOver(key: RecordKey, record: StoredRecord | undefined, value: unknown): RecordWrite {
  return { kind: 'put', key, value, expect: asRead(record) };
}

/**
 * Names that lead to the entry from now on; a name that another article has keeps its meaning. `whenever` takes those of
 * the article even if they were met later: in the mouth of somebody who does not speak for it.
 */
export function identityWrites(
  arrival: Arrival,
  named: readonly NamedIdentity[],
  at: { readonly entry: string; readonly reportId: string; readonly whenever?: boolean },
): RecordWrite[] {
  const isOurs = (name: KnownIdentity) =>
    at.whenever === true ? name.reportId === at.reportId : isEarlierNameOf(at.reportId, name, arrival.receivedAt);
  const value: KnownIdentity = {
    entry: at.entry,
    reportId: at.reportId,
    version: arrival.article.version,
    receivedAt: arrival.receivedAt,
    source: arrival.source,
    hasOwnName: named.some(({ identity }) => isOwnName(identity)),
  };
  return named
    .filter(({ record }) => record === undefined || isOurs(record.value))
    .map(({ key, record }) => {
      const hasOwnName = value.hasOwnName || record?.value.hasOwnName === true;
      return putOver(key, record, { ...value, hasOwnName });
    });
}

/** Whether a name stands for the article and was last met before that instant. */
function isEarlierNameOf(reportId: string, name: KnownIdentity, receivedAt: Instant): boolean {
  return name.reportId === reportId && name.receivedAt < receivedAt;
}

/** Keeps what later articles are compared with, for as long as copies are sought. */
export function reportWrite(topic: string, reportId: string, stored: StoredReport): RecordWrite {
  return {
    kind: 'put',
    key: recordKeys.report(topic, reportId),
    value: stored,
    expect: 'any',
    expiresAt: later(stored.firstSeen, limits.nearDuplicateWindowDays * dayMs),
  };
}

/** One more article or story under each band or term, kept until the window of the newest one closes. */
export function postingWrites(
  slots: readonly PostingSlot[],
  added: { readonly id: string; readonly seen: Instant },
  windowDays: number,
): RecordWrite[] {
  const since = later(added.seen, -windowDays * dayMs);
  return slots.map(({ key, weight, record }) => {
    const value = withPosting(record?.value, { ...added, weight }, since);
    const newest = value.postings[0]?.seen ?? added.seen;
    return { kind: 'put', key, value, expect: asRead(record), expiresAt: later(newest, windowDays * dayMs) };
  });
}

/** Keeps what was decided about the article at hand, for the owner to see; one judgement an arrival. */
export function judgementWrite(
  arrival: Arrival,
  entry: Entry,
  decided: Pick<TakenRecord, 'verdict' | 'into' | 'similarity'>,
): RecordWrite {
  return putJudgement(arrival, {
    articleKey: arrival.articleKey,
    title: arrival.article.title.slice(0, limits.recordTitleCharsMax),
    url: arrival.article.url,
    entry: entry.id,
    storyId: entry.storyId,
    receivedAt: arrival.receivedAt,
    ...decided,
  });
}

/** Keeps what was said of an article that is neither on the topic nor a copy of what is. */
export function droppedWrite(arrival: Arrival): RecordWrite {
  const { article, articleKey, receivedAt, offTopic: verdict } = arrival;
  if (verdict === undefined) throw new Error(`article ${article.id} was to be dropped, and is on the topic`);
  return putJudgement(arrival, droppedRecord({ article, articleKey, verdict }, receivedAt));
}

function putJudgement(arrival: Arrival, value: Judged): RecordWrite {
  return {
    kind: 'put',
    key: recordKeys.judgement(arrival.topic, arrival.receivedAt, arrival.article.id),
    value,
    expect: 'any',
    expiresAt: later(arrival.receivedAt, limits.judgementDays * dayMs),
  };
}

/** Puts a story over the version that was read. */
export function storyWrite(record: StoredRecord<Story> | undefined, story: Story): RecordWrite {
  return putOver(recordKeys.story(story.topic, story.id), record, story);
}

/** Keeps what reports are compared with to see whether they are of the story, until its window closes. */
export function profileWrite(topic: string, profile: StoryProfile): RecordWrite {
  return {
    kind: 'put',
    key: recordKeys.storyProfile(topic, profile.storyId),
    value: profile,
    // It only ever changes together with its story, whose version is expected.
    expect: 'any',
    expiresAt: later(profile.lastSeen, limits.storyWindowDays * dayMs),
  };
}
