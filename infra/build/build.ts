import { fileURLToPath } from 'node:url';
import { compileSeeds } from './compile-seeds.ts';
import { writeTemplates } from './compile-templates.ts';

/** Makes what the functions need beside their code, in `build/`; each step is one line. */
const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const seeds = compileSeeds(path('seeds'), path('build/topics.json'));
process.stdout.write(`build/topics.json: ${seeds.topics} topic${seeds.topics === 1 ? '' : 's'}\n`);

const templates = await writeTemplates(path('templates'), path('build/templates.json'));
process.stdout.write(`build/templates.json: ${templates.join(', ')}\n`);
