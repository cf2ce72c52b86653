import type { BoostedTrees } from '../../boosted-trees.ts';
import { keepStretches } from '../../keep-stretches.ts';
import type { Block } from '../block.ts';
import { collectBlocks } from '../collect-blocks.ts';
import { headlineAt } from '../metadata/headline.ts';
import { pageDocument } from '../page-document.ts';
import type { PrunedPage } from '../prune-page.ts';
import { blockSigns } from './block-signs.ts';
import { type PageBlocks, readPageBlocks } from './page-blocks.ts';
import { pickByReadability } from './readability-pick.ts';
import { blockMargins } from './score-blocks.ts';
import { leanOnSmallPage } from './small-page.ts';
import { withSiblings } from './with-siblings.ts';
import { isPartOfSite, withinArticle } from './within-article.ts';

export interface OpenPage {
  readonly page: PrunedPage;
  readonly baseUrl: string | null;
  readonly document: Document;
  readonly blocks: readonly Block[];
  readonly title: string | null;
  readonly articleBody: string | null;
}

/** A page with more blocks is no article, and judging them all would take long; the rules of Readability alone decide. */
const judgedBlocksMax = 5_000;

/** The signs of every block, Readability's opinion among them. It takes the page's document apart. */
export function signsOf(open: OpenPage, read: PageBlocks = readPageBlocks(open.blocks)): Float64Array[] {
  return blockSigns(read, { title: open.title, picked: readabilityOf(open), articleBody: open.articleBody });
}

/** Readability's work grows with the elements and, faster, with how deep they lie: a bound on the sum of squared depths. */
const squaredDepthsMax = 4_000_000;

function readabilityOf({ page, baseUrl, document, blocks }: OpenPage): readonly boolean[] {
  if (squaredDepths(document.body) > squaredDepthsMax) return blocks.map(() => false);
  let first = true;
  return pickByReadability(() => {
    if (first) {
      first = false;
      return { document, blocks };
    }
    const again = pageDocument(page, baseUrl);
    return { document: again, blocks: collectBlocks(again.body).blocks };
  });
}

/** Towards keeping a block. More finds more on pages of unusual build and loses as much on plain ones. */
const blockLean = 0.5;
/** What a change between article and furniture costs. Set on the labelled pages, as the lean is. */
const blockChange = 1.5;

/** Which blocks are the article's: judged one by one by what they show, then decided in stretches. Never none of them. */
export function pickBody(open: OpenPage, judge?: BoostedTrees): readonly boolean[] {
  const read = readPageBlocks(open.blocks);
  if (open.blocks.length > judgedBlocksMax) return orProse(readabilityOf(open), read);
  const margins = blockMargins(signsOf(open, read), judge);
  const titleAt = headlineAt(open.blocks, open.title);
  const leaning = leanOnSmallPage(read, margins, titleAt);
  const kept = withSiblings(keepStretches(leaning, blockLean, blockChange), margins, read);
  return orProse(withinArticle(kept, read, titleAt), read);
}

/** Where nothing was kept, the running text is; where there is none, everything but what is about the site. */
function orProse(kept: readonly boolean[], { own, blocks }: PageBlocks): readonly boolean[] {
  if (kept.includes(true)) return kept;
  const prose = own.map((signs) => signs.prose > 0);
  const besideSite = blocks.map(({ ancestors }) => !ancestors.some(isPartOfSite));
  return [prose, besideSite].find((some) => some.includes(true)) ?? own.map(() => true);
}

/** The depths of a page's elements, squared and summed; counting ends where it is too much. */
function squaredDepths(body: Element): number {
  let sum = 0;
  const open: { readonly element: Element; readonly depth: number }[] = [{ element: body, depth: 1 }];
  for (let next = open.pop(); next !== undefined && sum <= squaredDepthsMax; next = open.pop()) {
    sum += next.depth ** 2;
    for (const element of next.element.children) open.push({ element, depth: next.depth + 1 });
  }
  return sum;
}
