import { describe, expect, test } from 'vitest';
import { keepStretches } from '../../../../functions/normalise/keep-stretches.ts';
import { featureNames, lineFeatures } from '../../../../functions/normalise/plain/line-features.ts';
import { pageLines } from '../../../../functions/normalise/plain/page-lines.ts';
import { lineMargins, shippedModel } from '../../../../functions/normalise/plain/score-lines.ts';
import { texts } from './written-texts.ts';

describe('the judge of lines', () => {
  test('sees a finite number for each of its features, whatever the line', () => {
    const odd = `\n\n.\n©\n"\n—\n0\n1/2/3\nA\n${texts.french}${texts.arabic}${texts.chinese}`;
    for (const row of lineFeatures(pageLines(odd))) {
      expect(row).toHaveLength(featureNames.length);
      expect(row.every(Number.isFinite)).toBe(true);
    }
  });

  test('was trained on the features that there are, and its trees end', () => {
    for (const { feature, threshold, left } of shippedModel.trees) {
      expect([threshold.length, left.length]).toEqual([feature.length, feature.length]);
      feature.forEach((input, node) => {
        expect(input).toBeLessThan(featureNames.length);
        if (input >= 0) expect(left[node]).toBeGreaterThan(node);
      });
    }
  });

  test('judges a line by its place as well as by its words', () => {
    const lines = pageLines(texts.french);
    const margins = lineMargins(lines);
    const place = (start: string) => lines.findIndex((line) => line.text.startsWith(start));
    expect(margins[place('Une sécurité')]).toBeGreaterThan(margins[place('Articles similaires')]!);
  });
});

describe('stretches of lines', () => {
  test.each<[string, number[], string]>([
    ['follow clear evidence', [-3, -3, 2, 2, 2, -3, -3], '0011100'],
    ['bridge one doubtful line', [-3, 2, 2, -1, 2, 2, -3], '0111110'],
    ['do not start for one weak line', [-3, -3, 0.5, -3, -3], '00000'],
    ['break for a line that is clearly another thing', [3, 3, -4, 3, 3], '11011'],
    ['are none in nothing', [], ''],
  ])('%s', (_, margins, kept) => {
    expect(keepStretches(margins).map(Number).join('')).toBe(kept);
  });
});
