import { fileURLToPath } from 'node:url';
import type { BoostedTrees } from '../../functions/normalise/boosted-trees.ts';
import { endsAsSentence } from '../../functions/normalise/lines/sentence-end.ts';
import { pageLines } from '../../functions/normalise/plain/page-lines.ts';
import { readPlainLines } from '../../functions/normalise/plain/read-plain-text.ts';
import { type LabelledPage, labelledPages, partsCount } from './labelled-lines.ts';
import type { Measured } from './measured.ts';
import { overlapScore } from './shingle-score.ts';
import { featuresByPage, shortenedPages, trainLineModel } from './train-line-model.ts';

const baselineCharactersMin = 40;

/**
 * How well the body of an article is found in the text of its page. Every page is judged by a model trained on the
 * pages of the other parts, so the figures are those of pages never seen. The baseline keeps lines of some length that
 * end as sentences do.
 */
export async function measurePlainExtraction(): Promise<Measured[]> {
  const whole = labelledPages();
  const cut = shortenedPages(whole);
  const rows = featuresByPage([...whole, ...cut]);
  const found: { found: string; truth: string }[] = [];
  for (let part = 0; part < partsCount; part += 1) {
    const seen = [...whole, ...cut].filter((page) => page.part !== part);
    const judge = trainLineModel(seen, rows);
    for (const page of whole.filter((each) => each.part === part))
      found.push({ found: bodyOf(page, judge), truth: page.body });
  }
  const simple = whole.map((page) => ({ found: simpleBody(page), truth: page.body }));
  const figure = (name: string, size: number, aim: string): Measured => ({
    part: 'plain text → body',
    figure: name,
    value: overlapScore(found, size).f1,
    baseline: overlapScore(simple, size).f1,
    aim,
  });
  return [figure('4-gram F1', 4, '≥ .90'), figure('word F1', 1, '≥ .91')];
}

function bodyOf(page: LabelledPage, judge: BoostedTrees): string {
  const { draft } = readPlainLines(page.text, { url: null, judge });
  return draft.paragraphs
    .filter(({ role }) => role !== 'caption')
    .map(({ text }) => text)
    .join('\n');
}

function simpleBody(page: LabelledPage): string {
  return pageLines(page.text)
    .filter(({ text }) => text.length >= baselineCharactersMin && endsAsSentence(text))
    .map(({ text }) => text)
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await measurePlainExtraction());
