import { recordKeys } from '../../keys.ts';
import { limits } from '../../limits.ts';
import type { Article } from '../../model/article.ts';
import type { Entry } from '../../model/entry.ts';
import type { Instant, Ports, RecordWrite, StoredRecord } from '../../ports.ts';
import { readArticle } from '../../read-article.ts';
import { isCorrection } from '../../text/correction.ts';
import { retractionNote } from '../../text/retraction.ts';
import { words } from '../../text/words.ts';
import { judgeCopy } from '../copies/judge-copy.ts';
import { overlapOf } from '../copies/shingles.ts';
import type { PostingSlot } from '../judge/judgement.ts';
import type { PostingList } from '../judge/postings.ts';
import { type Report, readReport } from '../judge/report.ts';
import { type ComparedReport, knownReport, type StoredReport, storeReport } from '../judge/stored-report.ts';
import { type Arrival, identityWrites, postingWrites, putOver, reportWrite } from '../planned-writes.ts';
import { standAlone, type TakeInNeeds } from '../take-in.ts';
import { noticeCorrection } from './correction-notice.ts';
import { isOwnName, type KnownIdentity, type NamedIdentity } from './find-known.ts';
import { isRestamped } from './restamped.ts';
import { foldCopy, updateEntry, withoutCopy } from './shown-entry.ts';
import { type Standing, shownArticle, voiceOf } from './standing.ts';

type Needs = Pick<Ports, 'blobs' | 'records'>;

/** Share of the smaller text that two items under one link must have in common to be one article; a rewrite keeps more. */
const sameArticleContainmentMin = 0.3;

/** Whether an item with a guid of its own is the article that its link is known for: the same title, or much of the text. */
export async function isSameArticle(
  arrival: Arrival,
  report: Report,
  known: Omit<Known, 'standing'>,
  needs: Needs,
): Promise<boolean> {
  const before = await textOf(arrival.topic, known, needs);
  if (before === undefined) return true;
  if (words(before.title).join(' ') === words(report.title).join(' ')) return true;
  return overlapOf(before.shingles, report.shingles).containment >= sameArticleContainmentMin;
}

/** What has come: the article, what it is compared by, and the names that it gives. */
export interface Received {
  readonly arrival: Arrival;
  readonly report: Report;
  readonly named: readonly NamedIdentity[];
}

/** An article that is known already, where it is, and what the one that has come may do to it. */
export interface Known {
  readonly identity: KnownIdentity;
  readonly entry: StoredRecord<Entry>;
  readonly standing: Standing;
}

/**
 * The writes for an article that is known already: a changed version received later replaces what is shown,
 * names not met before are kept, and anything else changes nothing. A copy that turns out to be another article leaves
 * the entry for one of its own.
 */
export async function updateKnown(
  { arrival: sent, report, named }: Received,
  known: Known,
  needs: Needs & TakeInNeeds,
): Promise<readonly RecordWrite[]> {
  const { identity, entry: entryRecord, standing } = known;
  const arrival = broughtBack(sent, identity);
  // Not even its names: one of them may be that of an article to come.
  if (standing === 'none') return [];
  const { topic, article, articleKey, receivedAt } = arrival;
  const entryKey = recordKeys.entry(topic, identity.entry);
  const entry = entryRecord.value;
  const shown = entry.articleId === identity.reportId;
  const takenBack = await isTakenBack(article, report, known, needs);
  if (standing === 'equal') {
    const changes =
      receivedAt > identity.receivedAt &&
      isChange(arrival, identity, shown ? entry : null) &&
      (takenBack || !(await isPoorer(arrival, report, known, needs))) &&
      !(await isRestamped(article, shownArticle(entry, identity.reportId), needs));
    if (!changes) return meetAgain(named, identity, receivedAt);
  }

  const another = !shown && !takenBack && (await isAnother(topic, report, known, needs));
  if (another && arrival.offTopic === undefined) {
    const from = { reportId: identity.reportId, entryId: entry.id };
    const left = putOver(entryKey, entryRecord, withoutCopy(entry, identity.reportId));
    return [left, ...(await standAlone(arrival, named, from, needs))];
  }
  const at = { entry: entry.position, reportId: identity.reportId, whenever: standing === 'above' };
  const names = identityWrites(arrival, named, at);
  if (!shown) {
    // Whoever follows the link of an "also at" that was taken back, or is off the topic by now, finds nothing there.
    const isGone = takenBack || another;
    const left = isGone
      ? withoutCopy(entry, identity.reportId)
      : foldCopy(entry, article, articleKey, identity.reportId);
    return [...names, putOver(entryKey, entryRecord, left)];
  }
  const updated = updateEntry(entry, article, articleKey, receivedAt, takenBack);
  const noticed = await noticeCorrection(entry, updated, arrival, needs);
  // What was taken back is told from others by what it said: copies of that are still to come.
  const compared = updated.retracted ? [] : await comparisonWrites(arrival, report, entry, needs);
  return [...names, putOver(entryKey, entryRecord, noticed.entry), ...noticed.writes, ...compared];
}

/**
 * Whether those who speak for its address say that it was taken back. What has said so from the start, or goes on telling
 * much of what it told, says it of something else.
 */
