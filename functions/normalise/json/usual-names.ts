import type { FeedText } from '../feed/feed-model.ts';
import { plainText } from '../feed/read-feed.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The names under which services and schema.org keep the same thing, best first. */
export const names = {
  title: ['title', 'headline', 'name', 'webTitle'],
  text: ['text', 'articleBody', 'body', 'content_text', 'bodyText', 'content', 'story_text', 'lead_paragraph'],
  html: ['html', 'content_html', 'body_html', 'body-html'],
  url: ['url_alias', 'url', 'link', 'canonical_url', 'canonicalUrl', 'webUrl', 'web_url', 'mainEntityOfPage', '@id'],
  guid: ['guid', 'id', '_id', 'identifier'],
  published: [
    ...['published', 'datePublished', 'date_published', 'published_at', 'publishedAt', 'pubDate', 'pub_date'],
    ...['webPublicationDate', 'dateTimePub', 'date_gmt', 'date', 'created_at', 'created'],
  ],
  modified: [
    ...['modified_gmt', 'modified', 'dateModified', 'date_modified', 'updated', 'updated_at', 'updatedAt'],
    ...['lastModified', 'changed'],
  ],
  byline: ['byline', 'author', 'authors', 'creator'],
  publisher: ['publisher', 'source', 'site', 'site_name', 'provider'],
  language: ['language', 'inLanguage', 'lang'],
  summary: ['summary', 'description', 'abstract', 'excerpt', 'trailText'],
  standfirst: ['standfirst', 'subtitle', 'alternativeHeadline'],
  categories: ['categories', 'tags', 'keywords', 'articleSection', 'section', 'sectionName', 'section_name'],
  image: ['image', 'thumbnailUrl', 'image_url', 'imageUrl', 'urlToImage', 'thumbnail', 'feature_image'],
  dateline: ['dateline'],
} as const;

/** Of a title or a summary. */
const markupCharactersMax = 100_000;
/** Objects within an article that hold its fields. */
const withinNames = ['fields', 'attributes'];
/** Where an object that stands for one value says it: WordPress, the New York Times, ReliefWeb and Drupal. */
const valueNames = ['main', 'original', 'value', 'created'];

/** The object with what the objects within it that hold its fields say. */
export function opened(object: JsonObject): JsonObject {
  const within = withinNames.map((name) => object[name]).filter(isObject);
  return within.length === 0 ? object : Object.assign({}, object, ...within);
}

/** What stands under the first of these names that says something. */
export function first(object: JsonObject, fields: readonly string[]): unknown {
  for (const field of fields) {
    const value = object[field];
    if (value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')) return value;
  }
  return undefined;
}

/** The one value that a list of one, or an object around it, is there for; any other as it is. */
export function oneValue(value: unknown): unknown {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isObject(one)) return one;
  return one.rendered ?? first(one, valueNames) ?? one;
}

/** A line of text, or null; what is said to be rendered is markup. */
export function textOf(value: unknown): string | null {
  const said = oneValue(value);
  if (typeof said === 'number') return String(said);
  if (typeof said !== 'string' || said.trim() === '') return null;
  const isMarkup = isObject(value) && value.rendered === said;
  return isMarkup
    ? plainText({ kind: 'html', value: said.slice(0, markupCharactersMax), base: null } satisfies FeedText)
    : said.replace(/\s+/g, ' ').trim();
}

/** Whether a JSON value is an object, neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
