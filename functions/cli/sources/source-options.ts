import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { specialAddresses } from '../../adapters/http/special-addresses.ts';
import type { FetchPages } from '../../model/source.ts';
import { headerProblem, type SourceHeaders } from '../../model/source-headers.ts';

/** Why newsfold would never fetch an address, in words that go on from "it …"; null when it may. */
export function addressProblem(text: string): string | null {
  if (!URL.canParse(text) || !/^https?:/i.test(text)) return 'is no http or https address';
  const { hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') {
    return 'holds a password: leave it out, and say --header "Authorization: Basic …" with sources add';
  }
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  const isSpecial = family > 0 && specialAddresses().check(literal, family === 4 ? 'ipv4' : 'ipv6');
  const isLocal = literal === 'localhost' || /\.(localhost|local|internal|home\.arpa)$/.test(literal);
  return isSpecial || isLocal
    ? 'is a private address, and newsfold fetches from none; newsfold ingest takes what it has as a file'
    : null;
}

/** The address of a feed, as it is stored. */
export function webAddress(text: string): string {
  const problem = addressProblem(text);
  if (problem !== null) throw new InvalidArgumentError(`It ${problem}.`);
  return new URL(text).href;
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

export function fetchPagesOf(text: string): FetchPages {
  if (text === 'teasers' || text === 'always' || text === 'never') return text;
  throw new InvalidArgumentError('It is one of teasers, always and never.');
}

export function minutesOf(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 15 && minutes <= 10_080) return minutes;
  throw new InvalidArgumentError('It is a whole number of minutes from 15 to 10080.');
}
