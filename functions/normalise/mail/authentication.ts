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
  const results = first('authentication-results');
  const result = (method: string) => new RegExp(`(?:^|[;\\s])${method}=(\\w+)`).exec(results)?.[1] ?? null;
  if (result('dmarc') === 'fail') return 'it does not come from whom it says it comes from (DMARC failed)';
  const dkim = result('dkim');
  if (dkim === 'fail') return 'its signature does not fit (DKIM failed)';
  if (result('spf') === 'fail' && dkim !== 'pass')
    return 'it was sent by a server that may not send for its sender (SPF failed)';
  return null;
}
