import { isGenreLine } from '../../lines/genre-line.ts';
import type { Block, PageFacts } from '../block.ts';
import { comparable, metaContent, plainWords, wordOverlap } from '../plain-words.ts';
import { headingWithin } from './heading-within.ts';

const titleLengthMax = 400;
const headlineWordsMin = 4;
const headingsMax = 100;
const linesMax = 1_000;
/** Shares of their words, by their sizes, that a heading and a title have in common: to be the one, and to be it surely. */
const [agreementMin, agreementSure] = [0.3, 0.6];
const separator = /\s+[|–—·•»:\-~/@]{1,2}\s+|\s*\|\s*/u;
const [separatorAtStart, separatorAtEnd] = [/^\s*[|–—·•»:\-~/@]{1,2}\s/u, /\s?[|–—·•»:\-~/@]{1,2}\s*$/u];

/**
 * The title as the page shows it: the main heading where it agrees with what the page calls itself, else the heading or
 * line that is a whole part of that, else that without the site's name. Null for a page without any.
 */
export function pageTitle(facts: PageFacts, siteName: string | null): string | null {
  const { blocks, url } = facts;
  const only = onlyReport(facts);
  if (only !== null) return only;
  const asStated = statedTitles(facts);
  const stated = asStated.map((title) => withoutSiteName(withoutSiteName(title, siteName, url), siteName, url));
  const isSite = (heading: string) => isSiteAlone(heading, asStated, siteName, url);
  const best = mainHeading(blocks, stated);
  if (best !== null && best.agreement >= agreementSure && !isSite(best.text)) return headlineAlone(best.text);
  const agrees = best !== null && best.agreement >= agreementMin;
  const isTitle = ({ text }: Block) => text.length <= titleLengthMax && !isSite(text);
  const headings = aboveText(blocks).filter((block) => block.headingLevel > 0 && isTitle(block));
  const heading = headingWithin(headings.slice(0, headingsMax), [...stated, ...asStated]);
  if (heading !== null) return headlineAlone(heading);
  if (agrees) return headlineAlone(best.text);
  const line = headingWithin(blocks.filter(isTitle).slice(0, linesMax), asStated);
  if (line !== null) return headlineAlone(line);
  const own = ownHeading(facts, stated) ?? headingOfText(blocks, asStated);
  if (own !== null) return own;
  if (stated[0] !== undefined) return withoutLastName(stated[0]).slice(0, titleLengthMax);
  return best?.text ?? blocks.find((block) => block.headingLevel > 0)?.text ?? null;
}

/** What the page calls itself for machines and in the browser's bar, the best first. */
function statedTitles({ page, jsonLd }: PageFacts): string[] {
  return [
    metaContent(page, 'og:title'),
    plainWords(jsonLd.headline),
    metaContent(page, 'twitter:title'),
    metaContent(page, 'dc.title', 'dc:title', 'dcterms.title'),
    plainWords(page.title),
  ]
    .filter((title): title is string => title !== null && !namesFile(title) && !isGenreLine(title))
    .map((title) => title.slice(0, 2 * titleLengthMax));
}

interface MainHeading {
  readonly text: string;
  /** 0 to 1. */
  readonly agreement: number;
}

/** The main heading that agrees best with what the page calls itself, and how well. */
function mainHeading(blocks: readonly Block[], stated: readonly string[]): MainHeading | null {
  return blocks
    .filter((block) => block.headingLevel === 1 && block.text.length <= titleLengthMax)
    .slice(0, headingsMax)
    .map(({ text }) => ({
      text,
      agreement: Math.max(0, ...stated.map((title) => wordOverlap(text, title) * sizeRatio(text, title))),
    }))
    .reduce<MainHeading | null>((top, next) => (top === null || next.agreement > top.agreement ? next : top), null);
}

const proseCharactersMin = 120;

/** The blocks before the text that follows the first main heading: headings after that are within it. */
function aboveText(blocks: readonly Block[]): readonly Block[] {
  const from = blocks.findIndex(({ headingLevel }) => headingLevel === 1);
  const isText = ({ role, text }: Block) => role === 'paragraph' && text.length >= proseCharactersMin;
  const at = blocks.findIndex((block, index) => index > from && isText(block));
  return at < 0 ? blocks : blocks.slice(0, at);
}

/** Whether a heading is the site's name, and the page calls itself otherwise. */
function isSiteAlone(heading: string, titles: readonly string[], siteName: string | null, url: string | null): boolean {
  const name = comparable(heading);
  const host = hostOf(url);
  const isSite = name === comparable(siteName ?? '') || (host !== '' && host.startsWith(name.replace(/ /g, '')));
  return isSite && !titles.some((title) => comparable(title) === name);
}

/** What programs write where nobody gave a title: "Untitled", "Document1", "Microsoft Word - release.docx". */
function namesFile(title: string): boolean {
  return /^(?:untitled|no title|new page|unbenannt|sans titre|sin título|senza titolo)\b.{0,20}$|^document ?\d*$|^[^.]{0,80}\.(?:html?|docx?|odt|rtf|txt|pdf)$/i.test(
    title.trim(),
  );
}

const smallBlocksMax = 60;

/**
 * The one second heading of a page whose main heading names its site: that leads to the front page and is all that the page
 * calls itself, or the page calls itself by both. Null on any other page.
 */
function onlyReport({ page, blocks, url }: PageFacts): string | null {
  const site = blocks.find(({ headingLevel }) => headingLevel === 1);
  const [report, another] = blocks.filter(({ headingLevel }) => headingLevel === 2);
  if (site === undefined || report === undefined || another !== undefined || blocks.length > smallBlocksMax)
    return null;
  const called = comparable(plainWords(page.title) ?? site.text);
  const [name, title] = [comparable(site.text), comparable(report.text)];
  const isSite = (called === name && leadsHome(site, url)) || called === `${name} ${title}`;
  return isSite && report.text.length <= titleLengthMax ? report.text : null;
}

