import { getDomain } from 'tldts';
import type { Provenance, Speaker } from '../model/article.ts';
import { articleAddress, canonicalUrl } from './canonical-url.ts';

/** Sites that belong to many, each under a host name of its own, and that the list of public suffixes does not name. */
const sharedSites: ReadonlySet<string> = new Set(
  (
    'substack.com wordpress.com medium.com tumblr.com ghost.io beehiiv.com livejournal.com typepad.com write.as ' +
    'squarespace.com wixsite.com weebly.com over-blog.com canalblog.com tistory.com livedoor.jp fc2.com seesaa.net ' +
    'blogfa.com micro.blog svbtle.com buttondown.email carrd.co feedburner.com google.com'
  ).split(' '),
);

/**
 * Whose an address is: its registrable domain, by the public suffixes and by those that hosters have added, so that
 * two blogs of one hoster are two sites; else its host. Empty for what is no address.
 */
export function siteOf(address: string): string {
  const host = URL.parse(address)?.hostname.replace(/\.$/, '') ?? '';
  const domain = getDomain(host, { allowPrivateDomains: true });
  return domain === null || sharedSites.has(domain) ? host : domain;
}

/**
 * Whether what a document says of an address counts as said by whoever has that address: it was fetched from there or
 * from the same site, or the owner put it in. A mail speaks for no address, for nothing in it proves its sender.
 */
export function speaksFor(provenance: Provenance | null, url: string | null): boolean {
  const speaker = provenance?.speaker;
  if (speaker === undefined) return true;
  if (url === null || speaker.kind === 'mail') return false;
  return siteOf(url) === speaker.site || isAsked(speaker, url);
}

/** Whether a page was asked for at that very address, wherever it was led to. */
export function isAsked(speaker: Speaker, url: string): boolean {
  if (speaker.kind !== 'site' || speaker.asked === undefined) return false;
  const canonical = canonicalUrl(url);
  return canonical !== null && articleAddress(canonical) === speaker.asked;
}

/** Who it is that says something, to know them again: a source, at the site that it spoke from. */
export function tellerOf(provenance: Provenance | null): string {
  const { source = 'dropped', speaker } = provenance ?? {};
  return speaker === undefined ? source : `${source} ${speaker.kind} ${speaker.site}`;
}

/** A guid is a site's own name for an item and says nothing elsewhere, whatever it looks like. */
export function guidAt(site: string, identity: string): string {
  return identity.startsWith('guid:') ? `guid:${site}|${identity.slice('guid:'.length)}` : identity;
}
