import type { StatedDate } from '../../model/article.ts';
import { parseStatedDate } from '../dates.ts';
import type { PageFacts } from './block.ts';
import { metaContent } from './plain-words.ts';
import { visibleDate } from './visible-date.ts';

export interface PageDates {
  readonly published: StatedDate | null;
  readonly modified: StatedDate | null;
}

const publishedMetas = [
  ...[
    'article:published_time',
    'article:published',
    'og:published_time',
    'datepublished',
    'dc.date.issued',
    'dcterms.issued',
  ],
  ...['dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'parsely-pub-date', 'sailthru.date', 'pubdate'],
  ...[
    'publishdate',
    'publish-date',
    'publish_date',
    'published_time',
    'publication_date',
    'publicationdate',
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
  ],
  ...[
    'cxenseparse:recs:publishtime',
    'article.published',
    'rnews:datepublished',
    'bt:pubdate',
    'date',
    'originalpublicationdate',
  ],
];
const modifiedMetas = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
];

/**
 * When the page says it was published and last changed; null where it does not say. In order of trust: JSON-LD,
 * meta elements, microdata and `<time>` near the title, the address, visible text near the title.
 */
export function pageDates(facts: PageFacts, title: string | null): PageDates {
  const language = facts.page.language;
  const parse = (text: string | null | undefined) => (text ? parseStatedDate(text, { language }) : null);
  const shown = visibleDate(facts.blocks, title, language);
  const stated =
    parse(facts.jsonLd.datePublished) ??
    firstOf(publishedMetas, (name) => parse(metaContent(facts.page, name))) ??
    markedDate(facts, language) ??
    addressDate(facts.url);
  const published = agreed(stated, shown);
  const modified =
    parse(facts.jsonLd.dateModified) ?? firstOf(modifiedMetas, (name) => parse(metaContent(facts.page, name)));
  return { published, modified };
}

/**
 * An instant in UTC can be another day than where the page was written: what it shows its readers is the day then.
 * A date for machines that is far from the one shown is of something else (the page's template, its first draft).
 */
function agreed(stated: StatedDate | null, shown: StatedDate | null): StatedDate | null {
  if (stated === null || shown === null) return stated ?? shown;
  return stated.slice(0, 10) === shown.slice(0, 10) ? stated : shown;
}

function firstOf<In, Out>(list: readonly In[], pick: (item: In) => Out | null): Out | null {
  for (const item of list) {
    const picked = pick(item);
    if (picked !== null) return picked;
  }
  return null;
}

function markedDate(facts: PageFacts, language: string | null): StatedDate | null {
  for (const { element } of facts.marks) {
    const itemprop = element.getAttribute('itemprop') ?? '';
    const named =
      /datepublished/i.test(itemprop) ||
      (element.localName === 'time' &&
        (element.hasAttribute('pubdate') || /publish|entry-date|post-date/i.test(element.getAttribute('class') ?? '')));
    if (!named) continue;
    const date = parseStatedDate(
      element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent ?? '',
      { language },
    );
    if (date !== null) return date;
  }
  return null;
}

/** `/2023/12/12/` and `/2023-12-12-` in the path: what publishers put there is the day of publication. */
function addressDate(url: string | null): StatedDate | null {
  const path = url === null ? undefined : URL.parse(url)?.pathname;
  const match = /[/-]((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(path ?? '');
  return match === null ? null : parseStatedDate(`${match[1]}-${match[2]}-${match[3]}`);
}
