import { limits } from '../limits.ts';
import type { Article, Draft, Provenance, Speaker, StatedDate } from '../model/article.ts';
import type { Instant } from '../ports.ts';
import { articleAddress, canonicalUrl } from './canonical-url.ts';
import { decodeText } from './decode/decode-text.ts';
import { binaryKind, detectFormat, isUnreadable, listKind } from './decode/detect-format.ts';
import { repairDoubleEncoding } from './decode/double-encoding.ts';
import { readFeed } from './feed/read-feed.ts';
import { finishArticle } from './finish-article.ts';
import { readHtml } from './html/read-html.ts';
import { savedFrom } from './html/saved-from.ts';
import { readJson } from './json/read-json.ts';
import { mailsOf } from './mail/mailbox.ts';
import { type HeldMail, readMail } from './mail/read-mail.ts';
import { readPlainText } from './plain/read-plain-text.ts';
import { isAsked, siteOf } from './who-speaks.ts';

export interface DocumentInput {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Where it was fetched from, if it was. */
  readonly url: string | null;
  /** Whether it was fetched from there, and so is that site's word; else it is the owner's, or a mail's. */
  readonly fetched?: boolean;
  readonly receivedAt: Instant;
  readonly source: string;
  readonly documentKey: string;
  /** See `Provenance.backlog`. */
  readonly backlog?: boolean;
  /** Other names of the article, as the feed that led to its page calls it. */
  readonly identities?: readonly string[];
  /** What that feed states where the page is silent. */
  readonly published?: StatedDate | null;
  readonly byline?: string | null;
  /** The folders of its source, which its articles are in as well. */
  readonly categories?: readonly string[];
  /** A mail that the owner lets through, whatever speaks against it. */
  readonly released?: boolean;
}

export type DocumentOutcome =
  /** `skipped` says which parts of the document were no articles, and why. */
  | { readonly kind: 'articles'; readonly articles: readonly Article[]; readonly skipped: readonly string[] }
  | HeldMail
  | { readonly kind: 'rejected'; readonly reason: string };

interface Drafts {
  readonly drafts: readonly Draft[];
  readonly skipped: readonly string[];
}

/**
 * The articles of a document in any format that is understood. The same bytes from the same place always give the
 * same articles. Whatever the bytes are, the outcome is articles or a reason; only a fault of this code throws.
 */
export async function readDocument(input: DocumentInput): Promise<DocumentOutcome> {
  const { bytes, contentType, url } = input;
  const mebibytesMax = limits.documentBytesMax / 1024 / 1024;
  if (bytes.length > limits.documentBytesMax) return rejected(`larger than ${mebibytesMax} MiB`);
  const kind = binaryKind(bytes);
  if (kind !== null) return rejected(`${kind}, not a text`);
  const text = repairDoubleEncoding(decodeText(bytes, { contentType }).text);
  if (text.trim() === '') return rejected('empty');
  if (isUnreadable(text)) return rejected('binary data, or text in an encoding that is not stated');
  const list = listKind(text);
  if (list !== null) return rejected(list);
  if (detectFormat(text, contentType) === 'mail') return readMails(input);
  const speaker = speakerOf(input);
  const read = readDrafts(text, contentType, { url: url === null ? null : canonicalUrl(url), speaker });
  if ('rejected' in read) return rejected(read.rejected);
  const provenance = provenanceOf(input, speaker);
  const inPlace = inFolders(read, input.categories ?? []);
  const [draft] = inPlace.drafts;
  // What is given with the document is its article's, where it holds just one.
  if (draft === undefined || inPlace.drafts.length > 1) return finishAll(inPlace, provenance);
  const published = draft.published ?? input.published ?? null;
  const byline = draft.byline ?? input.byline ?? null;
  return finishAll({ ...inPlace, drafts: [{ ...draft, published, byline }] }, provenance, input.identities);
}

/** What was asked for is the link that is given with an entry's page. */
function speakerOf({ fetched, url, identities = [] }: DocumentInput): Speaker | undefined {
  if (fetched !== true || url === null) return undefined;
  const asked = identities.find((identity) => identity.startsWith('link:'))?.slice('link:'.length);
  return { kind: 'site', site: siteOf(url), ...(asked !== undefined && { asked }) };
}

/** The articles of one mail, or of a mailbox that was saved as one file. */
async function readMails(input: DocumentInput): Promise<DocumentOutcome> {
  const mails = mailsOf(input.bytes);
  if (mails.length === 1) return readMailDocument(input);
  const articles: Article[] = [];
  const skipped: string[] = [];
  for (const [at, bytes] of mails.slice(0, limits.entriesPerDocumentMax).entries()) {
    const outcome = await readMailDocument({ ...input, bytes });
    if (outcome.kind === 'articles') articles.push(...outcome.articles);
    else skipped.push(`mail ${at + 1} of ${mails.length}: ${outcome.reason}`);
  }
  return articles.length === 0 ? rejected(skipped[0]!) : { kind: 'articles', articles, skipped };
}

