/** Shorter paths may stand in any address. */
const placeCharactersMin = 6;

/**
 * Whether the page that answers stands before the one that was asked for, to log in, to consent or to prove to be a
 * person: its address says where to go on from there (`/login?next=%2F2026%2Fconvoy`).
 */
export function isGate(answered: string, asked: string): boolean {
  const [to, from] = [new URL(answered), new URL(asked)];
  const place = unescaped(from.pathname);
  if (place.length < placeCharactersMin || to.pathname === from.pathname) return false;
  return unescaped(`${to.search}${to.hash}`).includes(place);
}

/** Whether a site answers for an article with its front page, as it does for those that it has no more. */
export function isFrontPage(answered: string, asked: string): boolean {
  const [to, from] = [new URL(answered), new URL(asked)];
  return to.pathname === '/' && to.search === '' && (from.pathname !== '/' || from.search !== '');
}

/** With what was escaped once or twice, an address within an address, as it was. */
function unescaped(text: string): string {
  let plain = text;
  for (let times = 0; times < 2; times++) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  }
  return plain;
}
