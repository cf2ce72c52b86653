import { asRead } from '../as-read.ts';
import { dayMs, hourMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Instant, Ports } from '../ports.ts';

const attemptsMax = 20;

/** Sign-ups that are let through in an hour: from one client, from its neighbours, for one mailbox (in a day, too), and altogether. */
export const signUpLimits = {
  perClientHour: 10,
  perNeighboursHour: 100,
  perMailboxHour: 5,
  perMailboxDay: 10,
  overallHour: 1_000,
} as const;

/**
 * Counts one request of a kind by one party in the current hour, or day; false when that is more than allowed.
 * When too many count at the same moment, the request is refused: a limit must hold under load.
 */
export async function allowed(
  kind: string,
  who: string,
  most: number,
  { clock, records }: Pick<Ports, 'clock' | 'records'>,
  span: 'hour' | 'day' = 'hour',
): Promise<boolean> {
  const now: Instant = clock.now();
  const [inSpan, spanMs] = span === 'hour' ? [now.slice(0, 13), hourMs] : [now.slice(0, 10), dayMs];
  const key = recordKeys.rate(kind, who, inSpan);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const record = await records.get(key);
    const count = record?.value ?? 0;
    if (count >= most) return false;
    const expect = asRead(record);
    const expiresAt = later(now, 2 * spanMs);
    const written = await records.write([{ kind: 'put', key, value: count + 1, expect, expiresAt }]);
    if (written.kind === 'written') return true;
  }
  return false;
}

const networkGroups = 4;

/** What one client is known by: its IPv4 address, or of an IPv6 address the /64 network, all of which is one customer's (RFC 6177). */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%', 1);
  if (!bare.includes(':') || bare.includes('.')) return bare.slice(bare.lastIndexOf(':') + 1);
  const [left = '', right] = bare.split('::');
  const groupsOf = (text: string) => text.split(':').filter((group) => group !== '');
  const [before, after] = [groupsOf(left), groupsOf(right ?? '')];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, networkGroups);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** Clients that may be one party's: of IPv4 a /24, of IPv6 a /48, which some get for nothing. Given what `networkOf` gives. */
export function neighboursOf(network: string): string {
  return network.split(/[.:]/, 3).join('.');
}

/** The mailbox that an address belongs to: many servers put `ann+anything@` where they put `ann@`, and Google `a.n.n@` too. */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const [name = ''] = address.slice(0, at).split('+', 1);
  const mailbox = `${name === '' ? address.slice(0, at) : name}${address.slice(at)}`.toLowerCase();
  return mailbox.replace(/\.(?=[^@]*@g(?:oogle)?mail\.com$)/g, '');
}
