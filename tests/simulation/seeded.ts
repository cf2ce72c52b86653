/** One source of chance for a whole run, so that its seed replays it. */
export interface Chance {
  /** From 0 up to and not including 1. */
  number(): number;
  /** From 0 up to and not including `below`. */
  below(below: number): number;
  /** True that often. */
  happens(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32: 32 bits of state are plenty for a few thousand decisions. */
export function seeded(seed: number): Chance {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(number() * limit);
  return { number, below, happens: (probability) => number() < probability, pick: (from) => from[below(from.length)]! };
}
