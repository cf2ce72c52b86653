import { getDomain } from 'tldts';
import type { Publisher } from '../../../model/article.ts';
import type { PageFacts } from '../block.ts';
import { metaContent, plainWords } from '../plain-words.ts';

/** Every heading of the page is compared with it. */
const nameCharactersMax = 200;

/** Who publishes the page: the name as it states it, and the registrable domain of its address. */
export function pagePublisher(facts: PageFacts, url: string | null): Publisher {
  const name =
    metaContent(facts.page, 'og:site_name') ??
    plainWords(facts.jsonLd.publisher) ??
    metaContent(facts.page, 'application-name', 'dc.publisher', 'dcterms.publisher');
  return { name: name?.slice(0, nameCharactersMax) ?? null, domain: url === null ? null : getDomain(url) };
}
