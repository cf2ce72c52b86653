import { recordKeys } from '../../keys.ts';
import type { Article } from '../../model/article.ts';
import { type Entry, wholeEntriesMax } from '../../model/entry.ts';
import type { Ports, RecordWrite } from '../../ports.ts';
import { readArticle } from '../../read-article.ts';
import { correctionNote, isCorrection } from '../../text/correction.ts';
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
 * Tells once that an article now says that it is corrected, where it did not: feeds and pages show it right, but who was
 * mailed the wrong thing has no other way to know. For mails alone an entry is made, at a place behind all windows so far
 * and shown nowhere else; `updated` is the entry with the new version. One transaction writes both, so it comes once.
 */
export async function noticeCorrection(
  before: Entry,
  updated: Entry,
  { article, receivedAt, backlog }: Arrival,
  needs: Needs,
): Promise<Noticed> {
  const silent = { entry: updated, writes: [] };
  const isTold = before.notice !== undefined || before.withdrawn !== undefined || !before.mailable || backlog;
  if (isTold || !saysSo(article)) return silent;
  const former = await readArticle(before.articleKey, needs);
  if (former === undefined || !isNews(article, former)) return silent;
  const { topic, storyId } = before;
  const counterKey = recordKeys.topicState(topic, 'positions');
  const [counter, story] = await needs.records.getMany([counterKey, recordKeys.story(topic, storyId)]);
  if (story === undefined || story.value.entries.length >= wholeEntriesMax) return silent;
  const next = nextPosition(counter?.value as PositionCounter | undefined, receivedAt);
  const articleId = identityHash(`corrected:${before.articleId}`);
  const { joined: _joined, ...shown } = updated;
  const notice: Entry = {
    ...shown,
    id: entryId(`corrected:${before.id}`),
    position: next.position,
    articleId,
    published: article.modified ?? updated.published,
    firstSeen: receivedAt,
    updated: receivedAt,
    summary: correctionNote(article.text) ?? updated.summary,
    alsoAt: [],
    withdrawn: articleId,
    noticeOf: { id: before.id, position: before.position },
  };
  return {
    entry: { ...updated, notice: next.position },
    writes: [
      putOver(counterKey, counter, next.counter),
      putOver(recordKeys.entry(topic, next.position), undefined, notice),
      storyWrite(story, { ...story.value, entries: [...story.value.entries, next.position] }),
    ],
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
