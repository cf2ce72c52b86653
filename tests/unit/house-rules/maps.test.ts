import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8');

describe('docs/architecture.md', () => {
  const map = textOf('docs/architecture.md');

  it('has every folder of functions/, and every module beside them', () => {
    const entries = readdirSync(new URL('functions', root), { withFileTypes: true });
    const names = entries.map((entry) => (entry.isDirectory() ? `functions/${entry.name}/` : entry.name));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !map.includes(name))).toEqual([]);
  });

  it('has no module that is gone', () => {
    const named = map.match(/(?<=`)(?:functions\/)?[a-z-]+\.ts(?=`)/g) ?? [];
    const here = new Set([
      ...readdirSync(new URL('functions', root)),
      ...readdirSync(new URL('functions/runtime', root)),
    ]);
    expect(named.filter((path) => !here.has(path.replace('functions/', '')))).toEqual([]);
  });
});

it('docs/decisions/README.md lists every decision by its title', () => {
  const index = textOf('docs/decisions/README.md');
  const decisions = readdirSync(new URL('docs/decisions', root)).filter((name) => /^\d{4}-/.test(name));
  expect(decisions.length).toBeGreaterThan(30);
  const lines = decisions.map((name) => {
    const title = textOf(`docs/decisions/${name}`).match(/^# (.+)$/m)?.[1];
    return `[${title}](${name})`;
  });
  expect(lines.filter((line) => !index.includes(line))).toEqual([]);
});
