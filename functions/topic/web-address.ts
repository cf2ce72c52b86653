/**
 * An address to be polled, as it is stored; null for what is none over HTTP. `feed:` in front of it, or in place of `http:`,
 * is how browsers once handed feeds to readers. A fragment is for browsers alone: with it, one feed would be two sources.
 */
export function webAddress(text: string): string | null {
  const address = text
    .trim()
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  url.hash = '';
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
