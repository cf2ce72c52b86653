/** Style properties that colour, measure and align text; none that places it over anything else. */
const harmlessProperty =
  /^(?:(?:background|border|margin|padding|font|text|list-style|letter|word|line|max|min|unicode)-?[a-z-]*|azimuth|clear|color|cursor|direction|display|elevation|float|height|overflow|pause|pitch|richness|speak|stress|vertical-align|voice-family|volume|white-space|width)$/;
const harmfulValue = /url\s*\(|expression|javascript:|@import|[\\<>]/i;

/** Properties whose values hold addresses and effects beside measures: only plain words and measures pass. */
const composed = /^(?:background|border|margin|padding)(?:-|$)/;
const plainWords: ReadonlySet<string> = new Set(
  (
    'auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important ' +
    'inherit italic left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal ' +
    'top transparent underline white yellow'
  ).split(' '),
);
const measure =
  /^(?:#[\da-f]{3,8}|rgba?\([\d%.]+(?:,[\d%.]*){0,2}\)?|-?\d{0,4}\.?\d{0,4}(?:cm|em|ex|in|mm|pc|pt|px|rem|%|,|\))?)$/;

/** The declarations of a `style` attribute that do no harm; null when there are none. */
export function harmlessStyles(style: string): string | null {
  const kept = style.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trimStart();
    return colon > 0 && isHarmless(property, value) ? [`${property}: ${value};`] : [];
  });
  return kept.length === 0 ? null : kept.join(' ');
}

function isHarmless(property: string, value: string): boolean {
  if (!harmlessProperty.test(property) || harmfulValue.test(value)) return false;
  if (!composed.test(property)) return true;
  const words = value.trim().toLowerCase().split(/\s+/, 50);
  return words.every((word) => plainWords.has(word) || measure.test(word));
}
