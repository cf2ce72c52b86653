import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../functions/topic/compile-patterns.ts';
import type { Occurrence } from '../../functions/topic/query-patterns.ts';

function find(pattern: string, text: string): readonly Occurrence[] {
  const compiled = compilePattern(pattern);
  if (compiled.kind === 'rejected') throw new Error(`${pattern} ${compiled.reason}`);
  return compiled.pattern(text);
}

/** Patterns that take a backtracking engine years on the text beside them. */
const catastrophic = [
  { pattern: '/^(a+)+$/', text: `${'a'.repeat(50_000)}!` },
  { pattern: '/(a|aa)+[!?]$/', text: 'a'.repeat(50_000) },
  { pattern: '/(\\w+\\s?)+[!?]$/', text: 'word '.repeat(10_000) },
  { pattern: '/(.*)*[<>]$/s', text: 'word\n'.repeat(10_000) },
  { pattern: '/(?:a?){30}a{30}[yz]/', text: 'a'.repeat(50_000) },
  { pattern: '/([^a]*[^b]*)*[xz]$/', text: 'cd'.repeat(25_000) },
];

describe('regular expressions', () => {
  it.each(catastrophic)('$pattern ends on a text that it does not match', ({ pattern, text }) => {
    expect(find(pattern, text)).toEqual([]);
  });

  it('find what they say, where they say it, three times at most', () => {
    const written = fc.constantFrom('/ab/', '/a+b?/i', '/[^ ]+/', '/é|ß/i', '/\\p{Lu}{2}/', '/b+/u');
    const text = fc.array(fc.constantFrom('a', 'B', 'b', 'é', 'É', 'ß', '😀', ' ', '\n', '\ud800'), { maxLength: 40 });
    fc.assert(
      fc.property(written, text, (pattern, letters) => {
        const whole = letters.join('');
        const found = find(pattern, whole);
        expect(found.length).toBeLessThanOrEqual(3);
        let before = 0;
        for (const { at, text: part } of found) {
          expect(part).not.toBe('');
          expect(whole.slice(at, at + part.length)).toBe(part);
          expect(at).toBeGreaterThanOrEqual(before);
          before = at + part.length;
        }
      }),
    );
  });

  it('agree with those of the language where both know them', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(?:ab)', '(a|bc)', '\\d', '\\/');
    const piece = fc.tuple(atom, fc.constantFrom('', '+', '?', '{1,3}', '+?')).map((parts) => parts.join(''));
    const source = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => `a${pieces.join('')}`);
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '7', '/', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(source, text, (pattern, letters) => {
        const whole = letters.join('');
        const expected = [...whole.matchAll(new RegExp(pattern, 'gu'))].slice(0, 3);
        expect(find(`/${pattern}/`, whole)).toEqual(expected.map((match) => ({ at: match.index, text: match[0] })));
      }),
    );
  });

  it('are compiled or refused with a reason, whatever is written', () => {
    const written = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '1',
            ',',
            '\\',
            'p',
            'b',
            '?',
            '*',
            '<',
            '=',
            '|',
            '^',
            '/',
            'é',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(written, (source) => {
        const compiled = compilePattern(`/${source}/i`);
        if (compiled.kind === 'rejected') expect(compiled.reason).toMatch(/^[a-z]/);
        else expect(compiled.pattern(source).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
