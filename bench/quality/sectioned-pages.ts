import type { Block } from '../../functions/normalise/html/block.ts';
import { collectBlocks } from '../../functions/normalise/html/collect-blocks.ts';
import { pageDocument } from '../../functions/normalise/html/page-document.ts';
import { type PrunedPage, prunePage } from '../../functions/normalise/html/prune-page.ts';
import type { GraftSource } from './grafted-pages.ts';
import { seededNumbers } from './seeded-order.ts';

/** Fewer sections make no list. */
const sectionsMin = 3;
/** Elements in a section where headings do not part the text. */
const unheadedElements = 3;
/** Share of the pages whose paragraphs are not marked up as such. */
const bareShare = 0.2;
/** Share of the pages whose sections have an element around them all. */
const aroundShare = 0.5;

/** What one section becomes: its heading (may be empty) and the rest of it, as markup. */
type Layout = (name: string, heading: string, rest: string) => string;

const itemNames = [
  ...['item', 'entry', 'venue', 'card', 'tile', 'product', 'listing', 'feature', 'step', 'block', 'panel', 'module'],
  ...['slide', 'box', 'place', 'row', 'teaser', 'post', 'hub-item', ''],
];

const layouts: readonly Layout[] = [
  (name, heading, rest) =>
    `<article class="${name}"><div class="${name}-main">${heading}<div class="${name}-excerpt">${rest}</div></div></article>`,
  (name, heading, rest) =>
    `<div class="${name} accordion-item"><button class="accordion-header">${heading}</button><div class="accordion-panel">${rest}</div></div>`,
  (_, heading, rest) => `<details><summary>${heading}</summary><div class="answer">${rest}</div></details>`,
  (name, heading, rest) =>
    `<div class="col-md-6"><div class="card ${name}"><div class="card-body">${heading}${rest}</div></div></div>`,
  (name, heading, rest) =>
    `<ul class="list"><li class="${name}">${heading}<div class="description">${rest}</div></li></ul>`,
  (name, heading, rest) =>
    `<section class="${name}"><div class="container"><div class="row"><div class="col">${heading}<div class="rich-text">${rest}</div></div></div></div></section>`,
  (name, heading, rest) =>
    `<div class="${name}"><div class="${name}__head">${heading}</div><div class="${name}__content">${rest}</div></div>`,
  (_, heading, rest) =>
    `<div class="faq"><div class="faq-question">${heading}</div><div class="faq-answer">${rest}</div></div>`,
];

/**
 * The same page with its text laid out as many sites lay out theirs: each section a card, a panel that opens, an entry of
 * a list. Its true body stays what it was. The judge learns from these that such boxes can be the article itself.
 */
export function sectionedPage(source: GraftSource): PrunedPage | null {
  const page = prunePage(source.html);
  if ('rejected' in page) return null;
  const document = pageDocument(page, source.url);
  const random = seededNumbers(9_000 + source.index);
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const { blocks } = collectBlocks(document.body);
  const holder = textHolder(blocks, source.isBody(blocks));
  if (holder === undefined) return null;
  const sections = sectionsOf(holder);
  if (sections.length < sectionsMin) return null;
  const layout = one(layouts);
  const name = one(itemNames);
  const markup = random() < bareShare ? asDivision : (element: Element) => element.outerHTML;
  const laidOut = sections.map((elements) => {
    const headed = isHeading(elements[0]!);
    const rest = elements.slice(headed ? 1 : 0).map(markup);
    return layout(name, headed ? elements[0]!.outerHTML : '', rest.join(''));
  });
  const added = document.createElement('div');
  added.innerHTML = random() < aroundShare ? `<div class="${name}s">${laidOut.join('')}</div>` : laidOut.join('');
  sections[0]![0]!.before(...added.childNodes);
  for (const element of sections.flat()) element.remove();
  return { ...page, body: document.body.innerHTML };
}

/** A paragraph as many content systems write it. */
function asDivision({ outerHTML }: Element): string {
  return outerHTML.replace(/^<p\b/i, '<div').replace(/<\/p>$/i, '</div>');
}

const isHeading = (element: Element): boolean => /^h[1-6]$/.test(element.localName);

/** The element right inside which most of the body's text stands. */
function textHolder(blocks: readonly Block[], isBody: readonly boolean[]): Element | undefined {
  const held = new Map<Element, number>();
  blocks.forEach(({ ancestors, text }, at) => {
    const parent = ancestors[1];
    if (isBody[at] && parent !== undefined) held.set(parent, (held.get(parent) ?? 0) + text.length);
  });
  return [...held].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** Its elements from the first heading on (or all), parted before headings; in threes where there are few. */
function sectionsOf(holder: Element): Element[][] {
  const all = [...holder.children];
  const headings = all.filter(isHeading);
  if (headings.length < sectionsMin) {
    return Array.from({ length: Math.ceil(all.length / unheadedElements) }, (_, at) =>
      all.slice(at * unheadedElements, (at + 1) * unheadedElements),
    );
  }
  const sections: Element[][] = [];
  for (const element of all.slice(all.indexOf(headings[0]!))) {
    if (isHeading(element)) sections.push([element]);
    else sections.at(-1)!.push(element);
  }
  return sections;
}
