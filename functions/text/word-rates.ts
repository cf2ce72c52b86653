import { isFigure } from './figure.ts';
import table from './word-rates.json' with { type: 'json' };

/**
 * In which share of articles a word is to be expected, from large corpora of ten languages and one of newswire;
 * word-rates.json says whose. Words that it lacks are names and technical terms, for the most part.
 */
const surprises = new Map<string, number>(
  table.levels.flatMap(([level, list]) =>
    String(list)
      .split(' ')
      .map((word): [string, number] => [word, Number(level) * table.levelWidth]),
  ),
);

/** -ln of the share of articles, for what no table can list. */
const unlisted = 8.5;
const shortNumber = 2.3;
const yearNumber = 3.9;
const otherNumber = 4.6;

/**
 * How much it says that an article holds this stem: -ln of the share of articles that do, 0 (all) to about 8.5.
 * The inverse document frequency (Spärck Jones 1972) of news in general.
 */
export function surprise(stem: string): number {
  if (isFigure(stem)) return numberSurprise(stem);
  return surprises.get(stem) ?? unlisted;
}

/** Figures are countless but chance: a rare number must not outweigh a name. */
function numberSurprise(number: string): number {
  if (number.length <= 2) return shortNumber;
  const isYear = number.length === 4 && (number.startsWith('19') || number.startsWith('20'));
  return isYear ? yearNumber : otherNumber;
}
