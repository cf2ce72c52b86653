/** What is left of the score of an article that names a year well after all that the examples name. */
const muchLater = 0.65;
/** Years from the last one that the examples name: next year's articles may still tell of the same. */
const muchLaterYears = 2;

/** `2013`; not `2030` or `2035`, which are aims and round numbers more often than dates. */
const datingYear = /^(?:19|20)\d[1-46-9]$/;
const anyYear = /^(?:19|20)\d\d$/;

/** Examples that together name more years than this tell of something that goes on, for which no article is late. */
const yearsOfEventMax = 4;

/** The last year among the terms of the examples of an event; null when they name none, or tell of what goes on. */
export function lastYearNamed(terms: Iterable<string>): number | null {
  const years = new Set([...terms].filter((term) => term.length === 4 && anyYear.test(term)));
  return years.size > yearsOfEventMax ? null : latest(years, anyYear);
}

/**
 * The year that shows an article to tell of a later event than the examples do; null when none does. Elections,
 * verdicts, earthquakes come again with nearly the same words, and often only the year tells them apart. Earlier
 * years show nothing: any article may look back.
 */
export function laterYear(lastYear: number | null, terms: Iterable<string>): number | null {
  if (lastYear === null) return null;
  const year = latest(terms, datingYear);
  return year !== null && year >= lastYear + muchLaterYears ? year : null;
}

/** The part of the score that a later year leaves. */
export function lateFactor(year: number | null): number {
  return year === null ? 1 : muchLater;
}

function latest(terms: Iterable<string>, shape: RegExp): number | null {
  let last: number | null = null;
  for (const term of terms) {
    if (term.length === 4 && shape.test(term) && Number(term) > (last ?? 0)) last = Number(term);
  }
  return last;
}
