import { fileURLToPath } from 'node:url';
import { overlapOf } from '../../functions/curate/copies/shingles.ts';
import { readReport } from '../../functions/curate/judge/report.ts';
import { labelledRows } from '../../tests/labelled-data.ts';
import { type Clustered, pairScore } from './cluster-score.ts';
import { curatedRows } from './curated-rows.ts';
import { renditionsOf } from './renditions.ts';
import { shuffled } from './seeded-order.ts';

interface PageRow {
  readonly id: string;
  readonly html: string;
  readonly truth: { readonly body: string };
}

interface TextRow {
  readonly id: string;
  readonly text: string;
}

interface Labelled {
  readonly id: string;
  readonly article: string;
  readonly kind: string;
  readonly text: string;
}

/** Short reports made after one pattern, of which hardly any two are the same: a fold of two companies hides news. */
const patternReports = 1_500;

/** How well renditions of one article are folded together, and nothing else with them. */
export async function measureCopies() {
  const rows = shuffled(renditionRows(), 1);
  const answers = await curatedRows(
    rows.map(({ id, text }) => ({ id, text, title: null, published: null, url: null })),
  );
  const score = pairScore(
    clustered(
      rows,
      answers.map((answer) => answer.entry),
    ),
  );
  const baseline = pairScore(clustered(rows, foldByResemblance(rows)));
  const patterns = await patternFolds();
  return [
    { part: 'copies', figure: 'pair F1, renditions', value: score.f, baseline: baseline.f, aim: 0.993 },
    {
      part: 'copies',
      figure: 'pair precision, renditions',
      value: score.precision,
      baseline: baseline.precision,
      aim: 0.998,
    },
    { part: 'copies', figure: 'same company, folded pattern reports', ...patterns, aim: 0.995 },
  ];
}

/** The text of each labelled page as others would pass it on, in several ways, labelled by the page. */
export function renditionRows(): Labelled[] {
  const pages = labelledRows<PageRow>('devdata/pages.jsonl.gz');
  const plain = new Map(labelledRows<TextRow>('devdata/plaintext.jsonl.gz').map((row) => [row.id, row.text]));
  return pages.flatMap((page, at) => {
    const other = pages[(at + 7) % pages.length] as PageRow;
    const source = {
      body: page.truth.body,
      html: page.html,
      page: plain.get(page.id) ?? '',
      otherPage: plain.get(other.id) ?? '',
      otherBody: other.truth.body,
    };
    return renditionsOf(source, at).map(({ kind, text }) => ({
      id: `${page.id} ${kind}`,
      article: page.id,
      kind,
      text,
    }));
  });
}

function clustered(rows: readonly Labelled[], found: readonly string[]): Clustered[] {
  return rows.map((row, at) => ({ found: found[at] ?? '', truth: row.article }));
}

/** The usual way: a text is folded into the first one that it resembles by a Jaccard index of .8 (Broder 1997). */
function foldByResemblance(rows: readonly Labelled[]): string[] {
  const firsts: { readonly id: string; readonly shingles: ReturnType<typeof readReport>['shingles'] }[] = [];
  return rows.map((row) => {
    const { shingles } = readReport({ title: null, text: row.text });
    const same = firsts.find((first) => {
      const { common, smaller, larger } = overlapOf(first.shingles, shingles);
      return smaller >= larger * 0.8 && common / (smaller + larger - common) >= 0.8;
    });
    if (same !== undefined) return same.id;
    firsts.push({ id: row.id, shingles });
    return row.id;
  });
}

/** Of reports of earnings and dividends that were folded, the share whose first words name one company. */
async function patternFolds(): Promise<{ value: number; baseline: number }> {
  const rows = labelledRows<TextRow & { readonly topics: readonly string[] }>('devdata/topics.jsonl.gz')
    .filter((row) => row.topics.includes('earn') && row.text.length > 80)
    .slice(0, patternReports)
    .map((row) => ({ id: row.id, article: companyOf(row.text), kind: 'pattern', text: row.text }));
  const answers = await curatedRows(
    rows.map(({ id, text }) => ({ id, text, title: null, published: null, url: null })),
  );
  return {
    value: pairScore(
      clustered(
        rows,
        answers.map((answer) => answer.entry),
      ),
    ).precision,
    baseline: pairScore(clustered(rows, foldByResemblance(rows))).precision,
  };
}

function companyOf(text: string): string {
  // A report sent again says so before the name.
  const report = text.replace(/^\W*(?:corrected|rpt)\W*/i, '');
  return /[A-Za-z]+/.exec(report)?.[0]?.toLowerCase() ?? '';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await measureCopies());
