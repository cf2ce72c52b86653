import { existsSync, readFileSync, statSync } from 'node:fs';
import { contentTypeOf } from '../adapters/local/content-types.ts';
import { limits } from '../limits.ts';
import type { Article } from '../model/article.ts';
import { readDocument } from '../normalise/read-document.ts';
import type { Instant } from '../ports.ts';

/** For what does not depend on when a file was received. */
const whenever = '1970-01-01T00:00:00.000Z';

export type ArticlesRead = { readonly articles: readonly Article[] } | { readonly rejected: string };

/** The articles of a file: a page, feed, mail, text or JSON. */
export async function readArticles(file: string, receivedAt: Instant = whenever): Promise<ArticlesRead> {
  if (!existsSync(file) || !statSync(file).isFile()) return { rejected: 'no such file' };
  // Refused by its size, without reading it.
  if (statSync(file).size > limits.documentBytesMax) {
    return { rejected: `larger than ${limits.documentBytesMax / 1024 / 1024} MiB` };
  }
  const document = { bytes: readFileSync(file), contentType: contentTypeOf(file), url: null, receivedAt };
  const outcome = await readDocument({ ...document, source: 'dropped', documentKey: file });
  return outcome.kind === 'articles' ? { articles: outcome.articles } : { rejected: outcome.reason };
}
