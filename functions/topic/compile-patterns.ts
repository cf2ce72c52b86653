import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import type { TopicQuery } from '../model/topic.ts';
import { isPattern, type Occurrence, type Pattern, type Patterns } from './query-patterns.ts';

export type CompiledPattern =
  /** `stepsCount`: the size of its program; each may be looked at for every letter of an article. */
  | { readonly kind: 'pattern'; readonly pattern: Pattern; readonly stepsCount: number }
  /** What is wrong, in words that go on a sentence about the pattern: "is longer than 500 characters". */
  | { readonly kind: 'rejected'; readonly reason: string };

/** UTF-16 units. */
const patternLengthMax = 500;
/** So many tell of several mentions; each may cost a look at the whole text. */
const occurrencesMax = 3;

const flagOf: ReadonlyMap<string, number> = new Map([
  ['i', RE2JS.CASE_INSENSITIVE],
  ['m', RE2JS.MULTILINE],
  ['s', RE2JS.DOTALL],
  // Texts are read as Unicode in any case.
  ['u', 0],
]);

/** `\b` beside a letter that it takes for none. */
const edgeOfOtherLetter = /\\b(?=[^\p{ASCII}])|[^\p{ASCII}]\\b/u;

/**
 * Compiles `/source/flags` for RE2's way of matching (Cox, "Regular Expression Matching Can Be Simple And Fast", 2007),
 * which takes linear time whatever the pattern and the text, and so knows no look-around and no back-references.
 */
export function compilePattern(written: string): CompiledPattern {
  if (written.length > patternLengthMax) return rejected(`is longer than ${patternLengthMax} characters`);
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/is.exec(written) ?? [];
  if (source === undefined || flags === undefined) {
    return rejected(
      'begins with a slash, as a regular expression does, and needs another one at its end; a phrase has none',
    );
  }
  const unknown = [...flags].find((flag) => !flagOf.has(flag));
  if (unknown !== undefined) {
    const known = [...flagOf.keys()].join(', ');
    return rejected(`is read as a regular expression and has the flag "${unknown}" after it; the flags are ${known}`);
  }
  if (edgeOfOtherLetter.test(source)) {
    return rejected('has \\b beside a letter that is not one of a to z, where it finds nothing: leave that \\b out');
  }
  // The translation from JavaScript would take it for a "k".
  if (/\\k</.test(source)) return rejected(refersBack('\\k<…>'));
  return compile(
    source,
    [...flags].reduce((all, flag) => all | (flagOf.get(flag) ?? 0), 0),
  );
}

/** The patterns of a query that has been parsed; throws where one is wrong, which parsing refuses. */
export function compileQuery({ any, all, none }: TopicQuery): Patterns {
  const entries = [...any, ...all, ...none].filter(isPattern);
  return new Map(
    entries.map((written): [string, Pattern] => {
      const compiled = compilePattern(written);
      if (compiled.kind === 'rejected') throw new Error(`the pattern ${written} ${compiled.reason}`);
      return [written, compiled.pattern];
    }),
  );
}

function compile(source: string, flags: number): CompiledPattern {
  try {
    const expression = RE2JS.compile(RE2JS.translateRegExp(source), flags);
    if (expression.test('')) return rejected('can match no letter at all, and so is found in every article');
    return { kind: 'pattern', pattern: (text) => find(expression, text), stepsCount: expression.programSize() };
  } catch (error) {
    if (error instanceof RE2JSException) return rejected(reasonOf(error));
    throw error;
  }
}

function find(expression: RE2JS, text: string): Occurrence[] {
  const matcher = expression.matcher(text);
  const found: Occurrence[] = [];
  for (let tries = 0; tries < occurrencesMax && matcher.find(); tries++) {
    const [at, end] = [matcher.start(), matcher.end()];
    if (end > at) found.push({ at, text: text.slice(at, end) });
  }
  return found;
}

function reasonOf(error: RE2JSException): string {
  if (!(error instanceof RE2JSSyntaxException)) return `cannot be used: ${error.message}`;
  // Flags stand before the pattern as the engine sees it.
  const place = String(error.input ?? '').replace(/^(?:\(\?[a-z]+\))+/, '');
  if (/^\(\?<?[=!]/.test(place)) return `looks ahead or back with ${place.slice(0, 4)}…, ${notInOnePass}`;
  if (/^\\[1-9]/.test(place)) return refersBack(place);
  if (/^\{/.test(place)) {
    return `repeats with ${place}: the first number is the smaller one, and 1000 the largest, those within one another multiplied`;
  }
  if (/^\\p\{.*=/i.test(place)) return `has ${place}, where the name of a script stands alone: \\p{Arabic}`;
  return `is no regular expression that can be used: ${error.error}, at ${place}`;
}

function refersBack(place: string): string {
  return `refers back to a group with ${place}, ${notInOnePass}`;
}

const notInOnePass = 'which cannot be done: articles are read once, so that none can hold newsfold up';

function rejected(reason: string): CompiledPattern {
  return { kind: 'rejected', reason };
}
