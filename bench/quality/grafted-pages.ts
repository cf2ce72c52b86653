import type { Block } from '../../functions/normalise/html/block.ts';
import { collectBlocks } from '../../functions/normalise/html/collect-blocks.ts';
import { escapeMarkup, pageDocument } from '../../functions/normalise/html/page-document.ts';
import { type PrunedPage, prunePage } from '../../functions/normalise/html/prune-page.ts';
import { commentSections, type Filler, teaserLists } from './graft-templates.ts';
import { seededNumbers } from './seeded-order.ts';

/** Share of the truth that the element must hold that grafts are set into or after. */
const mainShare = 0.85;
/** Share of the elements that lose their names on pages where names are blanked. */
const blankedShare = 0.9;
const sentenceCharactersMin = 60;

export interface GraftSource {
  readonly index: number;
  readonly html: string;
  readonly url: string;
  /** Whether each block of the page is in its true body. */
  readonly isBody: (blocks: readonly Block[]) => readonly boolean[];
}

/**
 * The same page with what many sites add to theirs, and few of the labelled pages have: comments of readers, lists of
 * other articles with their first sentences, set in or after the article with the words of other pages; on some, class
 * names taken away. Its true body stays what it was. The judge learns from these that running text can be someone
 * else's; without them it kept whole comment sections.
 */
export function graftedPage(source: GraftSource, otherTexts: readonly string[]): PrunedPage | null {
  const page = prunePage(source.html);
  if ('rejected' in page) return null;
  const document = pageDocument(page, source.url);
  const random = seededNumbers(5_000 + source.index);
  const { blocks } = collectBlocks(document.body);
  const main = mainElement(blocks, source.isBody(blocks)) ?? document.body;
  const filler = fillerFrom(otherTexts, page.title ?? '', random);
  if (source.index % 3 !== 0) setIn(main, document, filler.one(commentSections)(filler), random());
  if (source.index % 3 !== 1) setIn(main, document, filler.one(teaserLists)(filler), random());
  if (source.index % 4 === 1) {
    for (const element of document.body.querySelectorAll('[class],[id]')) {
      if (random() > blankedShare) continue;
      element.removeAttribute('class');
      element.removeAttribute('id');
    }
  }
  return { ...page, body: document.body.innerHTML };
}

/** The smallest element around the last block of the body that holds most of it. */
function mainElement(blocks: readonly Block[], isBody: readonly boolean[]): Element | undefined {
  const held = new Map<Element, number>();
  let whole = 0;
  let last: Block | undefined;
  blocks.forEach((block, at) => {
    if (!isBody[at]) return;
    last = block;
    whole += block.text.length;
    for (const element of block.ancestors) held.set(element, (held.get(element) ?? 0) + block.text.length);
  });
  return last?.ancestors.find((element) => held.get(element)! >= mainShare * whole);
}

/** At the end of the element, right after it, or after the one around it. */
function setIn(main: Element, document: Document, html: string, where: number): void {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const nodes = [...holder.childNodes];
  const outer = main.parentElement;
  if (main === document.body || outer === null || where < 0.35) main.append(...nodes);
  else if (where < 0.7 || outer === document.body) main.after(...nodes);
  else outer.after(...nodes);
}

function fillerFrom(texts: readonly string[], title: string, random: () => number): Filler {
  const lines = texts.map((text) => text.split('\n').filter((line) => line.length > sentenceCharactersMin));
  const filled = lines.filter((of) => of.length > 2);
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const line = () => one(one(filled));
  return {
    one,
    upTo,
    title: escapeMarkup(title),
    sentences: (most) => {
      const all = line().split(/(?<=[.!?]) /);
      const from = Math.floor(random() * all.length);
      return escapeMarkup(all.slice(from, from + upTo(most)).join(' '));
    },
    headline: () =>
      escapeMarkup(
        line()
          .split(' ')
          .slice(0, 5 + upTo(6))
          .join(' ')
          .replace(/[.,;:]$/, ''),
      ),
    several: (least, most, make) =>
      Array.from({ length: least + Math.floor(random() * (most - least)) }, make).join(''),
  };
}
