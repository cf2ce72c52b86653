import type { Settings } from '../model/settings.ts';
import { webAddress } from './html.ts';

/** The path that all public addresses start with: empty, or `/news` when the base URL is `https://example.org/news`. */
export function basePathOf(settings: Pick<Settings, 'baseUrl'>): string {
  return new URL(settings.baseUrl).pathname.replace(/\/$/, '');
}

/** Path of a topic's page or of one of its files, from the root of the host. */
export function topicPath(settings: Pick<Settings, 'baseUrl'>, topic: string, file = ''): string {
  return `${basePathOf(settings)}/${topic}/${file}`;
}

/** Absolute address of a topic's page or of one of its files. */
export function topicAddress(settings: Pick<Settings, 'baseUrl'>, topic: string, file = ''): string {
  return `${settings.baseUrl}/${topic}/${file}`;
}

/** The file that an entry without a web address of its own can be read at, within its topic. */
export function entryFile(entryId: string): string {
  return `entries/${entryId.replace(/^urn:uuid:/, '').replace(/[^0-9A-Za-z-]/g, '-')}.html`;
}

/** Where an entry can be read: at its publisher's, else in newsfold's own archive. Absolute. */
export function entryAddress(
  settings: Pick<Settings, 'baseUrl'>,
  entry: { readonly id: string; readonly topic: string; readonly url: string | null },
): string {
  return webAddress(entry.url) ?? topicAddress(settings, entry.topic, entryFile(entry.id));
}

/** The same for links on the site's own pages, which hold whatever host the site is reached by. */
export function entryLink(
  settings: Pick<Settings, 'baseUrl'>,
  entry: { readonly id: string; readonly topic: string; readonly url: string | null },
): string {
  return webAddress(entry.url) ?? topicPath(settings, entry.topic, entryFile(entry.id));
}