async function isTakenBack(
  article: Article,
  report: Report,
  { identity, entry: { value: entry } }: Known,
  needs: Needs,
): Promise<boolean> {
  if (!voiceOf(article).entitled || retractionNote(article.text) === null) return false;
  const shown = shownArticle(entry, identity.reportId);
  if (shown?.articleKey === undefined || (shown === entry && entry.retracted)) return true;
  const former = await readArticle(shown.articleKey, needs);
  if (former === undefined) return true;
  if (retractionNote(former.text) !== null) return !voiceOf(former).entitled;
  return overlapOf(readReport(former).shingles, report.shingles).containment < sameArticleContainmentMin;
}

/** Words that their source has said before, and others since, arrive when it says them again. */
function broughtBack(arrival: Arrival, identity: KnownIdentity): Arrival {
  const { article, again } = arrival;
  const isBack = again?.source === identity.source && article.version !== identity.version;
  if (!isBack || article.provenance === null) return arrival;
  return { ...arrival, ...again, article: { ...article, provenance: { ...article.provenance, ...again } } };
}

/** Whether this version says something else than the one last taken in, and later than what is shown. */
function isChange({ article, receivedAt }: Arrival, identity: KnownIdentity, shownIn: Entry | null): boolean {
  if (article.version === identity.version) return false;
  const since = shownIn?.voice?.receivedAt ?? shownIn?.updated ?? '';
  return receivedAt > since && article.version !== shownIn?.articleVersion;
}

/**
 * The names remember when they were last met, so that nothing older is taken in later, this message included; and that
 * the article has a name of its own beside its link, whichever came first. Those not known yet lead to it as it is.
 */
function meetAgain(named: readonly NamedIdentity[], identity: KnownIdentity, receivedAt: Instant): RecordWrite[] {
  const isNamed = named.some((name) => isOwnName(name.identity));
  return named.flatMap(({ key, record }) => {
    const before = record?.value ?? identity;
    if (before.reportId !== identity.reportId) return [];
    const isNews = receivedAt > before.receivedAt || (isNamed && !before.hasOwnName);
    if (record !== undefined && !isNews) return [];
    const last = receivedAt > before.receivedAt ? receivedAt : before.receivedAt;
    return [putOver(key, record, { ...before, hasOwnName: before.hasOwnName || isNamed, receivedAt: last })];
  });
}

/** Another source's shorter rendition of the same address must not take the place of a fuller one. */
async function isPoorer(arrival: Arrival, report: Report, known: Known, needs: Needs): Promise<boolean> {
  if (known.identity.source === arrival.source) return false;
  const before = await textOf(arrival.topic, known, needs);
  return before !== undefined && report.wordsCount < before.wordsCount;
}

/**
 * Whether a copy was folded in by words that are not its own: less than half of it is what it was, and it is no copy of
 * what is shown. A series may have one teaser for all its articles, and a headline come back. What says less than before,
 * as where it was taken down, has not come to words of its own; but what corrects is no copy of what it corrects.
 */
async function isAnother(topic: string, report: Report, known: Known, needs: Needs): Promise<boolean> {
  const { identity, entry } = known;
  const copy = entry.value.alsoAt.find(({ articleId }) => articleId === identity.reportId);
  if (isCorrection(report.title) && ![entry.value, copy].some((one) => isCorrection(one?.title ?? ''))) return true;
  const before = await textOf(topic, known, needs);
  if (before === undefined || report.wordsCount < before.wordsCount) return false;
  const { common, larger } = overlapOf(before.shingles, report.shingles);
  if (common >= larger / 2) return false;
  const shown = await textOf(topic, { identity: { ...identity, reportId: entry.value.articleId }, entry }, needs);
  return shown !== undefined && !judgeCopy(report, shown).copy;
}

/** The new version is found and compared by its new text. Its story stays, whatever the text says now. */
async function comparisonWrites(
  { topic, receivedAt }: Arrival,
  report: Report,
  { articleId, position, storyId }: Entry,
  needs: Needs,
): Promise<RecordWrite[]> {
  const stored = storeReport(report, { articleId, entry: position, storyId, firstSeen: receivedAt });
  const keys = report.anchors.map((anchor) => recordKeys.band(topic, anchor));
  const records = (await needs.records.getMany(keys)) as readonly (StoredRecord<PostingList> | undefined)[];
  const slots: PostingSlot[] = keys.map((key, at) => ({ key, weight: 1, record: records[at] }));
  return [
    reportWrite(topic, articleId, stored),
    ...postingWrites(slots, { id: articleId, seen: receivedAt }, limits.nearDuplicateWindowDays),
  ];
}

/**
 * The text of a known article: its report, or once that has expired the article itself. The report of a copy tells what
 * it was folded by, and not what it has become.
 */
async function textOf(
  topic: string,
  { identity, entry: { value: entry } }: Omit<Known, 'standing'>,
  needs: Needs,
): Promise<ComparedReport | undefined> {
  const { reportId } = identity;
  const articleKey = shownArticle(entry, reportId)?.articleKey;
  if (entry.articleId === reportId || articleKey === undefined) {
    const stored = await needs.records.get(recordKeys.report(topic, reportId));
    if (stored !== undefined) return knownReport(stored.value as StoredReport).report;
  }
  const article = articleKey === undefined ? undefined : await readArticle(articleKey, needs);
  return article && readReport(article);
}
