const bylineLengthMax = 200;
/** Of names to clean: what makes a byline fits in, whatever separators it has. */
const statedCharactersMax = 2_000;

/** The names that a feed or an object states, as a byline; null where it names but addresses and accounts. */
export function statedByline(names: readonly string[]): string | null {
  const clean = names.map(withoutAddresses).filter((name) => name !== '');
  return [...new Set(clean)].join(', ') || null;
}

/** One of several names and of `Diarra, A.` may be a letter or a sign. */
function withoutAddresses(names: string): string {
  const parts = names.split(/,\s*/).map((part) => cleanByline(part, /\p{L}/u));
  return parts.filter((part) => part !== null && !isNobody(part)).join(', ');
}

/** Accounts of whoever runs the site. */
export function isNobody(byline: string): boolean {
  return /^(?:web ?master|site ?admin|(?:\p{L}+ )?admin(?:istrator)?|root|(?:super ?)?user ?\d*|guest|unknown|none|null|undefined|anonymous)$/iu.test(
    byline,
  );
}

/** A name without "by" and addresses; null where nothing is left that could be one, as it has no such letters. */
export function cleanByline(text: string | null, letters = /\p{L}[\p{L}\p{M}]/u): string | null {
  const byline = (text ?? '')
    .slice(0, statedCharactersMax)
    .replace(/^(?:(?:written|posted|published|story|words)\s+)?by[:\s]+/i, '')
    .replace(/\s?[(<[](?:https?:|mailto:|www\.|[^\s()<>@]{1,60}@)[^()<>[\]]{0,200}[)>\]]/gi, '')
    .replace(/^[\s,;|]+|[\s,;|]+$/g, '')
    .trim();
  if (byline === '' || byline.length > bylineLengthMax || /^https?:|@/i.test(byline) || !letters.test(byline))
    return null;
  return byline;
}
