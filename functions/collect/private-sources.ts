import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import type { Fetcher, Ports } from '../ports.ts';

/**
 * The fetcher for all that has to do with one source: a private address is reached by it only where the owner names the
 * source in `privateSources`, and then only at the source's own origin. What a public source names or redirects to is
 * never inside.
 */
export function fetcherFor(
  { url }: Pick<Source, 'url'>,
  { fetcher, settings }: Pick<Ports, 'fetcher'> & { readonly settings: Pick<Settings, 'privateSources'> },
): Fetcher {
  const { href, origin } = new URL(url);
  if (settings.privateSources?.includes(href) !== true) return fetcher;
  return { fetch: (request) => fetcher.fetch({ ...request, privateOrigin: origin }) };
}
