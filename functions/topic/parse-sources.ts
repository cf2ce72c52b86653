import { parseOpml } from 'feedsmith';
import { isFetchPages, isInterval } from '../model/source.ts';
import { extensionNames } from '../model/source-opml.ts';
import type { TopicSource } from '../model/topic.ts';
import { webAddress } from './web-address.ts';

type Outline = NonNullable<NonNullable<ReturnType<typeof parseOpml>['body']>['outlines']>[number] & {
  readonly [extensionNames.every]?: unknown;
  readonly [extensionNames.pages]?: unknown;
};

/** An outline that names something to poll which cannot be polled. */
export interface SkippedOutline {
  readonly title: string;
  readonly address: string;
  /** Goes on from "it …". */
  readonly reason: string;
}

export interface ListedSources {
  /** Each address once, with all the folders that it is in. */
  readonly sources: readonly TopicSource[];
  readonly skipped: readonly SkippedOutline[];
  /** Addresses that were named again, once for each time. */
  readonly repeated: readonly string[];
}

/** Folders within folders whose names are kept; feeds in deeper ones are in these. */
const folderNamesMax = 8;
/** Folders that one feed is kept in, however many it stands in. */
const categoriesMax = 100;
/** FreshRSS scrapes pages and JSON by rules that only it knows. */
const scrapedType = /XPath|DotNotation/i;

/** The feeds that an OPML file lists, each once, with the folders it is in. Throws when it is no OPML. */
export function parseSources(opml: string): TopicSource[] {
  return [...listSources(opml).sources];
}

/**
 * The same, with what cannot be polled and why. Reads what feed readers write: folders in folders, `category`
 * attributes (OPML 2.0: comma-separated, each a tag or a path), `title` without `text`, feeds without a `type`, `feed:`
 * addresses. Throws when it is no OPML.
 */
export function listSources(opml: string): ListedSources {
  const found = new Map<string, TopicSource>();
  const skipped: SkippedOutline[] = [];
  const repeated: string[] = [];
  const open: { outline: Outline; folders: readonly string[] }[] = [];
  const push = (outlines: readonly Outline[] | undefined, folders: readonly string[]) => {
    for (const outline of [...(outlines ?? [])].reverse()) open.push({ outline, folders });
  };
  push(outlinesOf(opml), []);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { outline, folders } = next;
    const name = oneLine(outline.text || outline.title || '');
    const read = readOutline(outline, name, folders);
    if (read.kind === 'skipped') skipped.push(read.outline);
    if (read.kind === 'source') {
      const { source } = read;
      const known = found.get(source.feedUrl);
      if (known !== undefined) repeated.push(source.feedUrl);
      const categories = [...new Set([...(known?.categories ?? []), ...source.categories])].slice(0, categoriesMax);
      found.set(source.feedUrl, { ...(known ?? source), categories });
    }
    const within = name === '' || folders.length === folderNamesMax ? folders : [...folders, name];
    push(outline.outlines as readonly Outline[] | undefined, within);
  }
  return { sources: [...found.values()], skipped, repeated };
}

function outlinesOf(opml: string): readonly Outline[] | undefined {
  // A list without feeds is a list, which the parser does not take for one.
  if (!/<outline[\s/>]/i.test(opml) && /<opml[\s>]/i.test(opml)) return [];
  return parseOpml(opml, { extraOutlineAttributes: Object.values(extensionNames) }).body?.outlines;
}

type OutlineRead =
  | { readonly kind: 'source'; readonly source: TopicSource }
  | { readonly kind: 'skipped'; readonly outline: SkippedOutline }
  /** A folder, or something else that an outliner keeps. */
  | { readonly kind: 'other' };

function readOutline(outline: Outline, name: string, folders: readonly string[]): OutlineRead {
  const isFeed = /^(rss|atom|rdf|feed)/i.test(outline.type ?? '');
  const address = outline.xmlUrl ?? (isFeed ? outline.url : undefined);
  if (address === undefined) return { kind: 'other' };
  const skipped = (reason: string): OutlineRead => ({ kind: 'skipped', outline: { title: name, address, reason } });
  if (scrapedType.test(outline.type ?? '')) return skipped(`is of the type ${outline.type}, and newsfold reads feeds`);
  const feedUrl = webAddress(address);
  if (feedUrl === null) return skipped('has no http or https address');
  const title = name === '' ? new URL(feedUrl).hostname : name;
  const named = categoriesOf(outline.category);
  // A list that newsfold wrote names the folder among the categories, in the order in which they were.
  const own = folders.every((folder) => named.includes(folder)) ? named : [...folders, ...named];
  return {
    kind: 'source',
    source: {
      title,
      feedUrl,
      siteUrl: webAddress(outline.htmlUrl ?? ''),
      // Thunderbird puts every feed into a folder of the feed's own name.
      categories: [...new Set(own)].filter((folder) => folder !== title),
      ...polledAs(outline),
    },
  };
}

/** How newsfold polled it, in a list that newsfold wrote; what cannot be read is as usual. */
function polledAs(outline: Outline): Pick<TopicSource, 'fetchPages' | 'intervalMinutes'> {
  const { [extensionNames.every]: every, [extensionNames.pages]: pages } = outline;
  const minutes = Number(every);
  return {
    ...(isInterval(minutes) && { intervalMinutes: minutes }),
    ...(isFetchPages(pages) && { fetchPages: pages }),
  };
}

function categoriesOf(category: string | undefined): string[] {
  return (category ?? '')
    .split(',')
    .flatMap((path) => path.split('/'))
    .map(oneLine)
    .filter((name) => name !== '');
}

/** Without line ends, and without signs that a terminal would obey. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}
