import { isTooDeep } from './nesting.ts';
import { first, isObject, type JsonObject, names, oneValue, opened } from './usual-names.ts';

interface Found {
  readonly objects: readonly unknown[];
  /** Whether they stand in a list; else the one is all that there is. */
  readonly isList: boolean;
}

export type FoundObjects =
  | (Found & { readonly kind: 'objects' })
  | { readonly kind: 'rejected'; readonly reason: string };

/** Objects that hold others are opened this far. */
const wrapperDepthMax = 3;
/** Names under which an answer of a service, or JSON-LD, keeps its list of articles. */
const listNames = ['@graph', 'articles', 'items', 'results', 'entries', 'data'];

/** What a JSON text holds that may be articles: the list in it that is called as one, wherever it is kept, else the whole. */
export function articleObjects(text: string): FoundObjects {
  const parsed = parse(text);
  if ('reason' in parsed) return { kind: 'rejected', reason: parsed.reason };
  return { kind: 'objects', ...objectsIn(parsed.value, 0) };
}

/** Whether an object has a text of its own, as articles do. */
export function holdsText(given: JsonObject): boolean {
  const object = opened(given);
  const texts = [first(object, names.text), first(object, names.html)].map(oneValue);
  return texts.some((text) => typeof text === 'string') || Array.isArray(object.paragraphs);
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

function objectsIn(value: unknown, depth: number): Found {
  if (Array.isArray(value)) return { objects: value, isList: true };
  if (!isObject(value)) return { objects: [], isList: true };
  // What has a text of its own is an article, unless what it holds are articles, too.
  const holds = (inner: readonly unknown[]) =>
    !holdsText(value) || inner.some((one) => isObject(one) && holdsText(one));
  if (depth < wrapperDepthMax) {
    for (const name of listNames) {
      const inner = value[name];
      if (!Array.isArray(inner) || !holds(inner)) continue;
      return name === '@graph' ? articlesOfGraph(inner) : { objects: inner, isList: true };
    }
    if (isObject(value.article) && holds([value.article])) return objectsIn(value.article, depth + 1);
    if (!isArticle(value)) {
      const all = Object.values(value).map((inner) => objectsIn(inner, depth + 1));
      // What an answer says of itself is called as an article is, too: it has no text, and there is one of it.
      const [found] = all
        .filter(({ objects }) => objects.some(isArticle))
        .sort((a, b) => told(b) - told(a) || b.objects.length - a.objects.length);
      if (found !== undefined) return found;
    }
  }
  return { objects: [value], isList: false };
}

/** Whether something is called as articles are, and says more or where more is said. */
function isArticle(value: unknown): boolean {
  if (!isObject(value)) return false;
  const object = opened(value);
  return first(object, names.title) !== undefined && (holdsText(value) || first(object, names.url) !== undefined);
}

/** How many of them have a text. */
function told({ objects }: Found): number {
  return objects.filter((one) => isObject(one) && holdsText(one)).length;
}

/** The articles of a JSON-LD graph, which is of one page; where one refers to another node by its id, that node stands in its place. */
function articlesOfGraph(graph: readonly unknown[]): Found {
  const nodes = graph.filter(isObject);
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    return isObject(value) ? { ...byId.get(value['@id'] ?? ''), ...value } : value;
  };
  const objects = nodes
    .filter((node) => isArticleType(node['@type']))
    .map((node) => Object.fromEntries(Object.entries(node).map(([name, value]) => [name, resolved(value)])));
  return { objects, isList: objects.length > 1 };
}

/** schema.org's Article and the types below it that carry a text of their own. */
function isArticleType(type: unknown): boolean {
  const names = Array.isArray(type) ? type : [type];
  return names.some((name) => typeof name === 'string' && /(?:Article|Posting|Report|Story)$/.test(name));
}
