import { seededNumbers } from './seeded-order.ts';

/** Text of a page as someone else shows it. */
export interface Rendition {
  readonly kind: string;
  readonly text: string;
}

/** What renditions of one article are made from. */
export interface RenditionSource {
  readonly body: string;
  readonly html: string;
  /** The whole page as lines of text, furniture and all. */
  readonly page: string;
  /** Furniture of some other site. */
  readonly otherPage: string;
  /** A paragraph of an unrelated article. */
  readonly otherBody: string;
}

type Numbers = () => number;

/** How other outlets and other extractors show an article: cut, edited, wrapped in furniture, set in other type. */
const makers: Readonly<Record<string, (source: RenditionSource, next: Numbers) => string>> = {
  body: ({ body }) => body,
  'paragraphs of the page': ({ html }) => paragraphsOf(html),
  'whole page': ({ page }) => page,
  'lead only': ({ body }) => firstWords(body, Math.max(70, Math.round(wordCount(body) * 0.12))),
  'first half': ({ body }) => firstWords(body, Math.ceil(wordCount(body) / 2)),
  'light edit': ({ body }, next) => replaceWords(dropSentences(body, 0.1, next), 0.06, next),
  'wire copy': ({ body, otherPage }, next) =>
    `By Our Staff and Agencies\n\nCITY (Agency) - ${otherType(dropSentences(body, 0.15, next))}\n\n${furniture(otherPage, next)}`,
  extended: ({ body, otherBody }) => `${body}\n\n${tailOf(otherBody, wordCount(body) / 4)}`,
};

/** Up to eight renditions of one article; those that came out too short to be read as one are left out. */
export function renditionsOf(source: RenditionSource, seed: number): Rendition[] {
  const next = seededNumbers(seed);
  return Object.entries(makers)
    .map(([kind, make]) => ({ kind, text: make(source, next) }))
    .filter(({ text }) => wordCount(text) >= 40 && holdsHalf(text, source.body));
}

/** Extraction that missed the article gives no rendition of it. */
function holdsHalf(text: string, body: string): boolean {
  const inBody = new Set(body.split(/\s+/));
  const inText = text.split(/\s+/);
  const common = inText.filter((word) => inBody.has(word)).length;
  return common >= 0.5 * Math.min(inText.length, wordCount(body));
}

function paragraphsOf(html: string): string {
  const paragraphs = [...html.matchAll(/<p[\s>]([\s\S]*?)<\/p>/gi)].map((match) =>
    (match[1] ?? '').replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;|&#\d+;/gi, ' '),
  );
  return paragraphs.map((paragraph) => paragraph.slice(paragraph.indexOf('>') + 1).trim()).join('\n\n');
}

function firstWords(text: string, count: number): string {
  let left = count;
  return text
    .split('\n')
    .map((line) => {
      const words = line.split(' ').slice(0, Math.max(0, left));
      left -= words.length;
      return words.join(' ');
    })
    .join('\n')
    .trim();
}

/** The last words of a text, a quarter of it at most. */
function tailOf(text: string, most: number): string {
  const words = text.split(' ');
  return words.slice(-Math.ceil(Math.min(most, words.length / 4))).join(' ');
}

function dropSentences(text: string, share: number, next: Numbers): string {
  return text
    .split(/(?<=[.!?]) +/)
    .filter(() => next() >= share)
    .join(' ');
}

const substitutes = ['reportedly', 'major', 'officials', 'new', 'people', 'today', 'several', 'later'];

function replaceWords(text: string, share: number, next: Numbers): string {
  return text
    .split(' ')
    .map((word) =>
      next() < share && /^[a-z]+$/.test(word) ? (substitutes[Math.floor(next() * substitutes.length)] ?? word) : word,
    )
    .join(' ');
}

/** Typographic quotes, dashes and other line breaks. */
function otherType(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/"([^"]*)"/g, '“$1”')
    .replaceAll(' - ', ' — ')
    .replaceAll('\n\n', '\n');
}

function furniture(page: string, next: Numbers): string {
  const lines = page.split('\n').filter((line) => line.trim() !== '' && wordCount(line) < 9);
  const from = Math.floor(next() * Math.max(1, lines.length - 25));
  return lines.slice(from, from + 25).join('\n');
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
