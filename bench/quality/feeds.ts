import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import { decodeText } from '../../functions/normalise/decode/decode-text.ts';
import type { FeedText, ParsedFeed } from '../../functions/normalise/feed/feed-model.ts';
import { harmlessMarkup } from '../../functions/normalise/feed/harmless-markup.ts';
import { parseFeed } from '../../functions/normalise/feed/parse-feed.ts';
import { labelledRows } from '../../tests/labelled-data.ts';

interface FeedRow {
  readonly file: string;
  readonly expect: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly base64: string;
}

interface Expectation {
  readonly where: 'feed' | 'entry';
  readonly field: string;
  readonly value: string;
}

/** What the suite calls a field, and where this project has it. */
const fieldNames: Readonly<Record<string, string>> = {
  id: 'id',
  guid: 'id',
  title: 'title',
  title_detail: 'title',
  link: 'link',
  author: 'author',
  summary: 'summary',
  summary_detail: 'summary',
  content: 'content',
  language: 'language',
};
const feedFieldNames: Readonly<Record<string, string>> = {
  ...fieldNames,
  description: 'subtitle',
  subtitle: 'subtitle',
  tagline: 'subtitle',
  tagline_detail: 'subtitle',
  info: 'subtitle',
};

/** The suite's expectation, when it is one comparison of a field that an article or its feed has. */
function expectationOf(row: FeedRow): Expectation | null {
  const parts =
    /^(?:not bozo and |bozo and )?\(?(entries\[0\]|feed)\['(\w+)'\](?:\[0\])?(?:\['(?:value|name)'\])?\s*==\s*u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\)?$/.exec(
      row.expect.trim(),
    );
  if (parts === null) return null;
  const where = parts[1] === 'feed' ? 'feed' : 'entry';
  const names = where === 'feed' ? feedFieldNames : { ...fieldNames, description: 'summary' };
  const field = names[parts[2]!];
  return field === undefined ? null : { where, field, value: unescaped(parts[3] ?? parts[4] ?? '') };
}

/** The escapes of a Python string that the suite uses. */
function unescaped(literal: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return literal.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g, (_match, wide, narrow, single) =>
    wide || narrow ? String.fromCharCode(Number.parseInt(wide ?? narrow, 16)) : (named[single] ?? single),
  );
}

type Fields = Readonly<Record<string, string | null>>;

/** How many expectations of a peer's test suite are met: to the letter, and by the text without its markup. */
export async function measureFeeds() {
  const rows = labelledRows<FeedRow>('devdata/feeds.jsonl.gz').flatMap((row) => {
    const expectation = expectationOf(row);
    return expectation === null ? [] : [{ row, expectation }];
  });
  const score = (read: (row: FeedRow) => { feed: Fields; entry: Fields } | null) => {
    let [exact, byText] = [0, 0];
    for (const { row, expectation } of rows) {
      const found = read(row)?.[expectation.where][expectation.field] ?? null;
      if (found === expectation.value) exact++;
      if (found !== null && bareText(found) === bareText(expectation.value)) byText++;
    }
    return { exact: exact / rows.length, byText: byText / rows.length };
  };
  const ours = score((row) => fieldsOf(parseFeed(textOf(row), addressOf(row))));
  const theirs = score(feedsmithFields);
  return [
    { part: 'feeds', figure: 'expectations met by text', value: ours.byText, baseline: theirs.byText, aim: 0.95 },
    { part: 'feeds', figure: 'expectations met to the letter', value: ours.exact, baseline: theirs.exact, aim: 0.9 },
  ];
}

function textOf({ base64, headers }: FeedRow): string {
  return decodeText(Buffer.from(base64, 'base64'), { contentType: headers['content-type'] ?? null }).text;
}

/** The suite serves its files from a server of its own, whose address its expectations hold. */
function addressOf({ file, headers }: FeedRow): string {
  return headers['content-location'] ?? `http://127.0.0.1:8097/tests/${file}`;
}

function fieldsOf(parsed: ParsedFeed): { feed: Fields; entry: Fields } | null {
  if (parsed.kind === 'rejected') return null;
  const { head } = parsed;
  const entry = parsed.entries[0];
  const shown = (text: FeedText | null | undefined) =>
    text == null ? null : text.kind === 'plain' ? text.value : harmlessMarkup(text.value, text.base);
  return {
    feed: {
      id: head.id,
      title: shown(head.title),
      subtitle: shown(head.subtitle),
      link: head.link,
      author: head.authors.join(', ') || null,
      language: head.language,
    },
    entry: {
      id: entry?.id ?? null,
      title: shown(entry?.title),
      link: entry?.link ?? null,
      author: entry?.authors.join(', ') || null,
      summary: shown(entry?.summary ?? entry?.content),
      content: shown(entry?.content),
      language: entry?.language ?? null,
    },
  };
}

/** The same fields as the library gives them that reads most of the suite of those tried. */
function feedsmithFields(row: FeedRow): { feed: Fields; entry: Fields } | null {
  try {
    const feed = parseWithFeedsmith(textOf(row)).feed as Record<string, unknown>;
    const entries = (feed.items ?? feed.entries ?? []) as Record<string, unknown>[];
    return { feed: looseFields(feed), entry: looseFields(entries[0] ?? {}) };
  } catch {
    return null;
  }
}

function looseFields(holder: Record<string, unknown>): Fields {
  const links = holder.links as { href?: string }[] | undefined;
  const authors = holder.authors as ({ name?: string } | string)[] | undefined;
  const author = authors?.[0];
  const dc = (holder.dc ?? {}) as Record<string, unknown>;
  const encoded = (holder.content as { encoded?: string } | undefined)?.encoded;
  const guid = (holder.guid as { value?: string } | undefined)?.value;
  const described = string(holder.description) ?? string(dc.description);
  return {
    id: string(holder.id) ?? string(guid),
    title: string(holder.title) ?? string(dc.title),
    link: string(holder.link) ?? string(links?.[0]?.href),
    author: string(typeof author === 'string' ? author : author?.name) ?? string(dc.creator),
    subtitle: string(holder.subtitle) ?? string(holder.tagline) ?? described,
    summary: string(holder.summary) ?? described ?? string(encoded) ?? string(holder.content),
    content: string(encoded) ?? string(holder.content),
    language: string(holder.language) ?? string(dc.language),
  };
}

/** A text construct of Atom is an object with a `value`; dc elements may be lists. */
function string(value: unknown): string | null {
  if (Array.isArray(value)) return string(value[0]);
  if (typeof value === 'object' && value !== null) return string((value as { value?: unknown }).value);
  return typeof value === 'string' && value !== '' ? value : null;
}

function bareText(value: string): string {
  return value
    .replace(/<[^<>]*>/g, '')
    .replace(/&#?\w+;/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
