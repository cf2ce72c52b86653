import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

describe('who may import whom', () => {
  // The tool counts a tree that it cannot parse as one without modules and is content, hence the count.
  it('holds for every module', () => {
    const cruiser = `${root}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;
    const folders = ['functions', 'infra', 'tests', 'bench'];
    const printed = execFileSync(process.execPath, [cruiser, ...folders, '--output-type', 'json', '--no-progress'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    const { summary } = JSON.parse(printed) as Report;
    expect(summary.totalCruised).toBeGreaterThan(200);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});
