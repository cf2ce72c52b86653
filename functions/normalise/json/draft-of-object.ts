import { type Draft, type Image, type Paragraph, type Publisher, type Role, roles } from '../../model/article.ts';
import { statedByline } from '../bylines/stated-byline.ts';
import { guidIdentity } from '../feed/read-feed.ts';
import { fragmentParagraphs } from '../html/fragment-paragraphs.ts';
import { readHtml } from '../html/read-html.ts';
import { bodyParagraphs } from '../plain/body-paragraphs.ts';
import { absoluteUrl } from '../sanitise-html.ts';
import { siteOf } from '../who-speaks.ts';
import { dateUnder } from './object-dates.ts';
import { first, isObject, type JsonObject, names, oneValue, opened, textOf } from './usual-names.ts';

const listMax = 50;
const authorsMax = 10;

/**
 * An article object, by whatever of the usual names its fields go; `rejected` says what it lacks. The address of a list,
 * which may hold a key, is none of its articles'.
 */
export function draftOfObject(
  given: JsonObject,
  context: { readonly url: string | null; readonly isList: boolean },
): Draft | { readonly rejected: string } {
  const object = opened(given);
  const url = urlOf(first(object, names.url), context.url) ?? (context.isList ? null : context.url);
  const base = url ?? context.url;
  const body = bodyOf(object, base);
  const title = textOf(first(object, names.title));
  if ('rejected' in body) return body;
  if (body.paragraphs.length === 0 && title === null)
    return { rejected: "neither a title nor a text: give 'title' and one of 'text', 'html', 'paragraphs'" };
  if (body.paragraphs.length === 0 && textOf(first(object, names.summary)) === null) {
    return { rejected: "no text: give one of 'text', 'html', 'paragraphs'" };
  }
  const guid = textOf(first(object, names.guid));
  const standfirst = textOf(first(object, names.standfirst));
  return {
    title: title ?? body.title,
    byline: bylineOf(first(object, names.byline)),
    publisher: publisherOf(first(object, names.publisher)),
    url,
    identities: guid === null ? [] : [guidIdentity(guid, context.url ?? (url === null ? null : siteOf(url)))],
    published: dateUnder(object, names.published),
    modified: dateUnder(object, names.modified),
    dateline: textOf(first(object, names.dateline)),
    language: languageOf(first(object, names.language)),
    summary: textOf(first(object, names.summary)),
    categories: categoriesOf(object),
    image: imageOf(first(object, names.image), base),
    wireCredit: null,
    paragraphs: standfirst === null ? body.paragraphs : [{ role: 'standfirst', text: standfirst }, ...body.paragraphs],
  };
}

interface Body {
  readonly title: string | null;
  readonly paragraphs: readonly Paragraph[];
}

function bodyOf(object: JsonObject, url: string | null): Body | { readonly rejected: string } {
  const given = object.paragraphs;
  if (Array.isArray(given) && given.length > 0) return { title: null, paragraphs: given.flatMap(paragraphOf) };
  if (given !== undefined && given !== null && !Array.isArray(given)) return { rejected: "'paragraphs' is not a list" };
  const html = oneValue(first(object, names.html));
  const text = cutShort(oneValue(first(object, names.text)));
  const markup =
    typeof html === 'string'
      ? html
      : typeof text === 'string' && /<\/(?:p|div|article|body)>/i.test(text)
        ? text
        : null;
  if (markup !== null) {
    if (/<html[\s>]|<body[\s>]/i.test(markup)) return pageBody(markup, url);
    const paragraphs = fragmentParagraphs(markup, url);
    return paragraphs.length > 0
      ? { title: null, paragraphs }
      : { rejected: 'the HTML holds no text, or is nested too deeply' };
  }
  if (typeof text === 'string') return { title: null, paragraphs: bodyParagraphs(text) };
  if (text !== undefined) return { rejected: 'the text is not a string' };
  return { title: null, paragraphs: [] };
}

/** What a service leaves out it counts: `[+1234 chars]`. */
function cutShort(text: unknown): unknown {
  const mark = typeof text === 'string' ? /\[\+\d{1,7} chars\]\s{0,9}$/.exec(text.slice(-30))?.[0] : undefined;
  return mark === undefined ? text : (text as string).slice(0, -mark.length);
}

function pageBody(html: string, url: string | null): Body | { readonly rejected: string } {
  const page = readHtml(html, { url });
  return 'rejected' in page ? page : { title: page.title, paragraphs: page.paragraphs };
}

function paragraphOf(value: unknown): Paragraph[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ role: 'paragraph', text: value }];
  if (!isObject(value) || typeof value.text !== 'string' || value.text.trim() === '') return [];
  const role = value.role;
  return [{ role: roles.includes(role as Role) ? (role as Role) : 'paragraph', text: value.text }];
}

function bylineOf(value: unknown): string | null {
  const people = (Array.isArray(value) ? value : [value])
    .slice(0, authorsMax)
    .map((person) => (isObject(person) && person.name !== undefined ? textOf(person.name) : wordsOf(person)));
  return statedByline(people.filter((name) => name !== null));
}

function publisherOf(given: unknown): Publisher {
  const value = Array.isArray(given) ? given[0] : given;
  if (!isObject(value)) return { name: wordsOf(value), domain: null };
  const site = urlOf(value.url ?? value['@id'], null);
  const domain = textOf(value.domain) ?? (site === null ? null : new URL(site).hostname.replace(/^www\./, ''));
  return { name: textOf(value.name ?? value.title), domain: domain?.toLowerCase() ?? null };
}

function categoriesOf(object: JsonObject): string[] {
  const found = names.categories.flatMap((name) => {
    const value = object[name];
    if (typeof value === 'string') return value.split(/[,;]/);
    return Array.isArray(value)
      ? value.slice(0, listMax).map((each) => (isObject(each) ? textOf(each.value ?? each.name) : wordsOf(each)))
      : [];
  });
  return [...new Set(found.map((name) => name?.trim()).filter((name) => name !== undefined && name !== ''))].slice(
    0,
    listMax,
  ) as string[];
}

function imageOf(value: unknown, base: string | null): Image | null {
  const image = Array.isArray(value) ? value[0] : value;
  const url = urlOf(image, base);
  return url === null ? null : { url, alt: isObject(image) ? textOf(image.alt ?? image.caption) : null };
}

function languageOf(given: unknown): string | null {
  const value = Array.isArray(given) ? given[0] : given;
  return isObject(value) ? textOf(value.code ?? value.alternateName ?? value.name) : textOf(value);
}

/** A text that is no number: where names are asked for, that is the key of a record elsewhere. */
function wordsOf(value: unknown): string | null {
  return typeof value === 'number' ? null : textOf(value);
}

/** An address given as a string, or as an object with one. */
function urlOf(value: unknown, base: string | null): string | null {
  if (isObject(value)) return urlOf(value.url ?? value['@id'] ?? value.contentUrl, base);
  return typeof value === 'string' ? absoluteUrl(value, base) : null;
}
