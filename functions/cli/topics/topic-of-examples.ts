import type { Topic, TopicExample } from '../../model/topic.ts';
import { complain } from '../errors/complain.ts';
import { readArticles } from '../input/read-articles.ts';

/** A topic that some files teach, without a folder of its own. Ends the command if one of them cannot be read. */
export async function topicOfExamples(files: readonly string[]): Promise<Topic> {
  const examples: TopicExample[] = [];
  for (const file of files) {
    const read = await readArticles(file);
    if ('rejected' in read) process.exit(complain(`${file}: ${read.rejected}`));
    for (const { title, text } of read.articles) examples.push({ name: `${file} ${examples.length + 1}`, title, text });
  }
  return {
    slug: 'examples',
    title: 'Examples',
    description: '',
    language: 'en',
    query: { any: [], all: [], none: [] },
    examples,
    sources: [],
  };
}
