import { createHash } from 'node:crypto';
import { getDomain } from 'tldts';
import { hourMs } from '../instant.ts';
import { limits } from '../limits.ts';
import {
  type Article,
  type Draft,
  type Image,
  type Paragraph,
  type Provenance,
  type Publisher,
  receivedAnyTime,
  type StatedDate,
} from '../model/article.ts';
import { articleAddress, canonicalUrl } from './canonical-url.ts';
import { composeHtml } from './compose-html.ts';
import { readDateline } from './dates/dateline.ts';
import { detectLanguage, isRightToLeft, statedLanguage } from './language.ts';
import { cleanSummary, summaryOf } from './summary.ts';
import { guidAt, speaksFor, tellerOf } from './who-speaks.ts';

const titleCharactersMax = 300;
const bylineCharactersMax = 200;
const categoriesMax = 20;
const categoryCharactersMax = 60;
const domainShape = /^[\p{L}\p{M}\p{N}.-]{1,253}$/u;
const imageUrlCharactersMax = 4_096;
const altCharactersMax = 500;
const identityHexDigits = 32;

export interface FinishOptions {
  /** False where several articles of one document give the same link, which then names none of them. */
  readonly linkNamesArticle: boolean;
  /** Names that were given with the document, as whoever led to it calls the article. */
  readonly given?: readonly string[];
}

/**
 * Makes an article of what a reader found: identities, version, language, summary and sanitised HTML.
 * Only what the draft states is stated; a missing title becomes the first words of the text.
 */
export async function finishArticle(
  draft: Draft,
  provenance: Provenance | null,
  options: FinishOptions = { linkNamesArticle: true },
): Promise<Article | { readonly rejected: string }> {
  const paragraphs = withoutLastHeadings(
    bounded(draft.paragraphs)
      .map(cleanParagraph)
      .filter(({ text }) => text !== ''),
  );
  const text = paragraphs
    .filter(({ role }) => role !== 'caption')
    .map((paragraph) => paragraph.text)
    .join('\n\n');
  const title = clean(draft.title, titleCharactersMax) ?? openingWords(text);
  if (title === null) return { rejected: 'neither a title nor a text' };
  const url = draft.url === null ? null : canonicalUrl(draft.url);
  const dateline = readDateline(paragraphs.find(({ role }) => role === 'paragraph')?.text ?? '');
  const language = statedLanguage(draft.language, text || title) ?? (await detectLanguage(`${title}\n${text}`));
  const entitled = speaksFor(provenance, url);
  const site = provenance?.speaker?.site;
  const guids = site === undefined ? draft.identities : draft.identities.map((identity) => guidAt(site, identity));
  const names = [...guids, ...(options.given ?? [])];
  const identities = identitiesOf({ names, url, title, text, entitled }, options);
  const content = {
    title,
    byline: clean(draft.byline, bylineCharactersMax),
    publisher: publisherOf(draft.publisher, url),
    url,
    published: draft.published === null || isAhead(draft.published, provenance) ? null : draft.published,
    dateline: clean(draft.dateline ?? dateline.place, 100),
    language,
    summary: cleanSummary(draft.summary && foldText(draft.summary), title, text) ?? summaryOf(paragraphs),
    categories: cleanCategories(draft.categories),
    image: imageOf(draft.image),
    wireCredit: clean(draft.wireCredit ?? dateline.agency, 100),
    paragraphs: paragraphs.map(({ role, text: own }) => ({ role, text: own })),
    text,
    html: composeHtml(paragraphs, { baseUrl: draft.url, rightToLeft: isRightToLeft(language) }),
  };
  return {
    id: hash(identities[0]!),
    identities,
    // Without `modified`: sites restamp pages whose text stayed as it was. With the teller, where anybody may say it:
    // what its own site says must not pass for the same, or it would be known already as somebody else's words.
    version: hash(JSON.stringify(entitled ? content : { ...content, teller: tellerOf(provenance) })),
    ...content,
    modified: draft.modified,
    provenance,
  };
}

