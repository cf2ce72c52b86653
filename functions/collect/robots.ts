import { later, minuteMs } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { FetchOutcome, Ports } from '../ports.ts';
import { isTroubled } from './http-response.ts';
import { rulesAllow } from './robots-rules.ts';

/** What one record holds in any script. RFC 9309 section 2.5 asks for 500 KiB; of longer rules the beginning counts. */
const robotsCharactersKept = 100_000;
/** RFC 9309 section 2.4: not longer than a day. */
const minutesKept = 24 * 60;
/** That a site could not be asked: for all its pages of one round, and no longer than until a source is asked again. */
const unknownMinutesKept = 10;

/** What a site calls this program in its rules (RFC 9309 section 2.2.1): the User-Agent's name, without its address. */
const productToken = 'newsfold';

type Needs = Pick<Ports, 'clock' | 'fetcher' | 'records'>;

/** `unknown` where the site could not be asked: nothing is allowed for now (RFC 9309 section 2.3.1.4). */
export type RobotsWord = 'allowed' | 'forbidden' | 'unknown';

/**
 * What robots.txt says of fetching a page (RFC 9309). Without one all is allowed (section 2.3.1.3), as where it cannot be
 * had: behind too many redirects (section 2.3.1.2), or one that is not followed.
 */
export async function askRobots(url: string, userAgent: string, needs: Needs): Promise<RobotsWord> {
  const rules = await rulesAt(new URL('/robots.txt', url).href, userAgent, needs);
  if (rules === null) return 'unknown';
  return rulesAllow(rules, productToken, url) ? 'allowed' : 'forbidden';
}

/** The rules that are kept or fetched; null where the site did not answer, or answered that it is in trouble. */
async function rulesAt(address: string, userAgent: string, needs: Needs): Promise<string | null> {
  const { clock, fetcher, records } = needs;
  const key = recordKeys.robots(new URL(address).origin);
  const kept = await records.get(key);
  if (kept !== undefined) return (kept.value as { rules: string | null }).rules;
  const outcome = await fetcher.fetch({
    url: address,
    headers: { 'user-agent': userAgent },
    bytesMax: limits.documentBytesMax,
    timeoutMs: 10_000,
    redirectsMax: 5,
  });
  const rules = rulesOf(outcome);
  const expiresAt = later(clock.now(), (rules === null ? unknownMinutesKept : minutesKept) * minuteMs);
  await records.write([{ kind: 'put', key, value: { rules }, expect: 'any', expiresAt }]);
  return rules;
}

function rulesOf(outcome: FetchOutcome): string | null {
  if (outcome.kind === 'failed' || (outcome.kind === 'response' && isTroubled(outcome))) return null;
  if (outcome.kind === 'refused' || outcome.status >= 400) return '';
  // Without control characters, which no rule holds and which would make a record too large to keep.
  return new TextDecoder()
    .decode(outcome.bytes)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .slice(0, robotsCharactersKept);
}
