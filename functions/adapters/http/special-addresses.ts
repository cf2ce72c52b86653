import { BlockList } from 'node:net';

/**
 * Addresses that no fetch may connect to: everything that the IANA special-purpose registries
 * (RFC 6890 and its successors) do not call globally reachable, multicast, and the prefixes that
 * carry an IPv4 address inside an IPv6 one.
 */
const ipv4Prefixes: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * All but 2000::/3, which is all of IPv6 that is given to networks of the internet (RFC 4291 section 2.4), and
 * ::ffff:0:0/96: `BlockList` checks IPv4-mapped addresses against the IPv4 rules, and a rule for them would block all of IPv4.
 */
const ipv6Ranges: readonly (readonly [string, string])[] = [
  ['::', '::fffe:ffff:ffff'],
  ['::1:0:0:0', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
];

/** Special ones within 2000::/3: Teredo and other protocols', documentation, 6to4. */
const ipv6Prefixes: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** A block list of every special address, for `net.connect({ blockList })`. */
export function specialAddresses(): BlockList {
  const list = new BlockList();
  for (const [prefix, bits] of ipv4Prefixes) list.addSubnet(prefix, bits, 'ipv4');
  for (const [first, last] of ipv6Ranges) list.addRange(first, last, 'ipv6');
  for (const [prefix, bits] of ipv6Prefixes) list.addSubnet(prefix, bits, 'ipv6');
  return list;
}
