import { isTooDeep } from '../json/nesting.ts';
import { wordOverlap } from './plain-words.ts';

type Node = Readonly<Record<string, unknown>>;

/** What the page's JSON-LD says of its article; null where it says nothing. */
export interface JsonLdArticle {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly datePublished: string | null;
  /** As said of the page alone, which may be no article. */
  readonly pagePublished: string | null;
  readonly dateModified: string | null;
  readonly publisher: string | null;
  readonly image: string | null;
  readonly description: string | null;
  readonly language: string | null;
  readonly sections: readonly string[];
  readonly keywords: readonly string[];
  readonly body: string | null;
  readonly url: string | null;
}

const nodesMax = 2_000;
/** As much of a headline as is compared with the page's title. */
const headlineCharactersMax = 1_000;
const nothing: JsonLdArticle = {
  headline: null,
  authors: [],
  datePublished: null,
  pagePublished: null,
  dateModified: null,
  publisher: null,
  image: null,
  description: null,
  language: null,
  sections: [],
  keywords: [],
  body: null,
  url: null,
};

/** Types that carry an article, best first; a page may describe itself as `WebPage` only. */
const articleTypes = [
  /^(?:NewsArticle|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle)$/,
  /(?:Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$/,
  /^(?:Review|HowTo|Recipe|FAQPage|CreativeWork|MedicalWebPage)$/,
  /^(?:WebPage|ItemPage|AboutPage)$/,
];

/**
 * Reads all blocks of a page; schema.org's Article and its kin first, the page's own description where they are silent.
 * Of several articles, those count whose headline is one of the page's `titles`: others are of what it links to.
 */
export function readJsonLd(blocks: readonly string[], titles: readonly string[] = []): JsonLdArticle {
  const nodes: Node[] = blocks.flatMap((block) => flatten(parseJson(block))).slice(0, nodesMax);
  const byId = new Map<unknown, Node>();
  for (const node of nodes) if (size(node) > size(byId.get(node['@id']) ?? {})) byId.set(node['@id'], node);
  const ofTypes = articleTypes.flatMap((type) => nodes.filter((node) => typesOf(node).some((name) => type.test(name))));
  const candidates = ofTypes.length > 1 ? thisPages(ofTypes, titles) : ofTypes;
  // What the first says wins over what the later ones say.
  const said = candidates.map((node) => stated(node, byId)).toReversed();
  return Object.assign({}, nothing, ...said) as JsonLdArticle;
}

/** What holds an id and a type alone refers to the node that says more. */
function size(node: Node): number {
  return Object.keys(node).length;
}

function thisPages(nodes: readonly Node[], titles: readonly string[]): readonly Node[] {
  const named = nodes.map((node) => {
    const headline = (text(node.headline) ?? text(node.name))?.slice(0, headlineCharactersMax) ?? null;
    return { node, headline, agrees: headline !== null && titles.some((title) => wordOverlap(headline, title) >= 0.5) };
  });
  if (!named.some(({ agrees }) => agrees)) return nodes;
  return named.filter(({ agrees, headline }) => agrees || headline === null).map(({ node }) => node);
}

/** Only the fields that this node states. */
function stated(node: Node, byId: ReadonlyMap<unknown, Node>): Partial<JsonLdArticle> {
  const isPage = typesOf(node).some((name) => /^(?:Web|Item|About)Page$/.test(name));
  const fields: { [Field in keyof JsonLdArticle]: JsonLdArticle[Field] } = {
    headline: text(node.headline) ?? text(node.name),
    authors: names(node.author ?? node.creator, byId),
    datePublished: isPage ? null : (date(node.datePublished) ?? date(node.dateCreated)),
    pagePublished: isPage ? date(node.datePublished) : null,
    dateModified: date(node.dateModified),
    publisher: names(node.publisher, byId)[0] ?? null,
    image: imageUrl(node.image, byId),
    description: text(node.description),
    language: text(node.inLanguage),
    sections: texts(node.articleSection),
    keywords: texts(node.keywords),
    body: typesOf(node).some((name) => /Page$/.test(name)) ? null : text(node.articleBody),
    url: text(node.url) ?? text(resolve(node.mainEntityOfPage, byId)['@id']) ?? text(node.mainEntityOfPage),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && (!Array.isArray(value) || value.length > 0)),
  );
}

/** A block's JSON, forgiving what pages get wrong: comment or CDATA wrappers, raw line ends in strings, a comma at the end. */
function parseJson(block: string): unknown {
  // Trimmed first: two runs of white space side by side before an end that is none take the square of their length.
  const bare = block
    .trim()
    .replace(/^(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?$/, '');
  if (isTooDeep(bare)) return null;
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s{0,20}([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Try the next reading; a block that none fits says nothing.
    }
  }
  return null;
}

/** All objects within, outermost first. */
function flatten(root: unknown): Node[] {
  const found: Node[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && found.length < nodesMax; at += 1) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, nodesMax));
    else if (typeof value === 'object' && value !== null) {
      found.push(value as Node);
      const { '@graph': graph, mainEntity, mainEntityOfPage, isPartOf: _, ...rest } = value as Node;
      queue.push(
        graph,
        mainEntity,
        mainEntityOfPage,
        ...Object.values(rest).filter((inner) => typeof inner === 'object' && '@id' in (inner ?? {})),
      );
    }
  }
  return found;
}

function typesOf(node: Node): string[] {
  return texts(node['@type']).map((type) => type.replace(/^.*[/#:]/, ''));
}

function resolve(value: unknown, byId: ReadonlyMap<unknown, Node>): Node {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const node = value as Node;
  const known = typeof node['@id'] === 'string' ? byId.get(node['@id']) : undefined;
  return known === undefined ? node : { ...known, ...node };
}

function names(value: unknown, byId: ReadonlyMap<unknown, Node>): string[] {
  if (Array.isArray(value)) return [...new Set(value.slice(0, 20).flatMap((item) => names(item, byId)))];
  if (typeof value === 'string') return texts(value);
  return texts(resolve(value, byId).name);
}

function imageUrl(value: unknown, byId: ReadonlyMap<unknown, Node>): string | null {
  if (Array.isArray(value)) return imageUrl(value[0], byId);
  if (typeof value === 'string') return text(value);
  const node = resolve(value, byId);
  return text(node.url) ?? text(node.contentUrl);
}

/** Some give seconds or milliseconds since 1970. */
function date(value: unknown): string | null {
  return text(typeof value === 'number' ? String(value) : value);
}

function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 100) : [value];
  return list.map(text).filter((item) => item !== null);
}

function text(value: unknown): string | null {
  if (Array.isArray(value)) return text(value[0]);
  if (typeof value === 'object' && value !== null) return text((value as Node)['@value'] ?? (value as Node).name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
