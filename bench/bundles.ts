import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { bundleFolder, bundleFunctions } from '../infra/build/bundle-functions.ts';

/** Size and import time of each function, imported in a fresh process; the middle one of five. */
const runs = 5;
const kibibytesMax = 1536;
const importMsMax = 250;

process.stdout.write('| function | minified, KiB | import, ms |\n|---|---:|---:|\n');
let held = true;
for (const [stage, bytes] of await bundleFunctions()) {
  const kibibytes = bytes / 1024;
  const milliseconds = importMs(bundleFolder(stage));
  held &&=
    kibibytes <= kibibytesMax && milliseconds <= importMsMax && !carries(bundleFolder(stage), /mjml-core|aws-cdk-lib/);
  process.stdout.write(`| ${stage} | ${Math.round(kibibytes)} | ${Math.round(milliseconds)} |\n`);
}
const bounds = `At most ${kibibytesMax} KiB and ${importMsMax} ms, and neither MJML nor CDK in any`;
process.stdout.write(
  `\n${bounds}: ${held ? 'holds' : 'DOES NOT HOLD'}. What is loaded only when needed is not in it.\n`,
);

function importMs(folder: string): number {
  const code = `const t = performance.now(); await import(${JSON.stringify(`${folder}/index.mjs`)}); console.log(performance.now() - t)`;
  const times = Array.from({ length: runs }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return Number(stdout);
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

function carries(folder: string, name: RegExp): boolean {
  return name.test(readFileSync(`${folder}/index.mjs`, 'utf8'));
}
