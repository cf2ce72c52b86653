/** A name and a value that can be sent back (RFC 6265 section 4.1.1), no larger than what browsers keep. */
const pair = /^\s*([!#$%&'*+\-.^`|~\w]{1,200})=([\x21-\x7e]{0,4000}?)\s*(?:;|$)/;
const cookiesMax = 20;

/**
 * Cookies for one request and its redirects, after which they are forgotten: some sites send everybody round until their
 * cookie comes back. Each goes to the host alone that set it, and over HTTPS alone if it came so: who reads with a key may
 * have got a session.
 */
export function redirectCookies() {
  const bySite = new Map<string, Map<string, string>>();
  return {
    keep({ protocol, hostname }: URL, set: readonly string[] = []): void {
      const known = bySite.get(`${protocol}${hostname}`) ?? new Map<string, string>();
      for (const cookie of set) {
        const [, name, value] = pair.exec(cookie) ?? [];
        if (name !== undefined && (known.has(name) || known.size < cookiesMax)) known.set(name, value!);
      }
      bySite.set(`${protocol}${hostname}`, known);
    },
    addedTo(headers: Readonly<Record<string, string>>, { protocol, hostname }: URL): Readonly<Record<string, string>> {
      const protocols = protocol === 'https:' ? ['http:', 'https:'] : ['http:'];
      const known = new Map(protocols.flatMap((from) => [...(bySite.get(`${from}${hostname}`) ?? [])]));
      const kept = [...known].map(([name, value]) => `${name}=${value}`);
      if (kept.length === 0) return headers;
      return { ...headers, cookie: [...(headers.cookie === undefined ? [] : [headers.cookie]), ...kept].join('; ') };
    },
  };
}
