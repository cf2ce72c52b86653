import { absoluteUrl } from '../../sanitise-html.ts';
import type { PageFacts } from '../block.ts';

/** Where a page says that it is: `rel=canonical`, then `og:url`, as written. */
export function statedAddresses({ page }: PageFacts): readonly string[] {
  const canonical = page.links.find(({ rel }) => rel.split(/\s+/).includes('canonical'))?.href;
  const ofGraph = page.metas.find(({ name }) => name === 'og:url')?.content;
  return [canonical, ofGraph].filter((address) => address !== undefined);
}

/**
 * Where a page says that it is, else where it was fetched from. A stated address that is the front page of the site, as broken
 * templates have it, is passed over.
 */
export function canonicalAddress(facts: PageFacts): string | null {
  const { url } = facts;
  for (const address of statedAddresses(facts)) {
    const absolute = absoluteUrl(address, url);
    if (absolute !== null && (url === null || !isFrontPage(absolute) || isFrontPage(url))) return absolute;
  }
  return absoluteUrl(url ?? undefined, null);
}

/** The front page of a site, or of its edition in one language or country (`/es/`, `/en-gb`). */
export function isFrontPage(url: string): boolean {
  const { pathname = '', search = '' } = URL.parse(url) ?? {};
  return /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?$/i.test(pathname) && search === '';
}
