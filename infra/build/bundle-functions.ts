import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
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

/** What cleans HTML brings along a reader of source maps for style sheets, which it needs no more here than in browsers. */
const withoutSourceMaps: Plugin = {
  name: 'without-source-maps',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^source-map-js$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/**
 * Word rates and other learned numbers stay JSON files beside the bundle: parsing JSON is quicker than parsing the
 * same as code, and a change of code does not carry them along.
 */
function modelsBeside(folder: string): Plugin {
  return {
    name: 'models-beside',
    setup: ({ onLoad }) => {
      onLoad({ filter: /[/\\]functions[/\\].*\.json$/ }, ({ path }) => {
        const name = basename(path);
        copyFileSync(path, `${folder}/${name}`);
        const file = `new URL('./${name}', import.meta.url)`;
        const contents = `import { readFileSync } from 'node:fs';\nexport default JSON.parse(readFileSync(${file}, 'utf8'));`;
        return { contents, loader: 'js' };
      });
    },
  };
}

const bundles = `${root}build/lambda`;

/** Where the bundle of a stage is put. */
export function bundleFolder(stage: StageName, into: string = bundles): string {
  return `${into}/${stage}`;
}

/**
 * Bundles each stage's `<stage>.lambda.ts` with all it needs, the AWS SDK included (what Lambda brings along
 * changes without notice), minified, with a source map beside it.
 * @param loadFirst a module that each function loads before its own code; for tests
 * @returns the bytes that each function loads when it starts.
 */
export async function bundleFunctions({
  into = bundles,
  loadFirst,
}: {
  readonly into?: string;
  readonly loadFirst?: string;
} = {}): Promise<ReadonlyMap<StageName, number>> {
  const stages = Object.keys(pipeline) as StageName[];
  const sizes = new Map<StageName, number>();
  for (const stage of stages) {
    const entry = `${root}functions/${stage}/${stage}.lambda.ts`;
    const folder = bundleFolder(stage, into);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      inject: loadFirst === undefined ? [] : [loadFirst],
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
      plugins: [tablesBeside, withoutSourceMaps, modelsBeside(folder)],
      metafile: true,
      legalComments: 'none',
      charset: 'utf8',
      banner: { js: banner },
      logLevel: 'error',
    });
    sizes.set(stage, loadedBytes(metafile.outputs, relative(root, `${folder}/index.mjs`)));
    for (const file of compiledFiles) {
      if (existsSync(`${root}build/${file}`)) copyFileSync(`${root}build/${file}`, `${folder}/${file}`);
    }
  }
  return sizes;
}

/** Bytes of a file and of all that it loads at once; what it imports later, when it is needed, is not counted. */
function loadedBytes(outputs: Metafile['outputs'], entry: string): number {
  const loaded = new Set([entry]);
  for (const file of loaded) {
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') loaded.add(path);
  }
  return [...loaded].reduce((bytes, file) => bytes + (outputs[file]?.bytes ?? 0), 0);
}
