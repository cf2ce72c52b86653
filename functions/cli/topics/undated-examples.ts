import { join } from 'node:path';
import type { Topic } from '../../model/topic.ts';
import type { Finding } from '../../topic/check-topic.ts';
import { readArticles } from '../input/read-articles.ts';

/** Examples that state no date: in the feed they stand as news of the day that they came in. */
export async function undatedExamples(folder: string, { examples }: Topic): Promise<readonly Finding[]> {
  const read = await Promise.all(examples.map(({ name }) => readArticles(join(folder, 'articles', name))));
  const undated = read.filter((one) => 'articles' in one && one.articles.every(({ published }) => published === null));
  if (undated.length === 0) return [];
  const which = `${undated.length} of ${examples.length} examples ${undated.length === 1 ? 'has' : 'have'} no date`;
  const text = `${which}, so the feed has them as news of the day they come in: write it below the title, as 2026-05-31`;
  return [{ kind: 'note', text }];
}
