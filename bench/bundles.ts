import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pipeline } from '../functions/pipeline.ts';
import { bundleFolder, bundleFunctions } from '../infra/build/bundle-functions.ts';

/** Size and import time of each function, imported in a fresh process; the middle one of five. */
const runs = 5;
const kibibytesMax = 1536;
const importMsMax = 250;

process.stdout.write(
  '| function | minified, KiB | import, ms | memory then, MiB | memory it has, MiB |\n|---|---:|---:|---:|---:|\n',
);
let held = true;
for (const [stage, bytes] of await bundleFunctions()) {
  const kibibytes = bytes / 1024;
  const { milliseconds, mebibytes } = imported(bundleFolder(stage));
  held &&=
    kibibytes <= kibibytesMax && milliseconds <= importMsMax && !carries(bundleFolder(stage), /mjml-core|aws-cdk-lib/);
  const { memoryMiB } = pipeline[stage].limits;
  const cells = [stage, Math.round(kibibytes), Math.round(milliseconds), Math.round(mebibytes), memoryMiB];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
const bounds = `At most ${kibibytesMax} KiB and ${importMsMax} ms, and neither MJML nor CDK in any`;
process.stdout.write(
  `\n${bounds}: ${held ? 'holds' : 'DOES NOT HOLD'}. What is loaded only when needed is not in it.\n`,
);

function imported(folder: string): { readonly milliseconds: number; readonly mebibytes: number } {
  const code = `const t = performance.now(); await import(${JSON.stringify(`${folder}/index.mjs`)}); console.log(performance.now() - t, process.memoryUsage.rss() / 2 ** 20)`;
  const times = Array.from({ length: runs }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const [milliseconds, mebibytes] = stdout.split(' ').map(Number) as [number, number];
    return { milliseconds, mebibytes };
  });
  return times.sort((one, other) => one.milliseconds - other.milliseconds)[Math.floor(runs / 2)]!;
}

function carries(folder: string, name: RegExp): boolean {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
  return files.some((file) => name.test(readFileSync(`${folder}/${file}`, 'utf8')));
}
