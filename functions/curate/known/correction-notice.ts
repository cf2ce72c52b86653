import { recordKeys } from '../../keys.ts';
import type { Article } from '../../model/article.ts';
import { type Entry, wholeEntriesMax } from '../../model/entry.ts';
import type { Ports, RecordWrite } from '../../ports.ts';
import { readArticle } from '../../read-article.ts';
import { correctionNote, isCorrection } from '../../text/correction.ts';
import { retractionNote } from '../../text/retraction.ts';
import { entryId, identityHash } from '../entry-ids.ts';
import { type Arrival, putOver, storyWrite } from '../planned-writes.ts';
import { nextPosition, type PositionCounter } from '../positions.ts';

type Needs = Pick<Ports, 'blobs' | 'records'>;

/** An entry brought up to date, with the writes that tell of its correction; as it is, and none, where nothing is to be told. */
export interface Noticed {
  readonly entry: Entry;
  readonly writes: readonly RecordWrite[];
}

/**
 * Tells once that an article now says that it is corrected, where it did not, and once that its outlet has taken it back:
 * feeds and pages show it right, but who was mailed the wrong thing has no other way to know. For mails alone an entry is
 * made, at a place behind all windows so far and shown nowhere else; `updated` is the entry with the new version. One
 * transaction writes both, so it comes once. While the former words stand there again, no mail has it.
 */
export async function noticeCorrection(
  before: Entry,
  updated: Entry,
  arrival: Arrival,
  needs: Needs,
): Promise<Noticed> {
  const { topic, notice } = before;
  const silent = { entry: updated, writes: [] };
  const given = notice === undefined ? undefined : await needs.records.get(recordKeys.entry(topic, notice));
  if (given !== undefined && (given.value.retracted || !updated.retracted)) {
    const mailable = updated.articleVersion !== given.value.noticeOf?.version;
    if (given.value.mailable === mailable) return silent;
    return { ...silent, writes: [putOver(recordKeys.entry(topic, given.sort), given, { ...given.value, mailable })] };
  }
  const { article, backlog } = arrival;
  if (before.withdrawn !== undefined || !before.mailable || backlog) return silent;
  if (updated.retracted ? before.retracted : !saysSo(article)) return silent;
  const former = await readArticle(before.articleKey, needs);
  if (former === undefined || !(updated.retracted || isNews(article, former))) return silent;
  const counterKey = recordKeys.topicState(topic, 'positions');
  const [counter, story] = await needs.records.getMany([counterKey, recordKeys.story(topic, before.storyId)]);
  if (story === undefined || story.value.entries.length >= wholeEntriesMax) return silent;
  const next = nextPosition(counter?.value as PositionCounter | undefined, arrival.receivedAt);
  return {
    entry: { ...updated, notice: next.position },
    writes: [
      putOver(counterKey, counter, next.counter),
      putOver(recordKeys.entry(topic, next.position), undefined, noticeAt(next.position, before, updated, arrival)),
      storyWrite(story, { ...story.value, entries: [...story.value.entries, next.position] }),
    ],
  };
}

function noticeAt(position: string, before: Entry, updated: Entry, { article, receivedAt }: Arrival): Entry {
  const what = updated.retracted ? 'retracted' : 'corrected';
  const articleId = identityHash(`${what}:${before.articleId}`);
  const { joined: _joined, notice: _notice, ...shown } = updated;
  return {
    ...shown,
    id: entryId(`${what}:${before.id}`),
    position,
    articleId,
    published: article.modified ?? updated.published,
    firstSeen: receivedAt,
    updated: receivedAt,
    summary: (updated.retracted ? retractionNote : correctionNote)(article.text) ?? updated.summary,
    alsoAt: [],
    withdrawn: articleId,
    noticeOf: { id: before.id, position: before.position, version: before.articleVersion },
  };
}

/** Not so where it was said before, nor where a teaser had no room for it: its page may have been put right long since. */
function isNews(article: Article, former: Article): boolean {
  if (saysSo(former)) return false;
  return isCorrection(article.title) || article.text.length <= 2 * former.text.length;
}

function saysSo({ title, text }: Pick<Article, 'title' | 'text'>): boolean {
  return isCorrection(title) || correctionNote(text) !== null;
}
