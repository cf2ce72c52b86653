import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pipeline, type StageName } from '../../functions/pipeline.ts';
import { bundleFolder, bundleFunctions } from '../../infra/build/bundle-functions.ts';

const bytesMax = 1.5 * 1024 * 1024;
const stages = Object.keys(pipeline) as StageName[];
const folder = mkdtempSync(join(tmpdir(), 'newsfold-bundles-'));
let sizes: ReadonlyMap<StageName, number>;

beforeAll(async () => {
  sizes = await bundleFunctions({ into: folder });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(stages)('%s loads at most 1.5 MiB', (stage) => {
  expect(sizes.get(stage)).toBeLessThanOrEqual(bytesMax);
});

test.each(stages)('%s carries neither what compiles mails nor what deploys', (stage) => {
  const own = bundleFolder(stage, folder);
  for (const file of readdirSync(own).filter((name) => name.endsWith('.mjs'))) {
    expect(readFileSync(join(own, file), 'utf8')).not.toMatch(/mjml-core|aws-cdk-lib/);
  }
});
