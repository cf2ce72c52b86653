import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { labelledPath } from '../../tests/labelled-data.ts';
import { measureCopies } from './copies.ts';
import { measureHtmlExtraction } from './extraction-html.ts';
import { measurePlainExtraction } from './extraction-plain.ts';
import { measureFeeds } from './feeds.ts';
import type { Measured } from './measured.ts';
import { measurePageMetadata } from './page-metadata.ts';
import { measureStories } from './stories.ts';
import { measureTopic } from './topic.ts';

const parts: readonly (() => Promise<readonly Measured[]>)[] = [
  measureHtmlExtraction,
  measurePlainExtraction,
  measurePageMetadata,
  measureCopies,
  measureStories,
  measureTopic,
  measureFeeds,
];

try {
  labelledPath('devdata/README.md');
} catch {
  console.error('The labelled data is not there. Set NEWSFOLD_DATA to its folder and run this again.');
  process.exit(1);
}

const rows: Measured[] = [];
for (const measure of parts) {
  for (const row of await measure()) {
    rows.push(row);
    console.log(
      `${row.part.padEnd(12)} ${row.figure.padEnd(44)} ${figure(row.value)}  baseline ${figure(row.baseline)}  aim ${aimOf(row)}`,
    );
  }
}
writeFileSync(fileURLToPath(new URL('../QUALITY.md', import.meta.url)), report(rows));

function report(measured: readonly Measured[]): string {
  const lines = measured.map(
    (row) => `| ${row.part} | ${row.figure} | ${figure(row.value)} | ${figure(row.baseline)} | ${aimOf(row)} |`,
  );
  return `# Quality

Written by \`npm run bench:quality\`, on the development data alone; one configuration, the one that ships. The baseline is a
simple way to do the same, computed in the same run (each file in \`bench/quality/\` says which). The aims are for data kept aside.

Bodies are found by models trained on the other pages. The word rates that ship were counted from the articles of the broad
categories, too (how many hold a word, without their labels): that figure is a little kind.

| part | figure | newsfold | baseline | aim |
|---|---|---|---|---|
${lines.join('\n')}
`;
}

function figure(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(3);
}

function aimOf({ aim }: Measured): string {
  return typeof aim === 'number' ? `≥ ${aim}` : aim;
}
