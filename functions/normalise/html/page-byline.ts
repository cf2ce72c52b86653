import type { PageFacts } from './block.ts';
import { metaContent, plainWords } from './plain-words.ts';

const bylineLengthMax = 200;

/** Who wrote it, as the page says: names joined by commas, without "by". Null where it does not say. */
export function pageByline(facts: PageFacts): string | null {
  const { jsonLd, page, marks } = facts;
  const fromJson = cleanByline(jsonLd.authors.map((name) => plainWords(name)).join(', '));
  if (fromJson !== null) return fromJson;
  const fromMeta = cleanByline(
    metaContent(
      page,
      'author',
      'article:author',
      'parsely-author',
      'dc.creator',
      'dcterms.creator',
      'byl',
      'sailthru.author',
      'citation_author',
    ),
  );
  if (fromMeta !== null) return fromMeta;
  for (const { element } of marks) {
    const signs = ['itemprop', 'rel', 'class'].map((name) => element.getAttribute(name) ?? '').join(' ');
    if (!/\bauthor\b|byline|author-name|written-by/i.test(signs)) continue;
    const text = plainWords(element.textContent);
    if (text === null || text.length > bylineLengthMax) continue;
    const byline = cleanByline(text);
    if (byline !== null) return byline;
  }
  return null;
}

function cleanByline(text: string | null): string | null {
  const byline = (text ?? '')
    .replace(/^(?:(?:written|posted|published|story|words)\s+)?by[:\s]+/i, '')
    .replace(/^[\s,;|]+|[\s,;|]+$/g, '')
    .trim();
  if (byline === '' || byline.length > bylineLengthMax || /^https?:|@/i.test(byline) || !/\p{L}{2}/u.test(byline))
    return null;
  return byline;
}
