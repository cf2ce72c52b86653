import { draftOfObject } from '../../normalise/json/draft-of-object.ts';
import { dateUnder } from '../../normalise/json/object-dates.ts';
import { first, isObject, names, opened, textOf } from '../../normalise/json/usual-names.ts';
import type { JsonRow } from './json-lines.ts';

type RowArticle = JsonRow & { readonly title: string | null; readonly text: string; readonly published: string | null };

/**
 * The article that a JSON line tells of, as far as it is judged, with every field of the line besides. A `text` is taken as
 * it stands; else the article is read as any JSON article is (`html`, `body`, `paragraphs`), or as `normalise --jsonl` wrote it.
 */
export function articleOfRow(row: JsonRow): RowArticle | { readonly rejected: string } {
  const said = { ...row, ...statedOf(row) };
  if (typeof row.text === 'string' && row.text.trim() !== '') return { ...said, text: row.text };
  if (Array.isArray(row.articles)) return normalised(row, row.articles);
  if (typeof row.rejected === 'string') return { rejected: row.rejected };
  const draft = draftOfObject(row, { url: null, isList: true });
  if (!('rejected' in draft)) {
    const shown = draft.paragraphs.filter(({ role }) => role !== 'caption').map(({ text }) => text);
    return { ...said, title: draft.title, text: shown.join('\n\n') };
  }
  return said.title !== null || typeof row.text === 'string' ? { ...said, text: '' } : draft;
}

/** What stands beside the text, by whatever of the usual names. */
function statedOf(row: JsonRow): { title: string | null; url: unknown; published: string | null } {
  const object = opened(row);
  return {
    title: textOf(first(object, names.title)),
    url: first(object, names.url) ?? null,
    published: dateUnder(object, names.published),
  };
}

function normalised(row: JsonRow, articles: readonly unknown[]): ReturnType<typeof articleOfRow> {
  const [only] = articles;
  if (articles.length !== 1 || !isObject(only))
    return { rejected: `holds ${articles.length} articles: give one a line` };
  const { articles: _, ...rest } = row;
  const { title, url, published, text } = only;
  return articleOfRow({ ...rest, title, url, published, text });
}
