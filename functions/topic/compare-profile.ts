import type { Verdict } from '../model/topic.ts';
import type { Particular } from '../text/particulars.ts';
import { type StatedTime, timeSign } from './event-time.ts';
import type { Part } from './learn-part.ts';
import type { Profile } from './learn-profile.ts';
import { combine, shareOfCommon } from './likeness.ts';
import { lateFactor, laterYear } from './named-years.ts';
import { deedsFactor } from './names-and-deeds.ts';
import { namesSign } from './own-names.ts';
import { openingOf, type TermVector } from './term-vector.ts';

type Reason = Verdict['why'][number];

export interface Comparison {
  readonly score: number;
  /** The example it is most like, by cosine. */
  readonly nearest: { readonly name: string; readonly title: string | null; readonly likeness: number } | null;
  /** Likeness to what the examples have in common, by cosine. */
  readonly common: number;
  /** What each shared term adds to the score, and the time adds or takes, in no order. */
  readonly reasons: readonly Reason[];
}

/** What is known of an article. */
export interface Compared {
  readonly vector: TermVector;
  /** Stems in all. */
  readonly length: number;
  readonly time: () => StatedTime;
  /** Its names and figures; null where they are written in another language than those of the examples. */
  readonly particulars: (() => readonly Particular[]) | null;
}

/**
 * Scores an article's vector against the examples in one language: as `score` in likeness.ts, in one pass over its terms,
 * and more or less by what the times say that the two name, by whose names and figures it has, and by whether it tells of
 * the same besides.
 */
export function compareProfile(profile: Profile, part: Part, { vector, time, particulars }: Compared): Comparison {
  const { table, names } = lookUpsOf(profile, part);
  const likeness = new Float64Array(part.examples.length);
  const held: { term: string; weight: number }[] = [];
  const shared = { name: 0, deed: 0 };
  let common = 0;
  let core = 0;
  for (const term of vector.keys()) {
    const row = table.get(term);
    if (row === undefined) continue;
    const weight = vector.get(term)!;
    for (const [example, exampleWeight] of row.held)
      likeness[example] = (likeness[example] ?? 0) + weight * exampleWeight;
    core += row.core;
    if (row.common === 0) continue;
    common += weight * row.common;
    if (row.kind !== null) shared[row.kind] += weight * row.common;
    held.push({ term, weight: weight * row.common });
  }
  let best = 0;
  for (let example = 1; example < likeness.length; example++) {
    if ((likeness[example] ?? 0) > (likeness[best] ?? 0)) best = example;
  }
  const nearest = likeness[best] ?? 0;
  const example = profile.examples[part.examples[best] ?? -1];
  const opening = openingOf(vector).reduce((sum, term) => sum + (table.get(term)?.opening ?? 0), 0);
  const share = shareOfCommon({ core, opening });
  const timeless = combine({ common, examples: likeness, core, opening });
  const year = laterYear(profile.lastYear, vector.keys());
  const sign = year === null ? timeSign(profile.eventTime, time) : { factor: lateFactor(year), said: `${year}` };
  const timed = timeless * (sign?.factor ?? 1);
  const { ownNames, deeds } = part;
  const sameLanguage = particulars !== null;
  const named = ownNames !== null && sameLanguage ? namesSign(names, ownNames, particulars()) : null;
  const whole = Math.min(1, timed * (named?.factor ?? 1));
  const all = shared.deed + shared.name;
  const told =
    deeds === null || !sameLanguage || all === 0 ? 1 : deedsFactor(deeds.expected, shared.deed / all, vector.size);
  const score = whole * told;
  for (const reason of held) reason.weight *= share;
  const signs = [
    { term: sign?.said ?? '', weight: timed - timeless },
    { term: named?.said ?? '', weight: whole - timed },
    { term: 'little but names in common', weight: score - whole },
  ].filter(({ weight }) => weight !== 0);
  return {
    score,
    common,
    nearest: example === undefined ? null : { name: example.name, title: example.title, likeness: nearest },
    reasons: [...held, ...signs],
  };
}

interface Row {
  common: number;
  core: number;
  opening: number;
  kind: 'name' | 'deed' | null;
  readonly held: (readonly [example: number, weight: number])[];
}

interface LookUps {
  readonly table: ReadonlyMap<string, Row>;
  /** The names and figures of the examples. */
  readonly names: ReadonlySet<string>;
}

const lookUps = new WeakMap<Part, LookUps>();

/** What is looked up in a profile, made once: a prepared topic is JSON and holds lists. */
function lookUpsOf(profile: Profile, part: Part): LookUps {
  const known = lookUps.get(part);
  if (known !== undefined) return known;
  const stems = profile.examples.flatMap(({ particulars }) => particulars.map(([stem]) => stem));
  const made = { table: tableOf(profile, part), names: new Set(stems) };
  lookUps.set(part, made);
  return made;
}

function tableOf(profile: Profile, part: Part): ReadonlyMap<string, Row> {
  const table = new Map<string, Row>();
  const rowOf = (term: string): Row => {
    const row = table.get(term) ?? { common: 0, core: 0, opening: 0, kind: null, held: [] };
    table.set(term, row);
    return row;
  };
  for (const [term, weight, core] of part.common) {
    const row = rowOf(term);
    row.common = weight;
    row.core = core;
  }
  for (const [term, weight] of part.openings) rowOf(term).opening = weight;
  for (const term of part.deeds?.names ?? []) rowOf(term).kind = 'name';
  for (const term of part.deeds?.deeds ?? []) rowOf(term).kind = 'deed';
  for (const [at, place] of part.examples.entries()) {
    for (const [term, weight] of profile.examples[place]?.terms ?? []) rowOf(term).held.push([at, weight]);
  }
  return table;
}
