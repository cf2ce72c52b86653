import type { Block } from '../block.ts';
import { comparable } from '../plain-words.ts';
import { containerSigns, nameSignsOf } from './container-signs.ts';
import { kinSigns } from './kin-signs.ts';
import type { PageBlocks } from './page-blocks.ts';

export interface SignContext {
  readonly title: string | null;
  /** Which blocks another extractor would keep. */
  readonly picked: readonly boolean[];
  /** What the page says its text is, for machines (JSON-LD `articleBody`). */
  readonly articleBody: string | null;
}

const roles: readonly Block['role'][] = ['heading', 'paragraph', 'quote', 'list', 'caption'];
const neighbourSteps = [-2, -1, 1, 2] as const;
const spans = [3, 8] as const;
/** Comparing every block with a very long body would cost more than it tells. */
const comparisonsMax = 200_000_000;

/** What tells, in numbers, whether each block of a page belongs to its article; in the order that the model was trained on. */
export function blockSigns(page: PageBlocks, context: SignContext): Float64Array[] {
  const { blocks, own, totals } = page;
  const places = placesOf(page, context);
  const kin = kinSigns(page);
  return blocks.map((block, at) => {
    const mine = own[at]!;
    const alone = { length: block.text.length, linked: block.linkedLength, prose: mine.prose, blocks: 1 };
    return new Float64Array([
      ...mine.all,
      block.headingLevel,
      ...roles.map((role) => (block.role === role ? 1 : 0)),
      ...nameSignsOf(block, page),
      ...containerSigns(block, alone, page),
      ...neighbourSteps.flatMap((step) => neighbourSigns(block, at + step, page)),
      ...spans.flatMap((span) => spanSigns(at, span, page, context.picked)),
      at,
      at / blocks.length,
      places.offsets[at]! / Math.max(1, totals.length),
      Math.log1p(blocks.length - at),
      Math.log1p(totals.length),
      totals.prose / Math.max(1, totals.length),
      ...places.of(at),
      ...kin[at]!,
    ]);
  });
}

function neighbourSigns(block: Block, at: number, { blocks, own }: PageBlocks): number[] {
  const other = blocks[at];
  if (other === undefined) return [-1, -1, -1, -1, 0, 0];
  const theirs = own[at]!;
  const same = (level: number) => (other.ancestors[level] === block.ancestors[level] ? 1 : 0);
  return [theirs.words, theirs.links, theirs.ends, other.headingLevel, same(0), same(1)];
}

/** Running text, and blocks that the other extractor keeps, shortly before and after. */
function spanSigns(at: number, span: number, { own }: PageBlocks, picked: readonly boolean[]): number[] {
  let [proseBefore, proseAfter, pickedBefore, pickedAfter] = [0, 0, 0, 0];
  for (let step = 1; step <= span; step += 1) {
    proseBefore += own[at - step]?.prose ?? 0;
    proseAfter += own[at + step]?.prose ?? 0;
    pickedBefore += picked[at - step] ? 1 : 0;
    pickedAfter += picked[at + step] ? 1 : 0;
  }
  return [Math.log1p(proseBefore), Math.log1p(proseAfter), pickedBefore / span, pickedAfter / span];
}

/** Where each block stands from the title, the first and last running text and what the other extractor keeps. */
function placesOf({ blocks, own, totals }: PageBlocks, { title, picked, articleBody }: SignContext) {
  const wanted = comparable(title ?? '');
  const texts = blocks.map((block) => comparable(block.text));
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isTitle = (at: number) => wanted !== '' && texts[at] === wanted;
  const headed = blocks.findIndex((block, at) => block.headingLevel === 1 && isTitle(at));
  const titleAt = headed >= 0 ? headed : blocks.findIndex((_, at) => isTitle(at));
  const firstProse = own.findIndex(({ prose }) => prose > 0);
  const lastProse = own.findLastIndex(({ prose }) => prose > 0);
  const firstPicked = picked.indexOf(true);
  const lastPicked = picked.lastIndexOf(true);
  const pickedLength = blocks.reduce((sum, block, at) => sum + (picked[at] ? block.text.length : 0), 0);
  const body = articleBody === null ? '' : comparable(articleBody);
  const comparing = body !== '' && body.length * blocks.length <= comparisonsMax;
  const offsets: number[] = [];
  blocks.reduce((offset, block) => {
    offsets.push(offset);
    return offset + block.text.length;
  }, 0);
  const of = (at: number): number[] => [
    titleAt < 0 ? 0 : distance(at, titleAt),
    titleAt < 0 ? 0 : 1,
    isTitle(at) ? 1 : 0,
    distance(at, firstProse),
    distance(at, lastProse),
    Math.min(5, counts.get(texts[at]!) ?? 1),
    picked[at] ? 1 : 0,
    firstPicked < 0 ? 0 : distance(at, firstPicked),
    lastPicked < 0 ? 0 : distance(at, lastPicked),
    pickedLength / Math.max(1, totals.length),
    comparing ? (body.includes(texts[at]!) ? 1 : 0) : -1,
  ];
  return { offsets, of };
}

/** Signed, and the finer the closer. */
function distance(at: number, mark: number): number {
  return Math.sign(at - mark) * Math.log1p(Math.abs(at - mark));
}