async function readMailDocument(input: DocumentInput): Promise<DocumentOutcome> {
  const outcome = await readMail(input.bytes, { released: input.released ?? false });
  if (outcome.kind !== 'article') return outcome;
  const { draft, sender } = outcome;
  const speaker: Speaker = { kind: 'mail', site: siteOf(`http://${sender?.split('@').at(-1) ?? ''}`) };
  return finishAll({ drafts: [draft], skipped: [] }, provenanceOf(input, speaker));
}

function inFolders(read: Drafts, folders: readonly string[]): Drafts {
  if (folders.length === 0) return read;
  // First, for an article may have more categories of its own than are kept.
  return { ...read, drafts: read.drafts.map((draft) => ({ ...draft, categories: [...folders, ...draft.categories] })) };
}

function readDrafts(
  text: string,
  contentType: string | null,
  context: { readonly url: string | null; readonly speaker: Speaker | undefined },
): Drafts | { rejected: string } {
  const format = detectFormat(text, contentType);
  switch (format) {
    case 'html':
      return inItsPlace(only(readHtml(text, { url: context.url ?? savedFrom(text) })), context);
    case 'plain':
      return only(readPlainText(text, context));
    case 'json': {
      const outcome = readJson(text, context);
      if (outcome.kind === 'rejected') return { rejected: outcome.reason };
      // The owner's clients know where their articles stand; what a site serves is known by where it stood.
      return context.speaker === undefined ? outcome : inItsPlace(outcome, context);
    }
    case 'feed': {
      const outcome = readFeed(text, context);
      if (outcome.kind === 'rejected') return { rejected: outcome.reason };
      return outcome.drafts.length === 0
        ? { rejected: 'the feed holds no entries' }
        : { drafts: outcome.drafts, skipped: [] };
    }
    case 'mail':
      throw new Error('a mail is read from its bytes, for its parts differ in charset');
    default:
      return format satisfies never;
  }
}

function only(read: Draft | { readonly rejected: string }): Drafts | { rejected: string } {
  return 'rejected' in read ? read : { drafts: [read], skipped: [] };
}

/**
 * A page that names another site's address as its own (`rel=canonical`) stands where it was found: it is that site's
 * copy, which folds by its text, and does not speak under the other's address. Unless that was the address asked for.
 */
function inItsPlace(
  read: Drafts | { readonly rejected: string },
  { url, speaker }: { readonly url: string | null; readonly speaker: Speaker | undefined },
): Drafts | { rejected: string } {
  if ('rejected' in read || url === null) return read;
  const drafts = read.drafts.map((draft) => {
    if (draft.url === null || siteOf(draft.url) === siteOf(url)) return draft;
    if (speaker !== undefined && isAsked(speaker, draft.url)) return draft;
    return { ...draft, url, publisher: { ...draft.publisher, domain: null } };
  });
  return { ...read, drafts };
}

async function finishAll(
  { drafts, skipped }: Drafts,
  provenance: Provenance,
  given: readonly string[] = [],
): Promise<DocumentOutcome> {
  const shared = sharedLinks(drafts);
  const articles: Article[] = [];
  const reasons = [...skipped];
  for (const draft of drafts.slice(0, limits.entriesPerDocumentMax)) {
    const linkNamesArticle = !shared.has(addressOf(draft) ?? '');
    const article = await finishArticle(draft, provenance, { linkNamesArticle, given });
    if ('rejected' in article) reasons.push(article.rejected);
    else articles.push(article);
  }
  if (articles.length === 0) return rejected(reasons[0] ?? 'no article in it');
  return { kind: 'articles', articles, skipped: reasons };
}

/** Links that more than one article of the document gives: they name the page that lists them. */
function sharedLinks(drafts: readonly Draft[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const draft of drafts) {
    const address = addressOf(draft);
    if (address === null) continue;
    if (seen.has(address)) shared.add(address);
    seen.add(address);
  }
  return shared;
}

function addressOf(draft: Draft): string | null {
  const canonical = draft.url === null ? null : canonicalUrl(draft.url);
  return canonical === null ? null : articleAddress(canonical);
}

function provenanceOf(
  { documentKey, receivedAt, source, backlog }: DocumentInput,
  speaker: Speaker | undefined,
): Provenance {
  const past = backlog === true ? { backlog } : {};
  return { documentKey, receivedAt, source, ...past, ...(speaker === undefined ? {} : { speaker }) };
}

function rejected(reason: string): DocumentOutcome {
  return { kind: 'rejected', reason };
}
