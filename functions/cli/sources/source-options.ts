import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { hasBadPort } from '../../adapters/http/bad-ports.ts';
import { specialAddresses } from '../../adapters/http/special-addresses.ts';
import type { Settings } from '../../model/settings.ts';
import { type FetchPages, fetchPagesWords, intervalRange, isFetchPages, isInterval } from '../../model/source.ts';
import { headerProblem, type SourceHeaders } from '../../model/source-headers.ts';
import { webAddress } from '../../topic/web-address.ts';

type PrivateSources = Pick<Settings, 'privateSources'>;

/** Why newsfold would never fetch an address, in words that go on from "it …"; null when it may. */
export function addressProblem(text: string, settings: PrivateSources): string | null {
  return spellingProblem(webAddress(text)) ?? privateProblem(text, settings);
}

/** What is wrong with an address wherever newsfold runs. */
function spellingProblem(address: string | null): string | null {
  if (address === null) return 'is no http or https address';
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    return 'holds a password: leave it out, and say --header "Authorization: Basic …" with sources add';
  }
  return hasBadPort(url) ? `has port ${url.port}, which is another protocol’s and is not fetched from` : null;
}

/** The same for an address that is well written: whether it is inside, and not among the owner's own sources there. */
export function privateProblem(address: string, { privateSources }: PrivateSources): string | null {
  const { href, hostname } = new URL(address);
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  const isSpecial = family > 0 && specialAddresses().check(literal, family === 4 ? 'ipv4' : 'ipv6');
  const isLocal = literal === 'localhost' || /\.(localhost|local|internal|home\.arpa)$/.test(literal);
  if ((!isSpecial && !isLocal) || privateSources?.includes(href) === true) return null;
  const few =
    privateSources === undefined ? 'none on AWS' : 'none that "privateSources" in settings.json does not name';
  return `is a private address, and newsfold fetches from ${few}; newsfold ingest takes what it has as a file`;
}

/** The address of a feed, as it is stored. */
export function feedAddress(text: string): string {
  const address = webAddress(text);
  const problem = spellingProblem(address);
  if (address === null || problem !== null) throw new InvalidArgumentError(`It ${problem}.`);
  return address;
}

/** The address of a source that may be there, however it came to be. */
export function anyAddress(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError('It is no address; newsfold sources check lists them.');
  return new URL(text).href;
}

/** One more header, beside those that were said before. */
export function headerOf(line: string, before: SourceHeaders = {}): SourceHeaders {
  const [, name, value] = /^([^:]{1,60}):\s*(\S.{0,2000})$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('A header is written "Name: value".');
  const problem = headerProblem(name, value);
  if (problem !== null) throw new InvalidArgumentError(`${problem}.`);
  return { ...before, [name.toLowerCase()]: value };
}

/** Of which entries the pages are fetched. */
export function fetchPagesOf(text: string): FetchPages {
  if (isFetchPages(text)) return text;
  throw new InvalidArgumentError(`It is one of ${fetchPagesWords.join(', ')}.`);
}

/** Minutes between two polls, a quarter of an hour to a week. */
export function minutesOf(text: string): number {
  const minutes = Number(text);
  if (isInterval(minutes)) return minutes;
  throw new InvalidArgumentError(`It is a whole number of minutes from ${intervalRange.min} to ${intervalRange.max}.`);
}
