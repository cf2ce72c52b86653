import { recordKeys } from '../../keys.ts';
import type { Article } from '../../model/article.ts';
import type { Instant, RecordKey, StoredRecord } from '../../ports.ts';
import { identityHash } from '../entry-ids.ts';

/** Names of one article that are looked up and kept; a document that gives more is not to be trusted with them. */
const identitiesMax = 6;

/** What an identity's record says: which article it names, and where that is shown. */
export interface KnownIdentity {
  /** Position of the entry. */
  readonly entry: string;
  /** Key of the article's report. */
  readonly reportId: string;
  /** The version last taken in. */
  readonly version: string;
  /** When the latest version was received, taken in or not: what was received before it changes nothing any more. */
  readonly receivedAt: Instant;
  readonly source: string;
  /** Whether the article came with a name of its own beside its link. */
  readonly hasOwnName: boolean;
}

export interface NamedIdentity {
  readonly identity: string;
  readonly key: RecordKey;
  readonly record: StoredRecord<KnownIdentity> | undefined;
}

/** The names that an article goes by, each once, as many as are looked up; the first one made its id. */
export function identitiesOf(article: Article): string[] {
  return [...new Set(article.identities)].slice(0, identitiesMax);
}

/** Keys of what is known under these names, in their order. */
export function identityKeys(topic: string, identities: readonly string[]): RecordKey[] {
  return identities.map((identity) => recordKeys.identity(topic, identityHash(identity)));
}

export type Recognised =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly identity: KnownIdentity }
  /** Only a link is shared, and both have names of their own: the texts must tell whether it is one article. */
  | { readonly kind: 'shared link'; readonly identity: KnownIdentity };

/**
 * Which known article the names belong to. A guid is the site's own name for the item and decides alone, as the words
 * do where they are its name;
 * a link may be shared by two items (a live page, a feed whose items all point to one address).
 */
export function recognise(named: readonly NamedIdentity[]): Recognised {
  const byName = named.find(({ identity, record }) => isOwnName(identity) && record !== undefined);
  if (byName?.record !== undefined) return { kind: 'known', identity: byName.record.value };
  // Of two links the one that was asked for comes last; what a page calls its own may be one for all of its site's pages.
  const other = named.findLast(({ record }) => record !== undefined);
  if (other?.record === undefined) return { kind: 'unknown' };
  const bothHaveNames = other.record.value.hasOwnName && named.some(({ identity }) => isOwnName(identity));
  return { kind: bothHaveNames ? 'shared link' : 'known', identity: other.record.value };
}

/** A guid or, without one, the words; a link may be shared. */
export function isOwnName(identity: string): boolean {
  return !identity.startsWith('link:');
}
