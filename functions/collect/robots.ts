import { hourMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { Ports } from '../ports.ts';
import { rulesAllow } from './robots-rules.ts';

/** What one record holds in any script. RFC 9309 section 2.5 asks for 500 KiB; of longer rules the beginning counts. */
const robotsCharactersKept = 100_000;
/** RFC 9309 section 2.4: not longer than a day. */
const robotsHoursKept = 24;

/** What a site calls this program in its rules (RFC 9309 section 2.2.1): the User-Agent's name, without its address. */
const productToken = 'newsfold';

type Needs = Pick<Ports, 'clock' | 'fetcher' | 'records'>;

/**
 * Whether robots.txt lets this program fetch a page (RFC 9309). No robots.txt allows all (section 2.3.1.3);
 * one that cannot be reached allows nothing for now (section 2.3.1.4).
 */
export async function robotsAllow(url: string, userAgent: string, needs: Needs): Promise<boolean> {
  const address = new URL('/robots.txt', url).href;
  const rules = await rulesAt(address, userAgent, needs);
  return rulesAllow(rules, productToken, url);
}

async function rulesAt(address: string, userAgent: string, { clock, fetcher, records }: Needs): Promise<string> {
  const key = recordKeys.robots(new URL(address).origin);
  const kept = await records.get(key);
  if (kept !== undefined) return (kept.value as { rules: string }).rules;
  const outcome = await fetcher.fetch({
    url: address,
    headers: { 'user-agent': userAgent },
    bytesMax: limits.documentBytesMax,
    timeoutMs: 10_000,
    redirectsMax: 5,
  });
  const rules = rulesOf(outcome);
  const expiresAt = later(clock.now(), (rules === nothingAllowed ? 1 : robotsHoursKept) * hourMs);
  await records.write([{ kind: 'put', key, value: { rules }, expect: 'any', expiresAt }]);
  return rules;
}

const nothingAllowed = 'User-agent: *\nDisallow: /';

function rulesOf(outcome: Awaited<ReturnType<Ports['fetcher']['fetch']>>): string {
  if (outcome.kind !== 'response' || outcome.status >= 500 || outcome.status === 429) return nothingAllowed;
  if (outcome.status >= 400) return '';
  // Without control characters, which no rule holds and which would make a record too large to keep.
  return new TextDecoder()
    .decode(outcome.bytes)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .slice(0, robotsCharactersKept);
}
