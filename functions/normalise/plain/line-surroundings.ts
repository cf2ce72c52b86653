import { endsInPhotoCredit } from '../lines/picture-credit.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';
import type { PageLine } from './page-lines.ts';
import { webWordsIn } from './web-words.ts';

/** The order of what `surroundings` gives. */
export const surroundingNames = [
  ...[
    'gapBefore',
    'gapAfter',
    'foreignBefore',
    'foreignAfter',
    'dates5',
    'sharedNear3',
    'startSharedNear5',
    'oftenShared',
  ],
  ...['webWords', 'webWords3', 'webWords10', 'webShare30', 'copyrightBefore', 'copyrightAfter', 'lastWebHeading'],
  ...['dates15', 'exclaims', 'exclaims5', 'photoCredit', 'opensAsShortLine', 'headingShared', 'headingAt'],
] as const;

interface Surroundings {
  readonly lines: readonly PageLine[];
  readonly prose: readonly boolean[];
  /** Of each line, the share of its telling words that the prose of the page has, and that its start has. */
  readonly shared: readonly number[];
  readonly startShared: readonly number[];
  readonly oftenShared: readonly number[];
}

const log = (value: number): number => Math.log1p(Math.max(0, value));

/** What lies between a line and the rest of the prose: gaps, strange short lines, what sites say of themselves. */
export function surroundings({ lines, prose, shared, startShared, oftenShared }: Surroundings): number[][] {
  const web = lines.map((line) => webWordsIn(line.words));
  const foreign = lines.map((line, at) => Number(!prose[at] && line.words.length < 12 && shared[at]! < 0.4));
  const dated = lines.map((line) => Number(line.words.length < 12 && /(?:19|20)\d\d|\d{1,2}:\d\d/.test(line.text)));
  const marked = lines.map((line) => Number(/[©®℗]|\(c\)\s?\d/iu.test(line.text)));
  const words = total(lines.map((line) => line.words.length));
  const webTotal = total(web);
  const [gapBefore, foreignBefore] = sweep(prose, foreign, false);
  const [gapAfter, foreignAfter] = sweep(prose, foreign, true);
  const datedTotal = total(dated);
  const sharedTotal = total(shared);
  const startTotal = total(startShared);
  const markedTotal = total(marked);
  const exclaims = lines.map((line) => Number(/[!！]["”’»]?$/u.test(line.text)));
  const exclaimsTotal = total(exclaims);
  const short = openings(lines);
  let heading = 1_000;
  let title = { at: -1_000, shared: 0 };
  return lines.map((line, at) => {
    // A short line of such words ("Comments", "Related posts") opens a stretch that is the site's.
    heading = line.words.length <= 5 && web[at]! > 0 && !prose[at] ? 0 : heading + 1;
    const before = title;
    if (line.words.length <= 12 && !endsAsSentence(line.text)) title = { at, shared: shared[at]! };
    return [
      log(gapBefore![at]!),
      log(gapAfter![at]!),
      log(foreignBefore![at]!),
      log(foreignAfter![at]!),
      within(datedTotal, at, 5) - dated[at]!,
      within(sharedTotal, at, 3) / 7,
      within(startTotal, at, 5) / 11,
      oftenShared[at]!,
      web[at]! / Math.max(1, line.words.length),
      log(within(webTotal, at, 3)),
      log(within(webTotal, at, 10)),
      within(webTotal, at, 30) / Math.max(1, within(words, at, 30)),
      Number(markedTotal[at]! > 0),
      Number(markedTotal[lines.length]! - markedTotal[at + 1]! > 0),
      log(heading),
      within(datedTotal, at, 15) - dated[at]!,
      exclaims[at]!,
      within(exclaimsTotal, at, 5),
      Number(endsInPhotoCredit(line.text)),
      Number(line.words.length > 5 && short.has(openingOf(line))),
      before.shared,
      log(at - before.at),
    ];
  });
}

/** The short lines of names' length: a later line that opens with one speaks of whom or what the page names so. */
function openings(lines: readonly PageLine[]): ReadonlySet<string> {
  return new Set(lines.filter(({ words }) => words.length >= 2 && words.length <= 3).map(openingOf));
}

const openingOf = (line: PageLine): string => line.words.slice(0, 2).join(' ');

/** From one end: the longest gap between two prose lines so far, and how many strange short lines since the first. */
function sweep(prose: readonly boolean[], foreign: readonly number[], backwards: boolean): [number[], number[]] {
  const gaps: number[] = [];
  const strange: number[] = [];
  let begun = false;
  let run = 0;
  let longest = 0;
  let seen = 0;
  for (let step = 0; step < prose.length; step += 1) {
    const at = backwards ? prose.length - 1 - step : step;
    gaps[at] = begun ? Math.max(longest, run) : 0;
    strange[at] = seen;
    if (prose[at]) {
      if (begun) longest = Math.max(longest, run);
      begun = true;
      run = 0;
    } else run += 1;
    if (begun) seen += foreign[at]!;
  }
  return [gaps, strange];
}

function total(values: readonly number[]): number[] {
  const totals = [0];
  for (const value of values) totals.push(totals.at(-1)! + value);
  return totals;
}

function within(totals: readonly number[], at: number, reach: number): number {
  return totals[Math.min(totals.length - 1, at + reach + 1)]! - totals[Math.max(0, at - reach)]!;
}
