import type { Email } from 'postal-mime';

/**
 * Why a mail is not to be trusted, by what the receiving server found, or null. The topmost fields are that
 * server's own, as each server writes above what it received: SES spam and virus verdicts, and
 * `Authentication-Results` (RFC 8601). A mail that nobody checked is not held for it.
 */
export function authenticationFailure(mail: Pick<Email, 'headers'>): string | null {
  const first = (name: string) => mail.headers.find((header) => header.key === name)?.value.toLowerCase() ?? '';
  if (first('x-ses-virus-verdict').trim() === 'fail') return 'the mail server found a virus in it';
  if (first('x-ses-spam-verdict').trim() === 'fail') return 'the mail server takes it for spam';
  const results = bareResults(first('authentication-results'));
  const of = (method: string) => results.flatMap((one) => new RegExp(`(?:^|\\s)${method}=(\\w+)`).exec(one)?.[1] ?? []);
  if (of('dmarc').includes('fail')) return 'it does not come from whom it says it comes from (DMARC failed)';
  const [dkim] = of('dkim');
  if (dkim === 'fail') return 'its signature does not fit (DKIM failed)';
  if (of('spf').includes('fail') && dkim !== 'pass')
    return 'it was sent by a server that may not send for its sender (SPF failed)';
  return null;
}

const fieldCharactersMax = 10_000;

/** `method=result …` for each (RFC 8601 section 2.2), without comments and quoted strings: those repeat what the sender said. */
function bareResults(field: string): readonly string[] {
  const unquoted = field.slice(0, fieldCharactersMax).replace(/"(?:[^"\\]|\\.)*"?/g, '');
  let depth = 0;
  const bare = [...unquoted].filter((character) => {
    if (character === '(') depth += 1;
    const isShown = depth === 0;
    if (character === ')' && depth > 0) depth -= 1;
    return isShown;
  });
  return bare
    .join('')
    .split(';')
    .map((result) => result.trim().replace(/\s+/g, ' '));
}
