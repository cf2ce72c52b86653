import { limits } from '../../limits.ts';
import type { FeedEntry, FeedText, ParsedFeed } from '../feed/feed-model.ts';
import { joinUrl } from '../feed/join-url.ts';
import { articleObjects } from './article-objects.ts';
import { dateUnder } from './object-dates.ts';
import { first, isObject, type JsonObject, names, oneValue, opened, textOf } from './usual-names.ts';

const nothing = {
  ...{ id: null, title: null, subtitle: null, link: null, links: [], published: null, updated: null, authors: [] },
  ...{ rights: null, categories: [], language: null, image: null },
  hints: { intervalMinutes: null, skipHours: [], skipDays: [], hub: null, self: null },
};

/**
 * The articles that a service's answer in JSON lists, as the entries of a feed that says nothing of itself; those of which
 * it has a headline alone are among them. Rejected where it lists something else.
 */
export function parseJsonList(text: string, url: string): ParsedFeed {
  const found = articleObjects(text);
  if (found.kind === 'rejected') return found;
  const entries = found.objects
    .slice(0, limits.entriesPerDocumentMax)
    .flatMap((object) => (isObject(object) ? entryOf(opened(object), url) : []));
  if (entries.length === 0 && found.objects.length > 0)
    return { kind: 'rejected', reason: 'JSON that lists no articles: they have a title and an address, or a text' };
  return { kind: 'feed', head: nothing, entries };
}

function entryOf(object: JsonObject, base: string): readonly FeedEntry[] {
  const title = textOf(first(object, names.title));
  const address = addressOf(first(object, names.url));
  const text = [names.html, names.text].map((fields) => oneValue(first(object, fields)));
  const content = text.find((one) => typeof one === 'string') ?? null;
  if (title === null || (address === null && content === null)) return [];
  return [
    {
      id: textOf(first(object, names.guid)),
      title: textual('plain', title),
      link: address === null ? null : joinUrl(address, base),
      links: [],
      published: dateUnder(object, names.published),
      updated: dateUnder(object, names.modified),
      authors: [],
      summary: textual('plain', textOf(first(object, names.summary))),
      content: textual('html', content),
      categories: [],
      language: null,
      image: null,
      source: null,
    },
  ];
}

function addressOf(value: unknown): string | null {
  const address = isObject(value) ? (value.url ?? value['@id']) : value;
  return typeof address === 'string' ? address : null;
}

function textual(kind: FeedText['kind'], value: string | null): FeedText | null {
  return value === null ? null : { kind, value, base: null };
}
