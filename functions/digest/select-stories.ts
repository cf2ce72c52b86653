import type { EditionEntry, EditionStory } from '../model/edition.ts';
import type { Entry } from '../model/entry.ts';
import { corrects, tellings } from './developments.ts';
import { type Beginning, beginningsOfSteps } from './steps.ts';

/** The entries of one story, oldest first: those of the window, and those that came before it. */
export interface StoryInWindow {
  readonly id: string;
  readonly title: string;
  readonly before: readonly Entry[];
  readonly inside: readonly Entry[];
}

/** As many as a mail names beside a story. */
const earlierEntriesMax = 8;

/** What an edition says: new stories, and those that go on or were taken up; most widely covered first, then newest. */
export function selectStories(stories: readonly StoryInWindow[]): readonly EditionStory[] {
  return stories
    .map(asEditionStory)
    .filter((story) => story !== null)
    .sort((a, b) => coverage(b.entries) - coverage(a.entries) || compare(newest(b), newest(a)) || compare(a.id, b.id));
}

function asEditionStory(story: StoryInWindow): EditionStory | null {
  const all = newsIn(story);
  const before = story.before.filter((entry) => wasNews(entry) && !isOfNone(entry, all));
  const had = originalsOf(story);
  const here = new Set(story.inside.map(({ position }) => position));
  const isDue = (entry: Entry) => isNews(entry) && !had.has(entry.position) && !isOfNone(entry, all);
  // What was put right before anybody was told of it is told as it is now.
  const news = story.inside.filter((entry) => isDue(entry) && !here.has(entry.noticeOf?.position ?? ''));
  const told = tellings([...before, ...news]);
  const inside = eachOnce(news, told);
  const first = inside.findIndex(({ position }) => told.has(position));
  const telling = told.get(inside[first]?.position ?? '');
  if (telling === undefined) return null;
  const beginnings = beginningsOfSteps(inside, told);
  // What came before a story went on tells of what it was then; what others took up is told of by all who came since.
  const from = telling === 'goes on' ? inside.findIndex(({ position }) => beginnings.get(position) === 'step') : 0;
  const now = inside.slice(from);
  const past = eachEntryOnce([...before.filter(isNews), ...inside.slice(0, from)], now);
  const entries = inStepOrder(now, beginnings);
  const named = { id: story.id, title: titleOf(story), update: before.length > 0, entries };
  if (before.length === 0) return named;
  const earlier = past.slice(-earlierEntriesMax).reverse().map(editionEntry);
  const [oldest] = before;
  return telling === 'goes on' && oldest !== undefined
    ? { ...named, earlier, began: oldest.published ?? oldest.firstSeen }
    : { ...named, earlier };
}

/**
 * The entries of a window by the steps of their story: one that corrects leads, else that which most outlets carry, the
 * latest among equals, then the others as they came. Each step is led by what corrects, else the entry with the most
 * copies elsewhere, the first to report among equals.
 */
function inStepOrder(entries: readonly Entry[], beginnings: ReadonlyMap<string, Beginning>): readonly EditionEntry[] {
  const steps: Entry[][] = [];
  for (const entry of entries) {
    const step = steps.at(-1);
    if (step === undefined || beginnings.has(entry.position)) steps.push([entry]);
    else step.push(entry);
  }
  if (steps.length === 1) return leadFirst(entries).map(editionEntry);
  const isStep = ([head]: readonly Entry[]) => beginnings.get(head?.position ?? '') !== 'beside';
  const correction = steps.findLast(([head]) => isStep([head!]) && corrects(head!));
  const lead =
    correction ?? steps.filter(isStep).reduce((best, step) => (coverage(step) >= coverage(best) ? step : best));
  return [lead, ...steps.filter((step) => step !== lead)].flatMap((step) =>
    leadFirst(step).map((entry) => ({ ...editionEntry(entry), step: steps.indexOf(step) })),
  );
}

/** A story is called as its first entry was, unless that one was taken out or taken back. */
function titleOf({ title, before, inside }: StoryInWindow): string {
  const shown = [...before, ...inside].filter(({ withdrawn, retracted }) => withdrawn === undefined && !retracted);
  const fromWithdrawn = shown.length < before.length + inside.length && shown.every((entry) => entry.title !== title);
  return fromWithdrawn ? (shown[0]?.title ?? title) : title;
}

/** Neither the past of a new source, nor taken out by the owner, nor taken back by its outlet. */
function isNews({ mailable, withdrawn, retracted, noticeOf }: Entry): boolean {
  return mailable && (noticeOf !== undefined || (withdrawn === undefined && !retracted));
}

function newsIn({ before, inside }: StoryInWindow): ReadonlySet<string> {
  return new Set([...before, ...inside].filter(wasNews).map(({ position }) => position));
}

/** Whether an entry tells of the correction of one that was taken out, or that is of another story by the owner's word. */
function isOfNone({ noticeOf }: Entry, news: ReadonlySet<string>): boolean {
  return noticeOf !== undefined && !news.has(noticeOf.position);
}

/** What came before, without notices of correction, nor that whose notice is told now: it is the same by now. */
function eachEntryOnce(past: readonly Entry[], now: readonly Entry[]): readonly Entry[] {
  const corrected = new Set(now.map(({ noticeOf }) => noticeOf?.position));
  return past.filter((entry) => entry.noticeOf === undefined && !corrected.has(entry.position));
}

/** What its site corrected at another address is not told beside that, where that is told. */
function eachOnce(inside: readonly Entry[], told: ReadonlyMap<string, unknown>): readonly Entry[] {
  const corrected = inside.map(({ position, setsRight }) => (told.has(position) ? setsRight : null));
  return inside.filter(({ position }) => !corrected.includes(position));
}

/** Positions of the entries that those told of before are copies of by the owner's word: told of by that. */
function originalsOf({ before, inside }: StoryInWindow): ReadonlySet<string> {
  const links = new Map([...before, ...inside].map(({ position, copyOf }) => [position, copyOf]));
  const had = new Set<string>();
  for (const entry of before.filter(wasNews)) {
    for (let next = entry.copyOf; next !== undefined && !had.has(next); next = links.get(next)) had.add(next);
  }
  return had;
}

/** What was told of stays so, though it is a copy of another by the owner's word since, or was taken back by its outlet. */
function wasNews(entry: Entry): boolean {
  const { mailable, withdrawn, retracted, copyOf } = entry;
  return isNews(entry) || (mailable && (copyOf !== undefined || (retracted === true && withdrawn === undefined)));
}

function leadFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    (a, b) =>
      Number(corrects(b)) - Number(corrects(a)) || b.alsoAt.length - a.alsoAt.length || compare(a.position, b.position),
  );
}

/** How many articles tell of it. */
export function coverage(entries: readonly Pick<Entry, 'alsoAt'>[]): number {
  return entries.reduce((sum, entry) => sum + 1 + entry.alsoAt.length, 0);
}

function newest(story: EditionStory): string {
  return story.entries.reduce((latest, { position }) => (position > latest ? position : latest), '');
}

function editionEntry(entry: Entry): EditionEntry {
  return {
    id: entry.noticeOf?.id ?? entry.id,
    articleId: entry.articleId,
    position: entry.position,
    title: entry.title,
    url: entry.url,
    publisher: entry.publisher,
    published: entry.published,
    firstSeen: entry.firstSeen,
    summary: entry.summary,
    image: entry.image,
    alsoAt: entry.alsoAt,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
