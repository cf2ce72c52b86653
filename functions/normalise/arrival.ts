import type { StatedDate } from '../model/article.ts';
import type { BlobInfo, Instant } from '../ports.ts';
import { parseFeedDate } from './feed/feed-dates.ts';

/** How a document arrived, as its blob's metadata says. */
export interface Arrival {
  readonly source: string;
  readonly url: string | null;
  readonly receivedAt: Instant;
  /** Slugs of the topics it may be on; null for all. */
  readonly topics: ReadonlySet<string> | null;
  readonly backlog: boolean;
  /** Topics that have just joined the source, for which alone it is its past. */
  readonly joining: ReadonlySet<string>;
  readonly identities: readonly string[];
  readonly categories: readonly string[];
  /** What the feed that led to it states. */
  readonly published: StatedDate | null;
  readonly byline: string | null;
  readonly released: boolean;
  /** Whether it was fetched from its address; else it is the owner's, or a mail. */
  readonly fetched: boolean;
  /** The name of the file that it was read from; null where there was none. */
  readonly file: string | null;
}

/** Reads the metadata that `put-document.ts` and the drop folder write. */
export function arrivalOf(info: BlobInfo): Arrival {
  const { source, url, topics, backlog, joining, identities, categories, published, byline, released, fetched, file } =
    info.metadata;
  const receivedAt = info.metadata['received-at'];
  return {
    source: source ?? 'dropped',
    url: url === undefined ? null : decoded(url),
    receivedAt: receivedAt !== undefined && Number.isFinite(Date.parse(receivedAt)) ? receivedAt : info.storedAt,
    topics: topics === undefined ? null : new Set(topics.split(',').map((slug) => slug.trim())),
    backlog: backlog === '1',
    joining: new Set(joining?.split(',')),
    published: published === undefined ? null : parseFeedDate(published),
    byline: byline === undefined ? null : decoded(byline),
    released: released === '1',
    fetched: fetched === '1',
    file: file === undefined ? null : decoded(file),
    identities: listed(identities),
    categories: listed(categories),
  };
}

/** Names percent-encoded one by one, with spaces between. */
function listed(names: string | undefined): readonly string[] {
  return (names ?? '')
    .split(' ')
    .filter((name) => name !== '')
    .map(decoded);
}

/** Metadata is ASCII, so addresses come percent-encoded as a whole; one that is not is taken as it stands. */
function decoded(url: string): string {
  if (/^https?:\/\//i.test(url)) return url;
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
