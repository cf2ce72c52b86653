import type { Article } from './model/article.ts';
import type { Blobs } from './ports.ts';

/** The article under a blob key, as `normalise` stored it; undefined once it is gone. */
export async function readArticle(
  key: string,
  { blobs }: { readonly blobs: Pick<Blobs, 'get'> },
): Promise<Article | undefined> {
  const blob = await blobs.get(key);
  return blob && (JSON.parse(new TextDecoder().decode(blob.bytes)) as Article);
}
