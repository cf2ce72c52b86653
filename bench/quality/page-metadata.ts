import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseHTML } from 'linkedom';
import type { Draft } from '../../functions/model/article.ts';
import { repairDoubleEncoding } from '../../functions/normalise/decode/double-encoding.ts';
import { comparable } from '../../functions/normalise/html/plain-words.ts';
import { readHtml } from '../../functions/normalise/html/read-html.ts';
import { labelledRows } from '../../tests/labelled-data.ts';
import type { PageRow } from './labelled-blocks.ts';
import { evidenceFor, type Field } from './page-evidence.ts';

interface Found {
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
}

/**
 * How often a page's title, author and date are read as they are, and how often a date is said that is not the page's.
 * Run alone, `--explain date` (or title, author) prints the pages that differ before the table.
 */
export async function measurePageMetadata() {
  const rows = labelledRows<PageRow>('devdata/pages.jsonl.gz');
  const ours = rows.map((row) => ({ row, found: readByUs(row) }));
  const simple = rows.map((row) => ({ row, found: readSimply(row) }));
  const part = 'page metadata';
  const [mine, theirs] = [dateScore(ours), dateScore(simple)];
  return [
    { part, figure: 'title exact', value: exact(ours, 'title'), baseline: exact(simple, 'title'), aim: '≥ .90' },
    {
      part,
      figure: 'author exact, where stated',
      value: exact(ours, 'author'),
      baseline: exact(simple, 'author'),
      aim: '',
    },
    { part, figure: 'date F1', value: mine.f1, baseline: theirs.f1, aim: '≥ .90' },
    { part, figure: 'date precision', value: mine.precision, baseline: theirs.precision, aim: '≥ .97' },
  ];
}

type Scored = readonly { readonly row: PageRow; readonly found: Found }[];

/** Each page whose title, author or date is read otherwise than labelled, with what it says for itself. */
export function explainPageMetadata(fields: readonly Field[]): string[] {
  return labelledRows<PageRow>('devdata/pages.jsonl.gz').flatMap((row) => {
    const found = readByUs(row);
    return fields
      .filter((field) => !agrees(row, found, field))
      .flatMap((field) => [
        `${row.id} ${field}: labelled ${labelled(row, field) || 'none'}, read ${found[field] ?? 'none'} · ${row.url}`,
        ...evidenceFor(field, row.html, row.url).map((line) => `    ${line}`),
      ]);
  });
}

function labelled({ truth }: PageRow, field: Field): string {
  return (field === 'date' ? truth.published?.slice(0, 10) : truth[field]) ?? '';
}

function agrees(row: PageRow, found: Found, field: Field): boolean {
  if (field === 'date') return labelled(row, field) === (found.date?.slice(0, 10) ?? '');
  return comparable(labelled(row, field)) === comparable(found[field] ?? '');
}

function exact(scored: Scored, field: 'title' | 'author'): number {
  const stated = scored.filter(({ row }) => row.truth[field]);
  return (
    stated.filter(({ row, found }) => comparable(row.truth[field]) === comparable(found[field] ?? '')).length /
    stated.length
  );
}

function dateScore(scored: Scored): { precision: number; f1: number } {
  const stated = scored.filter(({ row }) => row.truth.published);
  const said = scored.filter(({ found }) => found.date !== null);
  const right = said.filter(({ row, found }) => row.truth.published?.slice(0, 10) === found.date!.slice(0, 10));
  const precision = right.length / Math.max(1, said.length);
  const recall = right.length / stated.length;
  return { precision, f1: (2 * precision * recall) / (precision + recall) };
}

function readByUs({ html, url }: PageRow): Found {
  const draft = readHtml(repairDoubleEncoding(html), { url });
  if ('rejected' in draft) return { title: null, author: null, date: null };
  const { title, byline, published } = draft as Draft;
  return { title, author: byline, date: published };
}

/** What three tags say, as a first try would have it. */
function readSimply({ html }: PageRow): Found {
  const { document } = parseHTML(html);
  const meta = (name: string) =>
    document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content') ?? null;
  return {
    title: meta('og:title') ?? document.querySelector('title')?.textContent ?? null,
    author: meta('author'),
    date: meta('article:published_time'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { explain: { type: 'string', multiple: true } } });
  for (const line of explainPageMetadata((values.explain ?? []) as Field[])) console.log(line);
  console.table(await measurePageMetadata());
}
