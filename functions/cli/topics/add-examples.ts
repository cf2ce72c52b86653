import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { makeFolder } from '../../adapters/local/make-folder.ts';
import { exampleTypes, loadTopic } from '../../adapters/local/topics-folder.ts';
import type { Article } from '../../model/article.ts';
import { fold } from '../../text/fold.ts';
import { complain } from '../errors/complain.ts';
import { readArticles } from '../input/read-articles.ts';

const nameLengthMax = 60;

/**
 * Writes the articles of some files into a topic's folder of examples, as texts with the title in the first line.
 * @param check what to type to hear whether they are enough
 */
export async function addExamples(folder: string, files: readonly string[], check: string): Promise<number> {
  const examples = join(folder, 'articles');
  makeFolder(examples);
  let failed = 0;
  for (const file of files) {
    const read = await readArticles(file);
    if ('rejected' in read) failed += complain(`${file}: ${read.rejected}`);
    else for (const article of read.articles) console.log(keep(examples, file, exampleOf(article)));
  }
  const { slug, examples: all } = loadTopic(folder);
  console.log(
    `${slug} has ${all.length} ${all.length === 1 ? 'example' : 'examples'} now. Whether that is enough says`,
  );
  console.log(`  ${check}`);
  return failed > 0 ? 1 : 0;
}

/** Files beside the examples that are none, because they are no texts. */
export function passedOver(folder: string): readonly string[] {
  const examples = join(folder, 'articles');
  if (!existsSync(examples)) return [];
  return readdirSync(examples, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !exampleTypes.has(extname(name).toLowerCase()))
    .map(({ name }) => name);
}

/** The title, the day where one is stated, and the text. */
function exampleOf({ title, published, text }: Article): string {
  return [title, ...(published === null ? [] : [published.slice(0, 10)]), `${text}\n`].join('\n\n');
}

/** Says what was done: a text that is there already is not written again, one of the same name gets another. */
function keep(folder: string, file: string, text: string): string {
  const name = nameOf(text.slice(0, text.indexOf('\n'))) || nameOf(basename(file, extname(file))) || 'example';
  for (let count = 1; ; count++) {
    const path = join(folder, `${name}${count === 1 ? '' : `-${count}`}.txt`);
    if (!existsSync(path)) {
      writeFileSync(path, text);
      return `${file}: ${path}`;
    }
    if (readFileSync(path, 'utf8') === text) return `${file}: there before, as ${path}`;
  }
}

/** The words of a title as the name of a file, cut between two of them. */
function nameOf(title: string): string {
  const name = fold(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (name.length <= nameLengthMax) return name;
  const end = name.lastIndexOf('-', nameLengthMax);
  return name.slice(0, end > 0 ? end : nameLengthMax);
}
