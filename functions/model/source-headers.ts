/** Header fields of a source as its owner writes them. A value may refer to an environment variable: `Bearer $NEWSFOLD_HEADER_DESK`. */
export type SourceHeaders = Readonly<Record<string, string>>;

/** Headers that the fetch itself sets. */
const ownHeaders: ReadonlySet<string> = new Set(
  'host user-agent connection content-length transfer-encoding accept-encoding if-none-match if-modified-since'.split(
    ' ',
  ),
);
/** Only variables of this name are looked up, so that a topic from elsewhere cannot ask for other secrets. */
const reference = /\$(NEWSFOLD_HEADER_[A-Z0-9_]{1,60})/g;
const secretName = /auth|cookie|token|secret|password|key/;

/** What is wrong with a header, in words for the person who wrote it; null when nothing is. */
export function headerProblem(name: string, value: string): string | null {
  if (!/^[\w-]{1,60}$/.test(name)) return `"${name}" is no name of a header`;
  if (ownHeaders.has(name.toLowerCase())) return `${name} is set by newsfold itself: leave it out`;
  if (!/^[\x20-\x7e]{1,2000}$/.test(value)) return `${name} needs a value of ASCII letters and signs, 2000 at most`;
  return null;
}

/** Whether a header would expose a secret to everybody who can read the file that it is in. */
export function showsSecret(name: string, value: string): boolean {
  return secretName.test(name.toLowerCase()) && value.search(reference) < 0;
}

export type FilledHeaders =
  | { readonly kind: 'headers'; readonly headers: SourceHeaders }
  /** The header and the variable that it needs. */
  | { readonly kind: 'missing'; readonly header: string; readonly variable: string };

/** The headers with the values of the variables that they refer to. */
export function filledHeaders(headers: SourceHeaders, variableOf: (name: string) => string | undefined): FilledHeaders {
  const filled: Record<string, string> = {};
  for (const [header, value] of Object.entries(headers)) {
    const missing = [...value.matchAll(reference)].find(([, variable]) => variableOf(variable!) === undefined);
    if (missing !== undefined) return { kind: 'missing', header, variable: missing[1]! };
    filled[header] = value.replace(reference, (_all, variable: string) => variableOf(variable)!.trim());
  }
  return { kind: 'headers', headers: filled };
}

/** Whether what was meant for one address may be told to another: to the same origin, or to the same host once it speaks TLS. */
export function isSameParty(from: URL, to: URL): boolean {
  if (from.origin === to.origin) return true;
  return (
    from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname && to.port === from.port
  );
}
