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
  [extensionNames.every]?: string;
  [extensionNames.pages]?: string;
  outlines?: Outline[];
}

/**
 * The sources as OPML 2.0, each in its folders' innermost name, as feed readers import it. How they are polled, where it
 * is not as usual, stands in attributes that only newsfold reads; headers are left out, for they may hold secrets.
 */
export function sourcesOpml(sources: readonly Source[], title: string): string {
  const folders = new Map<string, Outline[]>();
  const outlines: Outline[] = [];
  for (const source of [...sources].sort((a, b) => a.title.localeCompare(b.title, 'en'))) {
    const folder = source.categories.at(-1);
    if (folder === undefined) outlines.push(outlineOf(source));
    else folders.set(folder, [...(folders.get(folder) ?? []), outlineOf(source)]);
  }
  for (const [text, inside] of folders) outlines.push({ text, title: text, outlines: inside });
  // The generator does not take a list without feeds for a list: it gets one outline, which is taken out again.
  const opml = generateOpml(
    { head: { title }, body: { outlines: outlines.length === 0 ? [{ text: nothing }] : outlines } },
    { extraOutlineAttributes: Object.values(extensionNames) },
  );
  const list = outlines.length > 0 ? opml : opml.replace(`<outline text="${nothing}"/>`, '');
  return list.replace('<opml version="2.0">', `<opml version="2.0" xmlns:newsfold="${extensionNamespace}">`);
}

function outlineOf({ title, url, intervalMinutes, fetchPages }: Source): Outline {
  return {
    type: 'rss',
    text: title,
    title,
    xmlUrl: url,
    ...(intervalMinutes !== null && { [extensionNames.every]: String(intervalMinutes) }),
    ...(fetchPages !== 'teasers' && { [extensionNames.pages]: fetchPages }),
  };
}
