import type { Draft } from '../../../model/article.ts';
import { absoluteUrl } from '../../sanitise-html.ts';
import type { PageFacts } from '../block.ts';
import { metaContent, plainWords } from '../plain-words.ts';
import type { PrunedPage } from '../prune-page.ts';
import { canonicalAddress } from './page-address.ts';
import { pageByline } from './page-byline.ts';
import { pageDates } from './page-date.ts';
import { pagePublisher } from './page-publisher.ts';
import { pageTitle } from './page-title.ts';

const categoriesMax = 20;
const titleCharactersMax = 1_000;

/** What a page calls itself, as it says for machines. */
export function pageTitles(page: PrunedPage): string[] {
  return [metaContent(page, 'og:title'), metaContent(page, 'twitter:title'), plainWords(page.title)]
    .filter((title) => title !== null)
    .map((title) => title.slice(0, titleCharactersMax));
}

/** Everything a page states about its article but the article itself. */
export function pageMetadata(facts: PageFacts): Omit<Draft, 'paragraphs' | 'dateline' | 'wireCredit' | 'identities'> {
  const { page, jsonLd } = facts;
  const url = canonicalAddress(facts);
  const publisher = pagePublisher(facts, url);
  const title = pageTitle(facts, publisher.name);
  return {
    title,
    byline: pageByline(facts, title, publisher.name),
    publisher,
    url,
    ...pageDates(facts, title),
    language: language(facts),
    summary:
      metaContent(page, 'og:description', 'description', 'twitter:description') ?? plainWords(jsonLd.description),
    categories: categories(facts),
    image: image(facts, url),
  };
}

function language({ page, jsonLd }: PageFacts): string | null {
  const stated =
    page.language ?? metaContent(page, 'content-language', 'og:locale', 'dc.language', 'language') ?? jsonLd.language;
  const tag = stated?.split(',')[0]?.trim().replace(/_/g, '-') ?? '';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function categories({ page, jsonLd }: PageFacts): string[] {
  const stated = [
    ...jsonLd.sections,
    ...page.metas
      .filter((meta) => meta.name === 'article:section' || meta.name === 'article:tag')
      .map((meta) => meta.content),
  ];
  const words = stated
    .map((category) => plainWords(category))
    .filter((category) => category !== null && category.length <= 60);
  return [...new Set(words as string[])].slice(0, categoriesMax);
}

function image({ page, jsonLd }: PageFacts, url: string | null): { url: string; alt: string | null } | null {
  const stated = [
    metaContent(page, 'og:image:secure_url', 'og:image', 'og:image:url'),
    jsonLd.image,
    metaContent(page, 'twitter:image', 'twitter:image:src'),
  ];
  for (const address of stated) {
    const absolute = absoluteUrl(address ?? undefined, url);
    if (absolute !== null) return { url: absolute, alt: metaContent(page, 'og:image:alt', 'twitter:image:alt') };
  }
  return null;
}
