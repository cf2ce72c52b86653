import { draftOfObject, isObject } from '../../normalise/json/draft-of-object.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * The article that a JSON line tells of, as far as it is judged, with every field of the line besides. A `text` is taken as
 * it stands; else the article is read as any JSON article is (`html`, `body`, `paragraphs`), or as `normalise --jsonl` wrote it.
 */
export function articleOfRow(row: Row): (Row & { readonly text: string }) | { readonly rejected: string } {
  if (typeof row.text === 'string') return { ...row, text: row.text };
  if (Array.isArray(row.articles)) return normalised(row, row.articles);
  if (typeof row.rejected === 'string') return { rejected: row.rejected };
  const draft = draftOfObject(row, { url: null });
  if (!('rejected' in draft)) {
    const shown = draft.paragraphs.filter(({ role }) => role !== 'caption').map(({ text }) => text);
    return { ...row, title: draft.title, published: draft.published, text: shown.join('\n\n') };
  }
  return typeof row.title === 'string' && row.title.trim() !== '' ? { ...row, text: '' } : draft;
}

function normalised(row: Row, articles: readonly unknown[]): ReturnType<typeof articleOfRow> {
  const [only] = articles;
  if (articles.length !== 1 || !isObject(only)) return { rejected: `holds ${articles.length} articles: give one a line` };
  const { title, url, published } = only;
  return typeof only.text === 'string' ? { ...row, title, url, published, text: only.text } : articleOfRow(only);
}
