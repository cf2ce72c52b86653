import type { Words } from '../languages/texts.ts';
import type { Publisher } from '../model/article.ts';
import type { AlsoAt, Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import { shorten } from '../text/shorten.ts';
import { entryLink } from './addresses.ts';
import { timeElement } from './dates.ts';
import { directionOf } from './direction.ts';
import { type Html, type HtmlValue, html, webAddress } from './html.ts';

/** Entries about one event, newest first. */
export interface ListedStory {
  readonly id: string;
  readonly entries: readonly [Entry, ...Entry[]];
}

/** What a list says under a headline, and a page of itself. */
export const summaryCharsMax = 280;
const othersMax = 12;
const headlinesMax = 4;

/**
 * Orders entries as a page lists them: what came last is first, and what came within one hour goes by its date. The
 * first visit to a feed brings weeks of news in one moment, and no order of arrival would make sense of that.
 */
export function newestFirst(a: Entry, b: Entry): number {
  const [later, earlier] = [orderOf(b), orderOf(a)];
  return later < earlier ? -1 : Number(later > earlier);
}

/** What came within one is taken to have come together. */
export function hourOf({ firstSeen }: Pick<Entry, 'firstSeen'>): string {
  return firstSeen.slice(0, 13);
}

/** A day counts as its end, and no date is later than the moment at which it was read. */
function orderOf({ firstSeen, published, position }: Entry): string {
  const instant = published === null ? NaN : Date.parse(published.length === 10 ? `${published}T23:59:59Z` : published);
  const stated = Number.isNaN(instant) ? firstSeen : new Date(instant).toISOString();
  return `${hourOf({ firstSeen })} ${stated < firstSeen ? stated : firstSeen} ${position}`;
}

/** Groups entries into stories, both in the order of `newestFirst`; a story stands where its first entry stands. */
export function groupStories(entries: readonly Entry[]): ListedStory[] {
  const stories = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of [...entries].sort(newestFirst)) {
    const story = stories.get(entry.storyId);
    if (story === undefined) stories.set(entry.storyId, [entry]);
    else story.push(entry);
  }
  return [...stories].map(([id, grouped]) => ({ id, entries: grouped }));
}

/** One headline a story, source and date beside it, and the other outlets in one line beneath. */
export function storyItem(story: ListedStory, settings: Pick<Settings, 'baseUrl'>, words: Words): Html {
  const [lead, ...rest] = story.entries;
  const source = sourceName(lead.publisher);
  const summary = shorten(lead.summary ?? '', summaryCharsMax);
  const outlets = new Set([source]);
  const own = (said: Html) => inPageDirection(said, lead.language, words);
  return html`<article class="story"${directionFrom(lead.language, words)}>
<h3${languageOf(lead.language, words)}><a href="${entryLink(settings, lead)}">${lead.title.trim() || words.untitled}</a></h3>
<p class="meta">${source && html`<b>${source}</b> · `}${own(entryTime(lead, words))}</p>
${summary !== '' && summary !== lead.title && html`<p${languageOf(lead.language, words)}>${summary}</p>\n`}${others(words.alsoAt, copyLinks(lead.alsoAt, outlets), words, own)}${otherArticles(rest, outlets, settings, words, own)}</article>
`;
}

/** ` lang="…" dir="…"` for text that is not in the page's language; for text in an unknown one, its first letters decide. */
export function languageOf(language: string | null, words: Words): Html {
  if (language === words.lang) return html``;
  if (language === null) return html` dir="auto"`;
  return html` lang="${language}" dir="${directionOf(language)}"`;
}

/** ` dir="…"` for a block that holds text of another direction than the page's. */
export function directionFrom(language: string | null, words: Words): Html {
  const direction = directionOf(language);
  return direction === 'auto' || direction === directionOf(words.lang) ? html`` : html` dir="${direction}"`;
}

/** What the page itself says within a block of `directionFrom`: it runs as the page does, at the block's own side. */
function inPageDirection(said: Html, language: string | null, words: Words): Html {
  const direction = directionOf(words.lang);
  return [direction, 'auto'].includes(directionOf(language)) ? said : html`<bdi dir="${direction}">${said}</bdi>`;
}

type Said = (said: Html) => Html;

/** What a publisher is called: its name, else its domain; null where neither is known. */
export function sourceName(publisher: Publisher): string | null {
  return publisher.name?.trim() || publisher.domain || null;
}

/** The stated date; without one, when it was first seen, saying so. */
export function entryTime(entry: Pick<Entry, 'published' | 'firstSeen'>, words: Words): Html {
  return entry.published === null
    ? html`${words.seen} ${timeElement(entry.firstSeen, words.lang)}`
    : timeElement(entry.published, words.lang);
}

function others(label: string, links: readonly Html[], words: Words, own: Said): Html {
  if (links.length === 0) return html``;
  const hidden = links.slice(othersMax);
  const rest = hidden.length > 0 && folded(hidden.length, own(html`${inLine(hidden, words)}`));
  const line = html`${label}${words.colon} ${inLine(links.slice(0, othersMax), words)}`;
  return html`<p class="others">${own(line)}</p>\n${rest}`;
}

function inLine(links: readonly Html[], { listSeparator }: Words): HtmlValue[] {
  return links.map((link, index) => (index === 0 ? link : html`${listSeparator}${link}`));
}

/**
 * Other articles on the event: each further outlet in one line, those that carry a copy too; what that does not tell
 * apart by its headline.
 */
function otherArticles(
  entries: readonly Entry[],
  outlets: Set<string | null>,
  settings: Pick<Settings, 'baseUrl'>,
  words: Words,
  own: Said,
): Html {
  const named: Html[] = [];
  const unnamed: Html[] = [];
  for (const entry of entries) {
    const name = sourceName(entry.publisher);
    const href = entryLink(settings, entry);
    const title = entry.title.trim() || words.untitled;
    if (name === null || outlets.has(name)) {
      unnamed.push(html`<li><a href="${href}"${languageOf(entry.language, words)}>${title}</a></li>\n`);
    } else named.push(html`<a href="${href}" title="${title}">${name}</a>`);
    outlets.add(name);
    named.push(...copyLinks(entry.alsoAt, outlets));
  }
  const hidden = unnamed.slice(headlinesMax);
  const rest = hidden.length > 0 && folded(hidden.length, html`<ul class="others">\n${hidden}</ul>\n`);
  const headlines = html`<ul class="others">\n${unnamed.slice(0, headlinesMax)}</ul>\n${rest}`;
  return html`${others(words.more, named, words, own)}${unnamed.length > 0 && headlines}`;
}

/** What would make a story too long, behind its number: a click opens it in place, without a script. */
function folded(count: number, content: Html): Html {
  return html`<details class="others"><summary>+${count}</summary>\n${content}</details>\n`;
}

/** A link to each copy at an outlet that is not among those named before; adds those that it names. */
export function copyLinks(copies: readonly AlsoAt[], outlets: Set<string | null>): readonly Html[] {
  const links: Html[] = [];
  for (const { url, title, publisher } of copies) {
    const href = webAddress(url);
    const name = sourceName(publisher) ?? (href === null ? null : new URL(href).host);
    if (name === null || outlets.has(name)) continue;
    outlets.add(name);
    links.push(href === null ? html`${name}` : html`<a href="${href}" title="${title}">${name}</a>`);
  }
  return links;
}
