import { limits } from '../../limits.ts';
import type { Draft } from '../../model/article.ts';
import { draftOfObject, holdsText } from './draft-of-object.ts';
import { isTooDeep } from './nesting.ts';
import { first, isObject, type JsonObject, names, opened } from './usual-names.ts';

export type JsonOutcome =
  | { readonly kind: 'articles'; readonly drafts: readonly Draft[]; readonly skipped: readonly string[] }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Objects that hold others are opened this far. */
const wrapperDepthMax = 3;
/** Names under which an answer of a service, or JSON-LD, keeps its list of articles. */
const listNames = ['@graph', 'articles', 'items', 'results', 'entries', 'data'];

/** Reads an article object, JSON-LD or not, or a list of them; what is not one is told with its place and why. */
export function readJson(text: string, context: { readonly url: string | null }): JsonOutcome {
  const parsed = parse(text);
  if ('reason' in parsed) return { kind: 'rejected', reason: parsed.reason };
  const objects = articleObjects(parsed.value, 0);
  if (objects.length === 0) {
    return {
      kind: 'rejected',
      reason: 'the JSON holds no article: expected an object with a title and a text, or a list of them',
    };
  }
  const drafts: Draft[] = [];
  const skipped: string[] = [];
  objects.slice(0, limits.entriesPerDocumentMax).forEach((object, at) => {
    const draft = isObject(object) ? draftOfObject(object, context) : { rejected: 'not an object' };
    if (!('rejected' in draft)) drafts.push(draft);
    else
      skipped.push(objects.length === 1 ? draft.rejected : `article ${at + 1} of ${objects.length}: ${draft.rejected}`);
  });
  if (objects.length > limits.entriesPerDocumentMax)
    skipped.push(`more than ${limits.entriesPerDocumentMax} articles: the rest was left out`);
  if (drafts.length === 0) return { kind: 'rejected', reason: skipped.slice(0, 5).join('; ') };
  return { kind: 'articles', drafts, skipped };
}

function parse(text: string): { value: unknown } | { reason: string } {
  if (isTooDeep(text)) return { reason: 'JSON nested too deep' };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const values = parseLines(text);
    if (values !== null) return { value: values };
    return { reason: `malformed JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}` };
  }
}

/** JSON Lines: a value a line; null where a line is none, or where there is but one. */
function parseLines(text: string): unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  try {
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch {
    return null;
  }
}

function articleObjects(value: unknown, depth: number): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];
  // What has a text of its own is an article, unless what it holds are articles, too.
  const holds = (inner: readonly unknown[]) =>
    !holdsText(value) || inner.some((one) => isObject(one) && holdsText(one));
  if (depth < wrapperDepthMax) {
    for (const name of listNames) {
      const inner = value[name];
      if (!Array.isArray(inner) || !holds(inner)) continue;
      return name === '@graph' ? articlesOfGraph(inner) : inner;
    }
    if (isObject(value.article) && holds([value.article])) return articleObjects(value.article, depth + 1);
    if (!isArticle(value)) {
      const lists = Object.values(value).map((inner) => articleObjects(inner, depth + 1));
      // What an answer says of itself is called as an article is, too: it has no text, and there is one of it.
      const [found] = lists
        .filter((list) => list.some(isArticle))
        .sort((a, b) => told(b) - told(a) || b.length - a.length);
      if (found !== undefined) return found;
    }
  }
  return [value];
}

/** Whether something is called as articles are, and says more or where more is said. */
function isArticle(value: unknown): boolean {
  if (!isObject(value)) return false;
  const object = opened(value);
  return first(object, names.title) !== undefined && (holdsText(value) || first(object, names.url) !== undefined);
}

/** How many of them have a text. */
function told(list: readonly unknown[]): number {
  return list.filter((one) => isObject(one) && holdsText(one)).length;
}

/** The articles of a JSON-LD graph; where one refers to another node by its id, that node stands in its place. */
function articlesOfGraph(graph: readonly unknown[]): readonly JsonObject[] {
  const nodes = graph.filter(isObject);
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    return isObject(value) ? { ...byId.get(value['@id'] ?? ''), ...value } : value;
  };
  return nodes
    .filter((node) => isArticleType(node['@type']))
    .map((node) => Object.fromEntries(Object.entries(node).map(([name, value]) => [name, resolved(value)])));
}

/** schema.org's Article and the types below it that carry a text of their own. */
function isArticleType(type: unknown): boolean {
  const names = Array.isArray(type) ? type : [type];
  return names.some((name) => typeof name === 'string' && /(?:Article|Posting|Report|Story)$/.test(name));
}
