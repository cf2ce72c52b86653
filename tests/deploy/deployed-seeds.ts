import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { scratch } from './emulator.ts';

const root = new URL('../../', import.meta.url).pathname;

/** The topics of the project, but nothing is polled: what is in the feed is what the test put in. */
export function seedsWithoutSources(): string {
  const folder = `${scratch}/seeds`;
  cpSync(`${root}seeds`, folder, { recursive: true, filter: (path) => !path.endsWith('.opml') });
  return folder;
}

export function seedsWithSecondTopic(): string {
  const folder = `${scratch}/seeds-two`;
  cpSync(seedsWithoutSources(), folder, { recursive: true });
  mkdirSync(`${folder}/exe-floods/articles`, { recursive: true });
  const description = { slug: 'exe-floods', title: 'Floods of the Exe', query: { any: ['Exe', 'Exampleford'] } };
  writeFileSync(`${folder}/exe-floods/topic.json`, JSON.stringify(description));
  for (const place of ['Exampleford', 'Lower Exe']) {
    const text = `The Exe floods ${place}\n\nThe river Exe left its bed at ${place}, and the river authority closed the road.\n`;
    writeFileSync(`${folder}/exe-floods/articles/${place.replace(' ', '-')}.txt`, text);
  }
  return folder;
}
