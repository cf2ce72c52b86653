import { statSync } from 'node:fs';
import { contentTypeOf } from '../../adapters/local/content-types.ts';
import { limits } from '../../limits.ts';
import { type Article, receivedAnyTime } from '../../model/article.ts';
import { readDocument } from '../../normalise/read-document.ts';
import type { Instant } from '../../ports.ts';
import { tryInput } from './read-input.ts';

export type ArticlesRead = { readonly articles: readonly Article[] } | { readonly rejected: string };

/** How the argument of a command that reads articles is described. */
export const articleFiles = 'pages, feeds, mails, texts, JSON articles; - for standard input';

/** The articles of a file, or of standard input (`-`): a page, feed, mail, text or JSON. */
export async function readArticles(file: string, receivedAt: Instant = receivedAnyTime): Promise<ArticlesRead> {
  const found = file === '-' ? null : statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return { rejected: 'no such file' };
  if (found?.isDirectory()) return { rejected: `a folder: name the files in it, for instance ${file}/*` };
  // Refused by its size, without reading it.
  if (found !== null && found.size > limits.documentBytesMax) {
    return { rejected: `larger than ${limits.documentBytesMax / 1024 / 1024} MiB` };
  }
  const read = tryInput(file);
  if ('rejected' in read) return read;
  const document = { ...read, contentType: contentTypeOf(file), url: null, receivedAt };
  const outcome = await readDocument({ ...document, source: 'dropped', documentKey: file });
  return outcome.kind === 'articles' ? { articles: outcome.articles } : { rejected: outcome.reason };
}
