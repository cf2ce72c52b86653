import { parseOpml } from 'feedsmith';
import type { TopicSource } from '../model/topic.ts';

type Outline = NonNullable<NonNullable<ReturnType<typeof parseOpml>['body']>['outlines']>[number];

/** Folders within folders that are followed; deeper ones are left out. */
const folderDepthMax = 8;

/** The feeds that an OPML file lists, each once, with the folders it is in. Throws when it is no OPML. */
export function parseSources(opml: string): TopicSource[] {
  const found = new Map<string, TopicSource>();
  const open: { outline: Outline; folders: readonly string[] }[] = [];
  const push = (outlines: readonly Outline[] | undefined, folders: readonly string[]) => {
    for (const outline of [...(outlines ?? [])].reverse()) open.push({ outline, folders });
  };
  push(parseOpml(opml).body?.outlines, []);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { outline, folders } = next;
    const name = outline.text ?? outline.title ?? '';
    const source = toSource(outline, name, folders);
    if (source !== undefined && !found.has(source.feedUrl)) found.set(source.feedUrl, source);
    if (folders.length < folderDepthMax)
      push(outline.outlines as readonly Outline[], name === '' ? folders : [...folders, name]);
  }
  return [...found.values()];
}

function toSource(outline: Outline, name: string, folders: readonly string[]): TopicSource | undefined {
  const feedUrl = webAddress(outline.xmlUrl);
  if (feedUrl === null) return undefined;
  return {
    title: name === '' ? new URL(feedUrl).hostname : name,
    feedUrl,
    siteUrl: webAddress(outline.htmlUrl),
    categories: folders,
  };
}

function webAddress(text: string | undefined): string | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
