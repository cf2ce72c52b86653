/** Top-level domains of countries that write English and the day before the month. */
const dayFirstDomains =
  /\.(?:uk|ie|au|nz|in|za|ng|ke|gh|ug|tz|zm|zw|mw|bw|na|sl|gm|rw|pk|bd|lk|sg|my|hk|mt|jm|tt|fj|pg)$/i;
const monthFirstDomains = /\.(?:us|gov|mil|edu|ph)$/i;
const numbered = /(?<![\d./-])(\d{1,2})([-/])(\d{1,2})\2(?:19|20)\d{2}(?![\d/-])/g;

/**
 * Whether a page that writes `3/4/2023` means the third of April: as its other dates show, as its language has it, or,
 * for English, as the country of its address has it (many templates say `en-US` all over the world). Undefined where
 * none of these tells, or the page writes both ways.
 */
export function writesDayFirst(
  lines: Iterable<string>,
  language: string | null,
  url: string | null,
): boolean | undefined {
  return shownByOthers(lines) ?? usualIn(language, url);
}

function shownByOthers(lines: Iterable<string>): boolean | undefined {
  const orders = new Set<boolean>();
  for (const line of lines) {
    for (const [, first, , second] of line.matchAll(numbered)) {
      if (Number(first) > 12 && Number(second) <= 12) orders.add(true);
      if (Number(second) > 12 && Number(first) <= 12) orders.add(false);
    }
  }
  return orders.size === 1 ? [...orders][0] : undefined;
}

function usualIn(language: string | null, url: string | null): boolean | undefined {
  const host = (url === null ? null : URL.parse(url)?.hostname) ?? '';
  const locale = localeOf(language);
  if (locale === null) return undefined;
  if (locale.language === 'en') {
    if (dayFirstDomains.test(host)) return true;
    if (monthFirstDomains.test(host)) return false;
    // Alone, `en` says nothing of the country; `en-US` is what templates say where nobody changed it.
    if (locale.region === undefined || locale.region === 'US') return undefined;
  }
  const parts = new Intl.DateTimeFormat(locale.toString(), { calendar: 'gregory' }).formatToParts(0);
  const order = parts.map((part) => part.type).filter((type) => type === 'day' || type === 'month');
  return order[0] === 'day';
}

function localeOf(language: string | null): Intl.Locale | null {
  try {
    return language === null ? null : new Intl.Locale(language);
  } catch {
    return null;
  }
}
