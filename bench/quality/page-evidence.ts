import type { PageFacts } from '../../functions/normalise/html/block.ts';
import { collectBlocks } from '../../functions/normalise/html/collect-blocks.ts';
import { readJsonLd } from '../../functions/normalise/html/json-ld.ts';
import { pageTitles } from '../../functions/normalise/html/metadata/page-metadata.ts';
import { shownDates } from '../../functions/normalise/html/metadata/shown-dates.ts';
import { pageDocument } from '../../functions/normalise/html/page-document.ts';
import { prunePage } from '../../functions/normalise/html/prune-page.ts';

export type Field = 'title' | 'author' | 'date';

const linesMax = 8;

/** What a page says of its title, author or date and where, a line each: for seeing why another was read than is labelled. */
export function evidenceFor(field: Field, html: string, url: string | null): string[] {
  const page = prunePage(html);
  if ('rejected' in page) return [page.rejected];
  const { blocks, marks } = collectBlocks(pageDocument(page, url).body);
  const facts: PageFacts = { url, page, jsonLd: readJsonLd(page.jsonLd, pageTitles(page)), blocks, marks };
  return evidence[field](facts).map((line) => line.slice(0, 160));
}

const evidence: Readonly<Record<Field, (facts: PageFacts) => string[]>> = {
  title: (facts) => [
    `JSON-LD ${facts.jsonLd.headline}`,
    ...metas(facts, /title|site_name/),
    `<title> ${facts.page.title?.trim()}`,
    ...facts.blocks.filter(({ headingLevel }) => headingLevel === 1).map(({ text }) => `<h1> ${text}`),
  ],
  author: (facts) => [
    `JSON-LD ${facts.jsonLd.authors.join(', ')}`,
    ...metas(facts, /author|creator|byl/),
    ...shown(facts, ({ text }) => /^(?:written |posted )?by\b|author/i.test(text)),
  ],
  date: (facts) => [
    `JSON-LD published ${facts.jsonLd.datePublished}, page ${facts.jsonLd.pagePublished}, modified ${facts.jsonLd.dateModified}`,
    ...metas(facts, /date|time|publish|modif/),
    ...shownDates(facts.blocks, facts.marks, { language: facts.page.language })
      .slice(0, linesMax)
      .map(
        ({ date, kind, at }) => `block ${at}, ${kind ?? 'unlabelled'} ${date.slice(0, 10)}: ${facts.blocks[at]?.text}`,
      ),
  ],
};

function metas({ page }: PageFacts, names: RegExp): string[] {
  return page.metas.filter(({ name }) => names.test(name)).map(({ name, content }) => `meta ${name} = ${content}`);
}

function shown({ blocks }: PageFacts, fits: (block: PageFacts['blocks'][number]) => boolean): string[] {
  return blocks.flatMap((block, at) => (fits(block) ? [`block ${at}: ${block.text}`] : [])).slice(0, linesMax);
}
