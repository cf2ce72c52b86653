import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsMax, copyAnchors } from '../../../functions/curate/copies/copy-anchors.ts';
import {
  overlapOf,
  shingleSequence,
  shinglesFromText,
  shinglesMax,
  shinglesOf,
  shinglesToText,
} from '../../../functions/curate/copies/shingles.ts';

const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `w${from + at}`);
const shingled = (words: readonly string[]) => shinglesOf(shingleSequence(words));
const prose = fc.array(fc.constantFrom(...numbered(0, 60)), { maxLength: 120 });

describe('shingles', () => {
  it('are as many as there are runs of three words; a shorter text is one', () => {
    expect(shingled(['a', 'b', 'c', 'd']).hashes).toHaveLength(2);
    expect(shingled(['a', 'b']).hashes).toHaveLength(1);
    expect(shingled([]).hashes).toHaveLength(0);
  });

  it('contain a part wholly, and a text that has nothing in common not at all', () => {
    const whole = shingled(numbered(0, 100));
    expect(overlapOf(whole, shingled(numbered(10, 40))).containment).toBe(1);
    expect(overlapOf(whole, shingled(numbered(200, 300))).containment).toBe(0);
    expect(overlapOf(whole, shingled([])).containment).toBe(0);
  });

  it('overlap the same both ways, and come back from a record as they were', () => {
    fc.assert(
      fc.property(prose, prose, (one, other) => {
        const [a, b] = [shingled(one), shingled(other)];
        expect(overlapOf(a, b)).toEqual(overlapOf(b, a));
        expect(shinglesFromText(shinglesToText(a), a.keptUpTo)).toEqual(a);
      }),
    );
  });

  it('are a fair sample of a text too long to keep whole', () => {
    const long = shingled(numbered(0, 4 * shinglesMax));
    expect(long.hashes).toHaveLength(shinglesMax);
    const part = overlapOf(long, shingled(numbered(0, shinglesMax)));
    expect(part.containment).toBe(1);
    expect(part.smaller).toBeGreaterThan(shinglesMax / 8);
    expect(part.smaller).toBeLessThan(shinglesMax / 2);
  });
});

describe('anchors', () => {
  it('are few, and the same for the same text', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const anchors = copyAnchors(shingleSequence(text));
        expect(anchors.length).toBeLessThanOrEqual(anchorsMax);
        expect(new Set(anchors).size).toBe(anchors.length);
        expect(copyAnchors(shingleSequence(text))).toEqual(anchors);
      }),
    );
  });

  it('are shared by an article and its lead', () => {
    const article = copyAnchors(shingleSequence(numbered(0, 900)));
    const lead = copyAnchors(shingleSequence(numbered(0, 90)));
    expect(lead.filter((anchor) => article.includes(anchor)).length).toBeGreaterThan(0);
  });
});
