import { recordKeys } from '../keys.ts';
import type { Article } from '../model/article.ts';
import { articleAddress, canonicalUrl } from '../normalise/canonical-url.ts';
import type { Instant, StoredRecord } from '../ports.ts';
import { type CurateNeeds, curate } from './curate.ts';
import { identityHash } from './entry-ids.ts';
import { explainJudgement } from './judge/explain-judgement.ts';
import { judgeArticle } from './judge/judge-article.ts';
import type { KnownIdentity } from './known/find-known.ts';

/** A text to fold and group, as a JSON line gives it. */
export interface TextRow {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly published: string | null;
  readonly url: string | null;
}

export interface RowAnswer {
  /** Why, for a person to read; only where asked for. */
  readonly explanation?: readonly string[];
  /** Id of the entry that the text is in. */
  readonly entry: string;
  /** The row whose entry it was folded into; null when it has its own. */
  readonly copyOf: string | null;
  readonly story: string;
}

/** All rows arrive at one time, after any date that they state, so that only those dates set them apart. */
export const rowsArriveAt: Instant = '2100-01-01T00:00:00.000Z';

/**
 * Folds and groups rows one after the other through the curate step, over records and blobs that start empty.
 * Rows with one id are one article.
 */
export function curateRows(
  topic: string,
  needs: CurateNeeds,
  asked: { readonly explain: boolean } = { explain: false },
): (row: TextRow) => Promise<RowAnswer> {
  const rowOfEntry = new Map<string, string>();
  return async (row) => {
    const article = articleOfRow(row);
    const articleKey = `rows/${article.id}`;
    const bytes = new TextEncoder().encode(JSON.stringify(article));
    await needs.blobs.put(articleKey, { bytes, contentType: 'application/json' });
    const judged = recordKeys.judgement(topic, rowsArriveAt, article.id);
    const before = await needs.records.get(judged);
    const why = asked.explain ? await explain(topic, article, needs) : [];
    await curate({ to: 'curate', topic, articleKey }, needs);
    await needs.blobs.delete(articleKey);
    const isNew = before === undefined && (await needs.records.get(judged)) !== undefined;
    const name = article.identities.at(-1) ?? '';
    const identity = (await needs.records.get(recordKeys.identity(topic, identityHash(name)))) as
      | StoredRecord<KnownIdentity>
      | undefined;
    if (identity === undefined) throw new Error(`row ${row.id} was not taken in`);
    const position = identity.value.entry;
    const entry = await needs.records.get(recordKeys.entry(topic, position));
    if (entry === undefined) throw new Error(`the entry of row ${row.id} is not there`);
    const first = rowOfEntry.get(position) ?? row.id;
    rowOfEntry.set(position, first);
    const answer = { entry: entry.value.id, copyOf: first === row.id ? null : first, story: entry.value.storyId };
    return asked.explain ? { ...answer, explanation: isNew ? why : [knownAlready] } : answer;
  };
}

const knownAlready = 'Known already: an article with its id or its address was there before.';

/** Judged once more, before anything is written. */
async function explain(topic: string, article: Article, needs: CurateNeeds): Promise<string[]> {
  return explainJudgement(article, await judgeArticle(topic, article, rowsArriveAt, needs));
}

/** The row of a JSON line; throws, saying what is wrong with it. */
export function parseTextRow(row: Readonly<Record<string, unknown>>): TextRow {
  const { id, title, text, published, url } = row;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('id must be a text or a number');
  const texts = { title: textOrNull(title), text: textOrNull(text) ?? '' };
  if (texts.title === null && texts.text === '') throw new Error('there is neither a title nor a text');
  return { id: String(id), ...texts, published: statedDate(textOrNull(published)), url: textOrNull(url) };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A day stays a day, anything with a time becomes an instant; what is no date is absent. */
function statedDate(text: string | null): string | null {
  if (text === null || Number.isNaN(Date.parse(text))) return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : new Date(text).toISOString();
}

function articleOfRow(row: TextRow): Article {
  const name = `guid:row|${row.id}`;
  const url = row.url === null ? null : canonicalUrl(row.url);
  const address = url === null ? null : articleAddress(url);
  return {
    id: identityHash(name),
    identities: address === null ? [name] : [`link:${address}`, name],
    version: identityHash(`${row.title ?? ''}\n${row.text}`),
    title: row.title ?? '',
    byline: null,
    publisher: { name: null, domain: null },
    url,
    published: row.published,
    modified: null,
    dateline: null,
    language: null,
    summary: null,
    categories: [],
    image: null,
    wireCredit: null,
    paragraphs: [],
    text: row.text,
    html: '',
    provenance: { documentKey: '', receivedAt: rowsArriveAt, source: 'rows' },
  };
}
