import { generateOpml } from 'feedsmith';
import type { Source } from '../model/source.ts';

interface Outline {
  text: string;
  title?: string;
  type?: string;
  xmlUrl?: string;
  outlines?: Outline[];
}

/** The sources as OPML 2.0, each in its folders' innermost name, as feed readers import it. */
export function sourcesOpml(sources: readonly Source[], title: string): string {
  const folders = new Map<string, Outline[]>();
  const outlines: Outline[] = [];
  for (const { title, url, categories } of [...sources].sort((a, b) => a.title.localeCompare(b.title, 'en'))) {
    const outline: Outline = { type: 'rss', text: title, title, xmlUrl: url };
    const folder = categories.at(-1);
    if (folder === undefined) outlines.push(outline);
    else folders.set(folder, [...(folders.get(folder) ?? []), outline]);
  }
  for (const [text, inside] of folders) outlines.push({ text, title: text, outlines: inside });
  return generateOpml({ head: { title }, body: { outlines } });
}
