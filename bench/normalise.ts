/** Real pages to articles, a second: newsfold (whole document to finished article) beside @extractus/article-extractor. */
import { extractFromHtml } from '@extractus/article-extractor';
import { readDocument } from '../functions/normalise/read-document.ts';
import { labelledRows } from '../tests/labelled-data.ts';

interface PageRow {
  readonly id: string;
  readonly url: string;
  readonly html: string;
}

const pages = labelledRows<PageRow>('devdata/pages.jsonl.gz').slice(0, Number(process.argv[2] ?? 150));
const warmUps = 10;

const ways: Readonly<Record<string, (page: PageRow) => Promise<boolean>>> = {
  newsfold: async ({ id, url, html }) => {
    const outcome = await readDocument({
      bytes: new TextEncoder().encode(html),
      contentType: 'text/html; charset=utf-8',
      url,
      receivedAt: '2026-01-01T00:00:00.000Z',
      source: 'bench',
      documentKey: `documents/bench/${id}.html`,
    });
    return outcome.kind === 'articles';
  },
  '@extractus/article-extractor': async ({ url, html }) => {
    try {
      return (await extractFromHtml(html, url)) !== null;
    } catch {
      return false;
    }
  },
};

const measured = new Map<string, { perSecond: number; slowestMs: number; read: number }>();
for (const [name, read] of Object.entries(ways)) {
  for (const page of pages.slice(0, warmUps)) await read(page);
  const times: number[] = [];
  let readCount = 0;
  for (const page of pages) {
    const began = performance.now();
    if (await read(page)) readCount += 1;
    times.push(performance.now() - began);
  }
  const totalMs = times.reduce((sum, ms) => sum + ms, 0);
  measured.set(name, { perSecond: (1000 * pages.length) / totalMs, slowestMs: Math.max(...times), read: readCount });
}

const peer = measured.get('@extractus/article-extractor')!.perSecond;
console.log(`| ${pages.length} pages | pages a second | ratio | slowest page, ms | pages read |`);
console.log('|---|---:|---:|---:|---:|');
for (const [name, { perSecond, slowestMs, read }] of measured) {
  console.log(
    `| ${name} | ${perSecond.toFixed(1)} | ${(perSecond / peer).toFixed(2)} | ${slowestMs.toFixed(0)} | ${read} |`,
  );
}
