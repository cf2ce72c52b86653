import type { Article } from '../../model/article.ts';
import type { Ports } from '../../ports.ts';
import { readArticle } from '../../read-article.ts';
import { isEarlier } from './shown-entry.ts';
import type { ShownArticle } from './standing.ts';

/**
 * Whether a version says what is shown already, but for a later date: some feeds date all that they list by the moment
 * they are asked. A date that is earlier, finer or the first is something new.
 */
export async function isRestamped(
  article: Article,
  shown: ShownArticle | undefined,
  needs: Pick<Ports, 'blobs'>,
): Promise<boolean> {
  if (shown?.articleKey === undefined || shown.published === null) return false;
  if (article.published !== shown.published && !isEarlier(shown.published, article.published)) return false;
  const before = await readArticle(shown.articleKey, needs);
  return before !== undefined && contentOf(before) === contentOf(article);
}

/** What an article says, apart from when: its names and who told it are kept elsewhere. */
function contentOf(article: Article): string {
  const { id, identities, version, published, modified, provenance, ...content } = article;
  return JSON.stringify(content);
}
