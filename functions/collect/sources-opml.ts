import { generateOpml } from 'feedsmith';
import type { Source } from '../model/source.ts';
import { extensionNames, extensionNamespace } from '../model/source-opml.ts';

/** Stands for no outline at all. */
const nothing = 'nothing';

interface Outline {
  text: string;
  title?: string;
  type?: string;
  xmlUrl?: string;
  category?: string;
  [extensionNames.every]?: string;
  [extensionNames.pages]?: string;
  outlines?: Outline[];
}

/**
 * The sources as OPML 2.0, each in its folders' innermost name, as feed readers import it, and with all of the names in
 * `category`. How they are polled, where it is not as usual, stands in attributes that only newsfold reads; headers are
 * left out, for they may hold secrets.
 */
export function sourcesOpml(sources: readonly Source[], title: string): string {
  const outlines: Outline[] = [];
  const byTitle = [...sources].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  for (const source of byTitle.filter(({ categories }) => categories.length === 0)) outlines.push(outlineOf(source));
  for (const source of byTitle.filter(({ categories }) => categories.length > 0)) {
    openFolder(outlines, isSayable(source) ? source.categories.slice(-1) : source.categories).push(outlineOf(source));
  }
  // The generator does not take a list without feeds for a list: it gets one outline, which is taken out again.
  const opml = generateOpml(
    { head: { title }, body: { outlines: outlines.length === 0 ? [{ text: nothing }] : outlines } },
    { extraOutlineAttributes: Object.values(extensionNames) },
  );
  const list = outlines.length > 0 ? opml : opml.replace(`<outline text="${nothing}"/>`, '');
  return list.replace('<opml version="2.0">', `<opml version="2.0" xmlns:newsfold="${extensionNamespace}">`);
}

/** OPML has no way to write a comma or a slash that is part of a name: such folders are written one within the other. */
function isSayable({ categories }: Source): boolean {
  return categories.every((name) => !/[,/]/.test(name));
}

/** What is in the folder at that path, which is made where there is none. */
function openFolder(outlines: Outline[], path: readonly string[]): Outline[] {
  let inside = outlines;
  for (const text of path) {
    const known = inside.find((outline) => outline.xmlUrl === undefined && outline.text === text);
    const folder = known ?? { text, title: text };
    if (known === undefined) inside.push(folder);
    folder.outlines ??= [];
    inside = folder.outlines;
  }
  return inside;
}

function outlineOf(source: Source): Outline {
  const { title, url, categories, intervalMinutes, fetchPages } = source;
  return {
    type: 'rss',
    text: title,
    title,
    xmlUrl: url,
    ...(categories.length > 1 && isSayable(source) && { category: categories.join(',') }),
    ...(intervalMinutes !== null && { [extensionNames.every]: String(intervalMinutes) }),
    ...(fetchPages !== 'teasers' && { [extensionNames.pages]: fetchPages }),
  };
}