/** Clocks differ, and days by their place. */
const aheadHoursMax = 48;

/** Whether a date lies after the article arrived: it is of an event, or a clock was wrong, but nothing was published then. */
function isAhead(date: StatedDate, provenance: Provenance | null): boolean {
  if (provenance === null || provenance.receivedAt === receivedAnyTime) return false;
  return Date.parse(date) - Date.parse(provenance.receivedAt) > aheadHoursMax * hourMs;
}

interface Named extends Pick<Article, 'title' | 'text' | 'url'> {
  readonly names: readonly string[];
  readonly entitled: boolean;
}

/**
 * Link first, then guids; a text of neither is known by its words alone. A link that several share comes last, and
 * only where it is another's: there it must be looked up whether that other has spoken.
 */
function identitiesOf({ names, url, title, text, entitled }: Named, { linkNamesArticle }: FinishOptions): string[] {
  const address = url === null ? null : articleAddress(url);
  const link = address === null ? [] : [`link:${address}`];
  const named = [...(linkNamesArticle ? link : []), ...names];
  if (named.length === 0)
    named.push(`text:${hash(`${title}\n${text}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '))}`);
  return [...new Set([...named, ...(entitled ? [] : link)])];
}

function publisherOf(stated: Publisher, url: string | null): Publisher {
  const own = stated.domain?.toLowerCase() ?? '';
  const domain = domainShape.test(own) ? own : url === null ? null : getDomain(url);
  return { name: clean(stated.name, 120), domain };
}

function imageOf(image: Image | null): Image | null {
  if (image === null || image.url.length > imageUrlCharactersMax) return null;
  return { url: image.url, alt: clean(image.alt, altCharactersMax) };
}

/** As many paragraphs as an article may have, the last one cut where the article gets too long. */
function bounded(paragraphs: readonly Paragraph[]): Paragraph[] {
  const kept: Paragraph[] = [];
  let left: number = limits.articleCharactersMax;
  for (const paragraph of paragraphs.slice(0, limits.paragraphsMax)) {
    if (left <= 0) break;
    const size = Math.max(paragraph.text.length, (paragraph.html?.length ?? 0) / 4);
    kept.push(size <= left ? paragraph : { role: paragraph.role, text: paragraph.text.slice(0, left) });
    left -= size;
  }
  return kept;
}

/** A heading that nothing follows stood over what was left out: other articles, links, a form. */
function withoutLastHeadings(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const last = paragraphs.findLastIndex(({ role }) => role !== 'heading' && role !== 'caption');
  return last < 0 ? paragraphs : paragraphs.filter(({ role }, at) => at <= last || role !== 'heading');
}

function cleanParagraph(paragraph: Paragraph): Paragraph {
  return { ...paragraph, text: foldText(paragraph.text) };
}

function cleanCategories(categories: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const category of categories) {
    const name = clean(category, categoryCharactersMax);
    if (name !== null && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  }
  return [...seen.values()].slice(0, categoriesMax);
}

function clean(value: string | null, charactersMax: number): string | null {
  const folded = foldText(value ?? '');
  if (folded === '') return null;
  return folded.length <= charactersMax ? folded : `${wellFormed(folded.slice(0, charactersMax - 1)).trim()}…`;
}

/**
 * Control characters and lone surrogates, which no feed can carry, are gone, and so are the two that turn letters round
 * (U+202D, U+202E); white space is folded.
 */
function foldText(text: string): string {
  return wellFormed(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202d\u202e\ufeff\ufffe\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed().replaceAll('\ufffd', '');
}

function openingWords(text: string): string | null {
  const words = text.slice(0, 200).split(/\s+/).slice(0, 12).join(' ');
  return words === '' ? null : clean(words, 80);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, identityHexDigits);
}
