import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const linesMax = 300;

const sources = ['functions', 'infra'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${root}${folder}/${name}`, 'utf8') })),
);

function offending(test: (source: { path: string; text: string }) => boolean): readonly string[] {
  return sources.filter(test).map((source) => source.path);
}

describe('every source file', () => {
  it('is there to be checked', () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it(`has at most ${linesMax} lines`, () => {
    expect(offending(({ text }) => text.split('\n').length > linesMax + 1)).toEqual([]);
  });

  it('takes time and randomness from the ports, unless it is an adapter', () => {
    const impure = /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)|\brandomUUID\(|\brandomBytes\(/;
    expect(offending(({ path, text }) => !/^functions\/adapters\/|^infra\//.test(path) && impure.test(text))).toEqual(
      [],
    );
  });

  it('is named for what it does', () => {
    expect(offending(({ path }) => /\/(?:utils?|helpers?|common|misc|index|shared)\.ts$/.test(path))).toEqual([]);
  });

  it('names no place of one machine', () => {
    expect(offending(({ text }) => /\/(?:home|root|Users|work)\//.test(text))).toEqual([]);
  });
});
