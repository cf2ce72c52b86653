/**
 * What the outside world offers to the steps. Adapters (adapters/local, adapters/aws) are plain objects
 * made by small factories; every adapter of a port passes that port's contract suite in tests/contracts/.
 * Time, randomness and I/O enter the product through here and nowhere else.
 */

/** An instant in UTC, ISO 8601 with milliseconds: `2026-11-22T03:21:59.000Z`. Sorts as text. */
export type Instant = string;

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** An unguessable token of `bytes` random bytes, base64url without padding. */
  token(bytes: number): string;
}

export interface BlobInfo {
  readonly contentType: string;
  readonly bytesCount: number;
  /** Changes whenever the bytes do; opaque, without quotes. */
  readonly etag: string;
  readonly storedAt: Instant;
  /** ASCII keys and values, 2 KB at most in all (the limit of S3 user metadata). */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Blob extends BlobInfo {
  readonly bytes: Uint8Array;
}

export interface BlobContent {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly cacheControl?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** `absent`: only if nothing is there. `{ etag }`: only over that version. Otherwise unconditional. */
export type BlobCondition = 'absent' | { readonly etag: string };

export type BlobWritten = { readonly kind: 'written'; readonly etag: string } | { readonly kind: 'conflict' };

export interface Blobs {
  get(key: string): Promise<Blob | undefined>;
  head(key: string): Promise<BlobInfo | undefined>;
  /** Atomic: a reader sees the old bytes or the new ones, whatever happens in between. */
  put(key: string, content: BlobContent, condition?: BlobCondition): Promise<BlobWritten>;
  /** Copies bytes, content type and metadata without passing them through this process. */
  copy(from: string, to: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Keys in ascending order. For commands and start-up only: no step lists the archive. */
  list(
    prefix: string,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<{ readonly keys: readonly string[]; readonly more: boolean }>;
}

declare const kept: unique symbol;

/** The name of a partition. What each record in it holds, `V`, is for the compiler alone. */
export type Partition<V = unknown> = string & { readonly [kept]?: V };

/** Where a record stands. What is kept there, `V`, and what by every record of its partition, `All`, is for the compiler alone. */
export interface RecordKey<V = unknown, All = unknown> {
  readonly partition: Partition<All>;
  readonly sort: string;
  readonly [kept]?: V;
}

export interface StoredRecord<V = unknown> extends RecordKey<V> {
  readonly value: V;
  /** 1 when first written, one more at each write. */
  readonly version: number;
}

/** What must hold for a write to happen: nothing there, that version there, or anything. */
export type Expectation = 'absent' | 'any' | { readonly version: number };

export type RecordWrite =
  | {
      readonly kind: 'put';
      readonly key: RecordKey;
      readonly value: unknown;
      readonly expect: Expectation;
      readonly expiresAt?: Instant;
    }
  | { readonly kind: 'delete'; readonly key: RecordKey; readonly expect: Expectation }
  | { readonly kind: 'check'; readonly key: RecordKey; readonly expect: Expectation };

export type RecordsWritten = { readonly kind: 'written' } | { readonly kind: 'conflict'; readonly key: RecordKey };

/** What is found under some keys, in their order. */
export type FoundRecords<Keys extends readonly RecordKey[]> = {
  readonly [At in keyof Keys]: Keys[At] extends RecordKey<infer V> ? StoredRecord<V> | undefined : never;
};

export interface RecordRange {
  /** Inclusive lower bound of the sort key. */
  readonly from?: string;
  /** Exclusive upper bound of the sort key. */
  readonly to?: string;
  readonly limit: number;
  readonly descending?: boolean;
}

/** Small things that change. As small as a DynamoDB query, so that one contract fits both worlds. */
export interface Records {
  /** Expired records are never returned, whether or not they were swept yet. Reads are strongly consistent. */
  get<V>(key: RecordKey<V>): Promise<StoredRecord<V> | undefined>;
  /** In the order asked; at most `recordReadsMax` keys. */
  getMany<const Keys extends readonly RecordKey[]>(keys: Keys): Promise<FoundRecords<Keys>>;
  /** All or none; at most `transactionWritesMax` writes, each key once. */
  write(writes: readonly RecordWrite[]): Promise<RecordsWritten>;
  /** One partition by ascending (or descending) sort key; to go on, ask again from the last sort key seen. */
  list<V>(partition: Partition<V>, range: RecordRange): Promise<readonly StoredRecord<V>[]>;
}

export const recordReadsMax = 100;
export const transactionWritesMax = 100;
/** Bytes of one record's value as JSON (DynamoDB's item limit is 400 KB, keys and attribute names included). */
export const recordBytesMax = 350_000;

export interface FetchRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly bytesMax: number;
  readonly timeoutMs: number;
  readonly redirectsMax: number;
  /**
   * The one origin (`http://nas.local:8080`) that may be asked although it is an address of this machine or of a private
   * network. Left out, none is, and where a redirect leads elsewhere nothing private is either.
   */
  readonly privateOrigin?: string;
}

export type FetchOutcome =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      /** Decompressed; none where the status is not of success (2xx). */
      readonly bytes: Uint8Array;
      /** Where the body came from, after redirects. */
      readonly url: string;
      /** The last address that permanent redirects (301, 308) alone led to, if there was one. */
      readonly movedTo?: string;
    }
  /** Not allowed: a forbidden address or port, a scheme other than http(s), too many redirects, too large. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Did not work this time: DNS, connection, TLS, time. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchOutcome>;
}

export interface OutgoingMail {
  /** Envelope sender and recipient, bare addresses. */
  readonly from: string;
  readonly to: string;
  /** The whole message, CRLF lines of at most 998 bytes (RFC 5322 section 2.1.1). */
  readonly raw: Uint8Array;
  /** Name and value pairs that come back with bounces and complaints, where the transport can. */
  readonly tags?: Readonly<Record<string, string>>;
}

export type MailOutcome =
  | { readonly kind: 'sent'; readonly providerId: string }
  /** Nothing was sent; trying again later may work. */
  | { readonly kind: 'throttled'; readonly reason: string }
  /** Nothing was sent: no mail for this address is taken now, while those to others may be. */
  | { readonly kind: 'deferred'; readonly reason: string }
  /** Nothing was sent and nothing will be: this address or message is refused for good. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** As refused, for the mailbox's sake: `isHard` where there is none, and nothing will be taken for this address any more. */
  | { readonly kind: 'bounced'; readonly isHard: boolean; readonly reason: string }
  /** It is not known whether the mail went out (the connection broke after the message was handed over). */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface SendQuota {
  readonly perSecond: number;
  readonly remainingToday: number;
  /** Only verified recipients can be written to (the SES sandbox). */
  readonly sandbox: boolean;
}

export interface Mailer {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  quota(): Promise<SendQuota>;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** Adds to a metric: `documents`, `articles`, `onTopic`, `folded`, `mails`, `failures`. */
  count(metric: string, by?: number, dimensions?: Readonly<Record<string, string>>): void;
}

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly blobs: Blobs;
  readonly records: Records;
  readonly fetcher: Fetcher;
  readonly mailer: Mailer;
  readonly log: Log;
}
