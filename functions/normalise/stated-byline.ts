const bylineLengthMax = 200;
/** Of names to clean: what makes a byline fits in, whatever separators it has. */
const statedCharactersMax = 2_000;

/** The names that a feed or an object states, as a byline; null where it names but addresses and accounts. */
export function statedByline(names: readonly string[]): string | null {
  const clean = names
    .flatMap((name) => name.split(/,\s*/))
    .map(cleanByline)
    .filter((name) => name !== null && !isNobody(name));
  return [...new Set(clean)].join(', ') || null;
}

/** Accounts of whoever runs the site. */
export function isNobody(byline: string): boolean {
  return /^(?:web ?master|site ?admin|(?:\p{L}+ )?admin(?:istrator)?|root|user ?\d*|guest|unknown|none|null|undefined|anonymous)$/iu.test(
    byline,
  );
}

/** A name without "by" and addresses; null where nothing is left that could be one. */
export function cleanByline(text: string | null): string | null {
  const byline = (text ?? '')
    .slice(0, statedCharactersMax)
    .replace(/^(?:(?:written|posted|published|story|words)\s+)?by[:\s]+/i, '')
    .replace(/\s?[(<[](?:https?:|mailto:|www\.|[^\s()<>@]{1,60}@)[^()<>[\]]{0,200}[)>\]]/gi, '')
    .replace(/^[\s,;|]+|[\s,;|]+$/g, '')
    .trim();
  if (
    byline === '' ||
    byline.length > bylineLengthMax ||
    /^https?:|@/i.test(byline) ||
    !/\p{L}[\p{L}\p{M}]/u.test(byline)
  )
    return null;
  return byline;
}
