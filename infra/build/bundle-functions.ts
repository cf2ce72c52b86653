import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { pipeline, type StageName } from '../../functions/pipeline.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the functions read beside their code. */
const compiledFiles = ['topics.json', 'templates.json'];

/** Modules of CommonJS packages that ask for Node's own ones need a `require`, which ES modules lack. */
const banner = "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);";

/** Character tables of East Asian encodings are read when a document is in one: they stay files beside the bundle. */
const tablesBeside: Plugin = {
  name: 'tables-beside',
  setup: ({ onLoad }) => {
    onLoad({ filter: /iconv-lite[/\\]encodings[/\\]tables[/\\].*\.json$/ }, ({ path }) => ({
      contents: readFileSync(path),
      loader: 'copy',
    }));
  },
};

export function bundleFolder(stage: StageName): string {
  return `${root}build/lambda/${stage}`;
}

/**
 * Bundles each stage's `<stage>.lambda.ts` with all it needs, the AWS SDK included (what Lambda brings along
 * changes without notice), minified, with a source map beside it.
 * @returns the bytes of each bundle.
 */
export async function bundleFunctions(): Promise<ReadonlyMap<StageName, number>> {
  const stages = Object.keys(pipeline) as StageName[];
  const sizes = new Map<StageName, number>();
  for (const stage of stages) {
    const entry = `${root}functions/${stage}/${stage}.lambda.ts`;
    const folder = bundleFolder(stage);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { metafile } = await build({
      entryPoints: [entry],
      outdir: folder,
      entryNames: 'index',
      chunkNames: '[name]-[hash]',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      // What is imported only when it is needed stays a file of its own and costs nothing until then.
      splitting: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
      sourcemap: 'linked',
      sourcesContent: false,
      plugins: [tablesBeside],
      metafile: true,
      legalComments: 'none',
      banner: { js: banner },
      logLevel: 'error',
    });
    sizes.set(stage, metafile.outputs[`build/lambda/${stage}/index.mjs`]?.bytes ?? 0);
    for (const file of compiledFiles) {
      if (existsSync(`${root}build/${file}`)) copyFileSync(`${root}build/${file}`, `${folder}/${file}`);
    }
  }
  return sizes;
}
