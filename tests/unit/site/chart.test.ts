import { describe, expect, it } from 'vitest';
import { textsFor } from '../../../functions/languages/texts.ts';
import { arrivalsChart } from '../../../functions/site/chart.ts';
import { markupOf } from '../../../functions/site/html.ts';
import { all, readXml, textOf } from '../feed/read-xml.ts';

function chartOf(days: { day: string; entries: number; copies: number }[]) {
  const chart = arrivalsChart(days, textsFor('en').site);
  return chart === null ? null : readXml(markupOf(chart));
}

/** Two days with one article each, so that with a third there is something to compare. */
const quietDays = ['2026-11-20', '2026-11-21'].map((day) => ({ day, entries: 1, copies: 0 }));

describe('the chart of arrivals', () => {
  it('is not drawn before there are three days to compare', () => {
    expect(chartOf([])).toBeNull();
    expect(chartOf([...quietDays, { day: '2026-11-22', entries: 0, copies: 0 }])).toBeNull();
    expect(chartOf([...quietDays, { day: '2026-11-22', entries: 0, copies: 1 }])).not.toBeNull();
  });

  it('shows the thirty days up to the newest, and counts only those', () => {
    const figure = chartOf([
      { day: '2026-11-22', entries: 5, copies: 2 },
      { day: '2026-11-21', entries: 0, copies: 1 },
      { day: '2026-10-24', entries: 1, copies: 0 },
      { day: '2026-10-23', entries: 100, copies: 100 },
    ]);
    const [caption] = figure === null ? [] : all(figure, 'figcaption');
    const [from, sum, to] = caption?.children ?? [];
    expect([from?.text, to?.text]).toEqual(['24 October', '22 November']);
    expect(sum?.children.map((key) => textOf(key, 'svg') + key.text)).toEqual(['6 articles', '3 copies folded']);
  });

  it('draws each day’s articles with its copies on top, within the picture', () => {
    const figure = chartOf([...quietDays, { day: '2026-11-22', entries: 3, copies: 1 }]);
    const [svg] = figure === null ? [] : all(figure, 'svg');
    const day = svg === undefined ? undefined : all(svg, 'g').at(-1);
    if (svg === undefined || day === undefined) throw new Error('no bar was drawn');
    expect(textOf(day, 'title')).toBe('22 November 2026: 3 articles, 1 copy folded');
    const [copies, entries] = all(day, 'rect').map(({ attributes }) => ({
      top: Number(attributes.y),
      bottom: Number(attributes.y) + Number(attributes.height),
    }));
    expect(copies?.top).toBeGreaterThanOrEqual(0);
    expect(copies?.bottom).toBeCloseTo(entries?.top ?? -1);
    expect(entries?.bottom).toBeLessThanOrEqual(Number(svg.attributes.height));
    expect((entries?.bottom ?? 0) - (entries?.top ?? 0)).toBeGreaterThan((copies?.bottom ?? 0) - (copies?.top ?? 0));
  });

  it('says in words what it shows', () => {
    const figure = chartOf([...quietDays, { day: '2026-11-22', entries: 1, copies: 0 }]);
    const [svg] = figure === null ? [] : all(figure, 'svg');
    expect(svg?.attributes['aria-label']).toBe('Articles a day, 24 October 2026 to 22 November 2026: 3 articles');
  });
});
