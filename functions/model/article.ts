import type { Instant } from '../ports.ts';

/** A date as the source states it: a calendar day (`2023-12-12`) when no time is given, else an instant in UTC. */
export type StatedDate = string;

export const roles = ['standfirst', 'heading', 'paragraph', 'quote', 'list', 'caption'] as const;
export type Role = (typeof roles)[number];

export interface Paragraph {
  readonly role: Role;
  /** Plain text, white space folded; the items of a list are separate paragraphs. */
  readonly text: string;
  /** Inline markup of the same text (links, emphasis), not yet sanitised; absent for plain text. */
  readonly html?: string;
}

export interface Publisher {
  readonly name: string | null;
  /** Registrable domain, lower case: `allafrica.com`. */
  readonly domain: string | null;
}

export interface Image {
  readonly url: string;
  readonly alt: string | null;
}

/**
 * What a reader of one format (page, plain text, feed entry, JSON, mail) found.
 * `finish-article.ts` turns it into an article; a field that the source does not state is null.
 */
export interface Draft {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: Publisher;
  /** Canonical address if stated, else the address it was fetched from. Absolute. */
  readonly url: string | null;
  /** Other names of the same article: `guid:<source>|<guid>`. */
  readonly identities: readonly string[];
  readonly published: StatedDate | null;
  readonly modified: StatedDate | null;
  /** The place a report was filed from: `Harare`. */
  readonly dateline: string | null;
  /** BCP 47, if stated. */
  readonly language: string | null;
  /** The source's own summary, if it has one. */
  readonly summary: string | null;
  readonly categories: readonly string[];
  readonly image: Image | null;
  /** The agency a report is credited to: `Reuters`. */
  readonly wireCredit: string | null;
  readonly paragraphs: readonly Paragraph[];
}

/** Where nobody says when a document was received, as of a file that is only shown. */
export const receivedAnyTime: Instant = '1970-01-01T00:00:00.000Z';

/** The source of a topic's examples and samples. */
export const seedsSource = 'seeds';

/** Where the words of a document are from, where it was not the owner who put them in. */
export type Speaker =
  /** Fetched: `site` answered; `asked`, of an entry's page, is the address that was asked for, as `articleAddress` gives it. */
  | { readonly kind: 'site'; readonly site: string; readonly asked?: string }
  /** Sent by mail from an address at that site, as the mail says. */
  | { readonly kind: 'mail'; readonly site: string };

export interface Provenance {
  readonly documentKey: string;
  /** Or `receivedAnyTime`. */
  readonly receivedAt: Instant;
  /** `dropped`, or the id of the source it came from. */
  readonly source: string;
  /** True for the past of a source met for the first time: it goes into the feed, but no mail is due for it. */
  readonly backlog?: boolean;
  /** Absent for what the owner put in by hand or had pushed. */
  readonly speaker?: Speaker;
}

/** A normalised document. The same bytes from the same place always give the same article. */
export interface Article extends Omit<Draft, 'title' | 'paragraphs'> {
  /** From the first identity; never changes when the text does. Lower-case hex. */
  readonly id: string;
  /** `link:…`, `guid:…` or, where there is neither, `text:…`; the first one made the id. */
  readonly identities: readonly string[];
  /** Hash of the content: the same content, the same version. */
  readonly version: string;
  readonly title: string;
  readonly language: string | null;
  readonly summary: string | null;
  readonly paragraphs: readonly { readonly role: Role; readonly text: string }[];
  /** The paragraphs but for captions, joined with blank lines. */
  readonly text: string;
  /** Sanitised; links absolute; safe to publish as it is. */
  readonly html: string;
  readonly provenance: Provenance | null;
}
