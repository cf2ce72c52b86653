import { getDomain } from 'tldts';
import type { Article } from '../../model/article.ts';
import { type AlsoAt, alsoAtMax, type Entry } from '../../model/entry.ts';
import { siteOf } from '../../normalise/who-speaks.ts';
import type { Instant } from '../../ports.ts';
import { isCorrection, withoutRepeatSlug } from '../../text/correction.ts';
import { withdrawnTitle } from '../../text/retraction.ts';
import { voiceOf } from './standing.ts';

/** What an entry shows of its article. */
type Shown = Pick<
  Entry,
  | 'articleId'
  | 'articleKey'
  | 'articleVersion'
  | 'voice'
  | 'title'
  | 'url'
  | 'byline'
  | 'publisher'
  | 'published'
  | 'language'
  | 'summary'
  | 'categories'
  | 'image'
>;

/** Longest texts kept in an entry, in UTF-16 units; the article has them whole. */
const titleLengthMax = 500;
const summaryLengthMax = 2_000;
const categoriesMax = 30;

/** `articleId` is the name that the topic knows the article by: its own id but where two items share a link. */
export function shownOf(article: Article, articleKey: string, articleId: string): Shown {
  return {
    articleId,
    articleKey,
    articleVersion: article.version,
    voice: voiceOf(article),
    title: article.title.slice(0, titleLengthMax),
    url: article.url,
    byline: article.byline,
    publisher: article.publisher,
    published: article.published,
    language: article.language,
    summary: article.summary === null ? null : article.summary.slice(0, summaryLengthMax),
    categories: article.categories.slice(0, categoriesMax),
    image: article.image,
  };
}

/**
 * The entry with another version of the article it shows: same id, same place, new `updated`, which never goes back.
 * What came out once comes out no later, for some feeds date all that they list by the moment they are asked; unless those
 * who speak for the address say so of what another had dated. A version without a date takes none back.
 * What its outlet has taken back keeps the headline by which readers know it, marked.
 */
export function updateEntry(
  entry: Entry,
  article: Article,
  articleKey: string,
  receivedAt: Instant,
  takenBack: boolean,
): Entry {
  const updated = receivedAt > entry.updated ? receivedAt : entry.updated;
  const shown = shownOf(article, articleKey, entry.articleId);
  const isCorrected = voiceOf(article).entitled && entry.voice?.entitled !== true;
  const stands = isEarlier(entry.published, shown.published) && !isCorrected;
  const published = stands ? entry.published : (shown.published ?? entry.published);
  const { retracted: _before, ...kept } = entry;
  if (!takenBack) return { ...kept, ...shown, published, updated };
  const marked = entry.retracted ? entry.title : withdrawnTitle(entry.title, entry.language);
  const title = isCorrection(article.title) ? shown.title : marked.slice(0, titleLengthMax);
  return { ...kept, ...shown, title, published, updated, retracted: true };
}

/**
 * The entry with a copy folded in, or with a newer version of a copy it has. Where the copy is shown from then on, what
 * was shown becomes a copy, unless it was taken back. Id and position stay, so no reader sees the entry as new; and so
 * does `updated`, unless an outlet brings its own report up to date.
 * The same address again (an item that came back under another name) is no other outlet and is not listed.
 */
export function foldCopy(entry: Entry, article: Article, articleKey: string, copyId: string): Entry {
  if (article.url !== null && article.url === entry.url) return withoutCopy(entry, copyId);
  const isSameSite = isOfSameSite(article, entry);
  if (isSameSite ? isUpdate(article, entry) : isOriginal(article, entry)) {
    const { retracted, ...kept } = entry;
    const { articleId, articleKey: formerKey, url, title, publisher, published } = entry;
    const heard = entry.voice === undefined ? {} : { voice: entry.voice };
    const former: AlsoAt = { articleId, articleKey: formerKey, url, title, publisher, published, ...heard };
    const { receivedAt } = voiceOf(article);
    const updated = isSameSite && receivedAt > entry.updated ? receivedAt : entry.updated;
    const { alsoAt } = retracted ? withoutCopy(entry, copyId) : { alsoAt: withAlsoAt(entry.alsoAt, former, copyId) };
    return { ...kept, ...shownOf(article, articleKey, copyId), updated, alsoAt };
  }
  return { ...entry, alsoAt: withAlsoAt(entry.alsoAt, alsoAtOf(article, articleKey, copyId), copyId) };
}

/** Whether both stand on one site, which says so itself. */
function isOfSameSite(article: Article, entry: Entry): boolean {
  if (!voiceOf(article).entitled || entry.voice?.entitled !== true || article.url === null || entry.url === null)
    return false;
  return siteOf(article.url) === siteOf(entry.url);
}

/** A later report of the same outlet under a title of its own, no mere repeat: agencies count their dead anew so. */
function isUpdate(article: Article, entry: Entry): boolean {
  const [title, before] = [article.title.slice(0, titleLengthMax), entry.title].map(withoutRepeatSlug);
  return title !== before && isEarlier(entry.published, article.published);
}

/**
 * A copy that states an earlier publication than the article shown, or that stands at the outlet which an aggregator has
 * it from; unless it is somebody's word about another's address, and what is shown is not.
 */
function isOriginal(article: Article, entry: Entry): boolean {
  const isFirst = isEarlier(article.published, entry.published) || isOutletsOwn(article, entry);
  return isFirst && (voiceOf(article).entitled || entry.voice?.entitled !== true);
}

/** Whether an article stands on the site of its outlet, where the entry names the same outlet but stands elsewhere. */
function isOutletsOwn({ url, publisher }: Article, entry: Entry): boolean {
  const { domain } = publisher;
  if (domain === null || domain !== entry.publisher.domain || url === null || entry.url === null) return false;
  return getDomain(url) === domain && getDomain(entry.url) !== domain;
}

/** The entry without one of its copies; itself when it lists no such one. */
export function withoutCopy(entry: Entry, copyId: string): Entry {
  if (!entry.alsoAt.some(({ articleId }) => articleId === copyId)) return entry;
  return { ...entry, alsoAt: entry.alsoAt.filter(({ articleId }) => articleId !== copyId) };
}

function alsoAtOf(article: Article, articleKey: string, articleId: string): AlsoAt {
  return {
    articleId,
    articleKey,
    url: article.url,
    title: article.title.slice(0, titleLengthMax),
    publisher: article.publisher,
    published: article.published,
    voice: voiceOf(article),
  };
}

/** Each copy once, in order of arrival; the article now shown is not among them. */
function withAlsoAt(all: readonly AlsoAt[], added: AlsoAt, shownOrUpdatedId: string): AlsoAt[] {
  if (added.articleId === shownOrUpdatedId && all.some((copy) => copy.articleId === added.articleId)) {
    return all.map((copy) => (copy.articleId === added.articleId ? added : copy));
  }
  return [...all.filter((copy) => copy.articleId !== shownOrUpdatedId), added].slice(0, alsoAtMax);
}

/** Whether one stated date is before another; a day without a time is not before an instant on that day. */
export function isEarlier(date: string | null, than: string | null): boolean {
  if (date === null || than === null) return false;
  const length = Math.min(date.length, than.length);
  return date.slice(0, length) < than.slice(0, length);
}
