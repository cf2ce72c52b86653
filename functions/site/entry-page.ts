import sanitize from 'sanitize-html';
import { textsFor } from '../languages/texts.ts';
import type { Article } from '../model/article.ts';
import type { Entry } from '../model/entry.ts';
import type { TopicNames } from '../model/topic.ts';
import { shorten } from '../text/shorten.ts';
import { basePathOf, entryFile, topicAddress, topicPath } from './addresses.ts';
import { html, trusted } from './html.ts';
import { page } from './page.ts';
import { copyLinks, entryTime, languageOf, sourceName, summaryCharsMax } from './story-list.ts';
import type { SiteSettings } from './topic-page.ts';

/** What an article's body is made of here: text and links. Pictures would load from elsewhere. */
const articleElements = [
  ...['p', 'br', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'code', 'hr'],
  ...['a', 'em', 'strong', 'b', 'i', 'cite', 'q', 'sub', 'sup', 'small', 'abbr', 'time', 'bdi', 'bdo', 'span'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'figure', 'figcaption', 'div', 'section'],
];

/**
 * The page of an article that came in without a web address: what its feed entry links to.
 * Made of the entry and its article alone, so it changes only when they do.
 */
export function entryPage(
  entry: Entry,
  article: Article | undefined,
  topic: TopicNames,
  settings: SiteSettings,
): string {
  const words = textsFor(topic.language).site;
  const title = entry.title.trim() || words.untitled;
  return page({
    title,
    lang: words.lang,
    description: shorten(entry.summary ?? '', summaryCharsMax),
    canonical: topicAddress(settings, topic.slug, entryFile(entry.id)),
    basePath: basePathOf(settings),
    trail: [
      { href: `${basePathOf(settings)}/`, text: settings.siteName },
      { href: topicPath(settings, topic.slug), text: topic.title },
    ],
    body: html`<article>
<h1${languageOf(entry.language, words)}>${title}</h1>
<p class="meta"><b>${sourceName(entry.publisher) ?? words.unstatedSource}</b> · ${entryTime(entry, words)}${
      entry.byline && html` · ${words.by} ${entry.byline}`
    }</p>
<div class="article"${languageOf(entry.language, words)}>
${article === undefined ? html`<p>${entry.summary}</p>` : bodyOf(article)}
</div>
${copies(entry, words.alsoAt)}</article>`,
    footer: html`<p>${words.onlyHere}</p>`,
  });
}

function bodyOf(article: Article) {
  return trusted(
    sanitize(article.html, {
      allowedTags: articleElements,
      allowedAttributes: { a: ['href'], '*': ['lang', 'dir'], time: ['datetime'], td: ['colspan', 'rowspan'] },
      allowedSchemes: ['http', 'https', 'mailto'],
      allowProtocolRelative: false,
      // The page's own title is its only first heading.
      transformTags: { h1: 'h2' },
    }),
  );
}

function copies(entry: Entry, label: string) {
  const links = copyLinks(entry.alsoAt, new Set([sourceName(entry.publisher)]));
  return links.length === 0
    ? html``
    : html`<h2>${label}</h2>\n<ul>${links.map((link) => html`<li>${link}</li>`)}</ul>\n`;
}
