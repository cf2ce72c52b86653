import { BlockList } from 'node:net';

/** `own`: this machine and private networks, which an owner may open to a source of his own; all others stay closed. */
type Kind = 'own' | 'special';

/**
 * Addresses that no fetch may connect to: everything that the IANA special-purpose registries
 * (RFC 6890 and its successors) do not call globally reachable, multicast, and the prefixes that
 * carry an IPv4 address inside an IPv6 one.
 */
const ipv4Prefixes: readonly (readonly [string, number, Kind])[] = [
  ['0.0.0.0', 8, 'special'],
  ['10.0.0.0', 8, 'own'],
  ['100.64.0.0', 10, 'own'],
  ['127.0.0.0', 8, 'own'],
  // Where clouds tell a machine its credentials.
  ['169.254.0.0', 16, 'special'],
  ['172.16.0.0', 12, 'own'],
  ['192.0.0.0', 24, 'special'],
  ['192.0.2.0', 24, 'special'],
  ['192.88.99.0', 24, 'special'],
  ['192.168.0.0', 16, 'own'],
  ['198.18.0.0', 15, 'special'],
  ['198.51.100.0', 24, 'special'],
  ['203.0.113.0', 24, 'special'],
  ['224.0.0.0', 4, 'special'],
  ['240.0.0.0', 4, 'special'],
];

/**
 * All but 2000::/3, which is all of IPv6 that is given to networks of the internet (RFC 4291 section 2.4), and
 * ::ffff:0:0/96: `BlockList` checks IPv4-mapped addresses against the IPv4 rules, and a rule for them would block all of IPv4.
 */
const ipv6Ranges: readonly (readonly [string, string, Kind])[] = [
  ['::', '::', 'special'],
  ['::1', '::1', 'own'],
  ['::2', '::fffe:ffff:ffff', 'special'],
  ['::1:0:0:0', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'special'],
  ['4000::', 'fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'special'],
  // Unique local addresses (RFC 4193).
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'own'],
  ['fe00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'special'],
];

/** Special ones within 2000::/3: Teredo and other protocols', documentation, 6to4. */
const ipv6Prefixes: readonly (readonly [string, number, Kind])[] = [
  ['2001::', 23, 'special'],
  ['2001:db8::', 32, 'special'],
  ['2002::', 16, 'special'],
  ['3fff::', 20, 'special'],
];

/** A block list of every special address, for `net.connect({ blockList })`. */
export function specialAddresses(): BlockList {
  return listOf(['own', 'special']);
}

/** The same without this machine and private networks, for what the owner himself keeps there. */
export function specialButOwnAddresses(): BlockList {
  return listOf(['special']);
}

function listOf(kinds: readonly Kind[]): BlockList {
  const list = new BlockList();
  for (const [prefix, bits, kind] of ipv4Prefixes) if (kinds.includes(kind)) list.addSubnet(prefix, bits, 'ipv4');
  for (const [first, last, kind] of ipv6Ranges) if (kinds.includes(kind)) list.addRange(first, last, 'ipv6');
  for (const [prefix, bits, kind] of ipv6Prefixes) if (kinds.includes(kind)) list.addSubnet(prefix, bits, 'ipv6');
  return list;
}
