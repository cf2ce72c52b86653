/** Redirections within redirections that are followed. */
const layersMax = 3;

/**
 * Where a link of a newsletter leads, when its own address says so: a redirector that carries the target as a
 * parameter (`?url=https%3A%2F%2F…`) or in its path (`/L0/https:%2F%2F…/1/abc`). Otherwise the link itself.
 */
export function plainTarget(link: string): string {
  let target = link;
  for (let layer = 0; layer < layersMax; layer++) {
    const inner = carried(target);
    if (inner === null) return target;
    target = inner;
  }
  return target;
}

function carried(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const inQuery = [...url.searchParams.values()].filter(isAddress);
  if (inQuery.length === 1) return new URL(inQuery[0]!).href;
  if (inQuery.length > 1) return null;
  const inPath = url.pathname.split('/').flatMap((part) => addressIn(part) ?? []);
  return inPath.length === 1 ? inPath[0]! : null;
}

function addressIn(pathPart: string): string | null {
  try {
    const decoded = decodeURIComponent(pathPart);
    return isAddress(decoded) ? new URL(decoded).href : null;
  } catch {
    return null;
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(text) && URL.canParse(text);
}
