/** The absolute form of a link that may be relative, or null when that is no address at all. */
export function joinUrl(link: string, base: string | null): string | null {
  const trimmed = link.trim();
  if (trimmed === '') return null;
  if (URL.canParse(trimmed)) return trimmed;
  return base !== null && URL.canParse(trimmed, base) ? new URL(trimmed, base).href : null;
}