/** On a small page that says nothing of itself but one `<title>`, the one main heading, where it says more. */
function ownHeading({ blocks }: PageFacts, stated: readonly string[]): string | null {
  const [heading, another] = blocks.filter(({ headingLevel }) => headingLevel === 1);
  if (stated.length !== 1 || heading === undefined || another !== undefined || blocks.length > smallBlocksMax)
    return null;
  return heading.text.length > stated[0]!.length && heading.text.length <= titleLengthMax ? heading.text : null;
}

/** Elements between the heading of a text and the text: its date, its writer, a picture. */
const blocksBetweenMax = 6;

/** Paragraphs from the beginning of the text that tell what it is about. */
const paragraphsReadMax = 10;
/** They have as much of a headline's words; of "Share this story with your friends" few. */
const toldOfMin = 0.5;

/**
 * The main heading right above the text, and told of in it, where the page calls itself by one title and no heading has half
 * of its words: then that is the name of the site or of its section, the same on all of its pages. Null where the page has no
 * such heading.
 */
function headingOfText(blocks: readonly Block[], stated: readonly string[]): string | null {
  const [title = '', another] = stated;
  const agrees = ({ headingLevel, text }: Block) => headingLevel > 0 && wordOverlap(text, title) >= 0.5;
  if (title === '' || another !== undefined || blocks.some(agrees)) return null;
  const isText = ({ role, text }: Block) => role === 'paragraph' && text.length >= proseCharactersMin;
  const textAt = blocks.findIndex(isText);
  const above = blocks
    .slice(Math.max(0, textAt - blocksBetweenMax), Math.max(0, textAt))
    .filter(({ headingLevel, text }) => headingLevel > 0 && text.split(' ').length >= headlineWordsMin);
  const level = Math.min(...above.map(({ headingLevel }) => headingLevel));
  const heading = above.findLast(({ headingLevel }) => headingLevel === level)?.text ?? '';
  if (heading === '' || heading.length > titleLengthMax) return null;
  const paragraphs = blocks.filter(isText).slice(0, paragraphsReadMax);
  const opening = paragraphs.map(({ text }) => text.slice(0, 1_000)).join(' ');
  const toldOf = (line: string) => wordOverlap(line, opening);
  const isOfText = toldOf(heading) >= toldOfMin || toldOf(heading) >= toldOf(title);
  return isOfText ? headlineAlone(heading) : null;
}

function leadsHome({ text, linkedLength, html }: Block, url: string | null): boolean {
  const href = /<a href="([^"]{0,500})"/.exec(html)?.[1];
  if (href === undefined || linkedLength < text.length) return false;
  const target = URL.parse(href, url ?? 'https://site.invalid/page');
  return target !== null && /^\/(?:index\.\w{2,5})?$/.test(target.pathname) && target.search === '';
}

/** `Headline | Opinion`: what follows a bar after a whole headline names where it stands. */
export function headlineAlone(marked: string): string {
  const heading = marked.replace(/\s?[¶🔗]$/u, '');
  const headline = heading.split(' | ', 1)[0]!.trim();
  return headline.split(' ').length >= headlineWordsMin ? headline : heading;
}

/** Keeps a one-word heading from agreeing with any title that has the word. */
function sizeRatio(one: string, other: string): number {
  const [a, b] = [comparable(one).length, comparable(other).length];
  return Math.sqrt(Math.min(a, b) / Math.max(a, b, 1));
}

/** `Title | Site` and `Site - Title` without the site, where that part is known or looks like the site's name. */
export function withoutSiteName(title: string, siteName: string | null, url: string | null): string {
  const parts = title.split(separator);
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (parts.length < 2) return title;
  if (namesSite(last, siteName, url))
    return (
      title
        .slice(0, -last.length || undefined)
        .replace(separatorAtEnd, '')
        .trim() || title
    );
  return namesSite(first, siteName, url) ? title.slice(first.length).replace(separatorAtStart, '').trim() : title;
}

const nameWordsMax = 4;

/** `A headline of some words | Name Of Something`, where nothing else tells the site's name: without the name at the end. */
function withoutLastName(title: string): string {
  const [, headline = title, sign = '', name = ''] = /^(.+?)\s+([|·•»–—-])\s+([^|·•»]{2,40})$/u.exec(title) ?? [];
  const words = name.split(' ');
  const isName = words.length <= nameWordsMax && words.every((word) => /^[\p{Lu}\p{Lo}\p{N}&]/u.test(word));
  const isWhole = headline.split(' ').length >= headlineWordsMin;
  return isWhole && (isName || (/[|·•»]/.test(sign) && words.length <= nameWordsMax)) ? headline : title;
}

function namesSite(part: string, siteName: string | null, url: string | null): boolean {
  const name = comparable(part).replace(/ /g, '');
  const isOf = (site: string) =>
    site === name || (name.length > 2 && site.includes(name)) || (site.length > 3 && name.includes(site));
  return (
    name === '' || [comparable(siteName ?? '').replace(/ /g, ''), hostOf(url)].some((site) => site !== '' && isOf(site))
  );
}

/** The letters of an address's host, without `www`; empty where it is not known. */
function hostOf(url: string | null): string {
  return (url === null ? null : URL.parse(url)?.hostname)?.replace(/^www\./, '').replace(/[^a-z0-9]/g, '') ?? '';
}
