import { textsFor, type Words } from '../languages/texts.ts';
import type { EditionListing } from '../model/edition.ts';
import type { Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import { basePathOf, topicAddress, topicPath } from './addresses.ts';
import { arrivalsChart, type DayArrivals } from './chart.ts';
import { minuteElement, timeElement } from './dates.ts';
import { type Html, html } from './html.ts';
import { type PageFeed, page } from './page.ts';
import { groupStories, languageOf, storyItem } from './story-list.ts';

export type SiteSettings = Pick<Settings, 'baseUrl' | 'siteName'>;

export type ListedEdition = Pick<EditionListing, 'id' | 'subject' | 'madeAt'>;

/** All that a topic's page shows. */
export interface TopicView {
  readonly topic: TopicNames;
  /** Newest first. */
  readonly entries: readonly Entry[];
  readonly days: readonly DayArrivals[];
  /** Newest first. */
  readonly editions: readonly ListedEdition[];
}

/** Editions named on the topic's own page; the rest are one click away. */
const editionsOnTopicPage = 5;

/** The page of a topic: what is new, where else it can be read, how to follow it. */
export function topicPage(view: TopicView, settings: SiteSettings): string {
  const { topic, editions } = view;
  const words = textsFor(topic.language).site;
  const newest = editions.slice(0, editionsOnTopicPage);
  return page({
    title: topic.title,
    lang: words.lang,
    description: topic.description,
    canonical: topicAddress(settings, topic.slug),
    basePath: basePathOf(settings),
    feeds: topicFeeds(topic, settings),
    trail: [{ href: `${basePathOf(settings)}/`, text: settings.siteName }],
    body: html`<h1${languageOf(topic.language, words)}>${topic.title}</h1>
<p class="lead"${languageOf(topic.language, words)}>${topic.description}</p>
${follow(topic, settings, words)}
<section aria-labelledby="latest">
<h2 id="latest">${words.latest}</h2>
${
  view.entries.length === 0
    ? html`<p class="empty">${words.noEntries}</p>`
    : groupStories(view.entries).map((story) => storyItem(story, settings, words))
}
</section>
${arrivalsChart(view.days, words)}
<section aria-labelledby="editions">
<h2 id="editions">${words.editions}</h2>
${editionList(topic, newest, settings, words)}${
  editions.length > newest.length &&
  html`<p><a href="${topicPath(settings, topic.slug, 'editions/')}">${words.allEditions}</a></p>\n`
}</section>`,
  });
}

/** The page that lists a topic's editions. */
export function editionsPage(view: TopicView, settings: SiteSettings): string {
  const { topic } = view;
  const words = textsFor(topic.language).site;
  return page({
    title: `${words.editions}: ${topic.title}`,
    lang: words.lang,
    basePath: basePathOf(settings),
    canonical: topicAddress(settings, topic.slug, 'editions/'),
    feeds: topicFeeds(topic, settings),
    trail: [
      { href: `${basePathOf(settings)}/`, text: settings.siteName },
      { href: topicPath(settings, topic.slug), text: topic.title },
    ],
    body: html`<h1>${words.editions}</h1>
<p class="lead">${words.editionsLead}</p>
${editionList(topic, view.editions, settings, words)}<p class="follow">${mailButton(topic, settings, words)}</p>`,
  });
}

/** What feed readers find on a page of the topic. */
export function topicFeeds(topic: TopicNames, settings: SiteSettings): PageFeed[] {
  const feeds = [
    ['feed.atom', 'application/atom+xml', 'Atom'],
    ['feed.rss', 'application/rss+xml', 'RSS'],
    ['feed.json', 'application/feed+json', 'JSON Feed'],
  ] as const;
  return feeds.map(([file, type, format]) => ({
    href: topicPath(settings, topic.slug, file),
    type,
    title: `${topic.title} (${format})`,
  }));
}

function follow(topic: TopicNames, settings: SiteSettings, words: Words): Html {
  const to = (file: string) => topicPath(settings, topic.slug, file);
  return html`<nav class="follow" aria-label="${words.feeds}">
${mailButton(topic, settings, words)}
<p><span class="quiet">${words.inReader}</span> <a href="${to('feed.atom')}">Atom</a> <a href="${to('feed.rss')}">RSS</a> <a href="${to('feed.json')}">JSON</a></p>
</nav>
<p class="hint">${words.howToFollow}</p>`;
}

function mailButton({ slug }: TopicNames, settings: SiteSettings, words: Words): Html {
  return html`<a class="button" href="${topicPath(settings, slug, 'subscribe')}">${words.byMail}</a>`;
}

function editionList(
  topic: TopicNames,
  editions: readonly ListedEdition[],
  settings: SiteSettings,
  words: Words,
): Html {
  if (editions.length === 0) return html`<p class="empty">${words.noEditions}</p>\n`;
  const days = editions.map(({ madeAt }) => madeAt.slice(0, 10));
  const severalADay = new Set(days).size < days.length;
  return html`<ul class="plain">${editions.map(
    (edition) => html`
<li><a href="${topicPath(settings, topic.slug, `editions/${edition.id}.html`)}"${languageOf(topic.language, words)}>${edition.subject}</a><br><span class="meta">${(severalADay ? minuteElement : timeElement)(edition.madeAt, words.lang)}</span></li>`,
  )}
</ul>
`;
}
