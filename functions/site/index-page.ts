import { textsFor, type Words } from '../languages/texts.ts';
import type { Entry } from '../model/entry.ts';
import type { TopicNames } from '../model/topic.ts';
import { basePathOf, entryLink, topicPath } from './addresses.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { entryTime, languageOf, sourceName } from './story-list.ts';
import { type SiteSettings, topicFeeds } from './topic-page.ts';

export interface TopicGlance {
  readonly topic: TopicNames;
  /** Its newest entry, if it has one. */
  readonly newest: Entry | null;
}

/** The front page: every topic, with the newest headline of each. */
export function indexPage(topics: readonly TopicGlance[], settings: SiteSettings): string {
  const words = textsFor(siteLanguage(topics.map(({ topic }) => topic))).site;
  return page({
    title: settings.siteName,
    lang: words.lang,
    description: words.topicsLead,
    canonical: `${settings.baseUrl}/`,
    basePath: basePathOf(settings),
    feeds: topics.flatMap(({ topic }) => topicFeeds(topic, settings).slice(0, 1)),
    body: html`<h1>${settings.siteName}</h1>
<p class="lead">${words.topicsLead}</p>
${topics.length === 0 ? html`<p class="empty">${words.noTopics}</p>` : topicList(topics, settings, words)}`,
    // The status page speaks English, whatever the topics speak.
    footer: html`<p><a href="${basePathOf(settings)}/topics.opml">${words.opml}</a> ·
<a href="${basePathOf(settings)}/status"${languageOf('en', words)}>Sources</a></p>`,
  });
}

/** What stands where no page is; the server sends it with status 404. */
export function notFoundPage(topics: readonly TopicNames[], settings: SiteSettings): string {
  const words = textsFor(siteLanguage(topics)).site;
  return page({
    title: words.notFound,
    lang: words.lang,
    basePath: basePathOf(settings),
    unlisted: true,
    trail: [{ href: `${basePathOf(settings)}/`, text: settings.siteName }],
    body: html`<h1>${words.notFound}</h1>
<p class="lead">${words.notFoundLead}</p>
<ul class="plain">${topics.map(
      (topic) =>
        html`<li><a href="${topicPath(settings, topic.slug)}"${languageOf(topic.language, words)}>${topic.title}</a></li>`,
    )}</ul>`,
  });
}

/** What belongs to no single topic speaks the language that they have in common, else English. */
export function siteLanguage(topics: readonly Pick<TopicNames, 'language'>[]): string {
  const languages = new Set(topics.map(({ language }) => textsFor(language).site.lang));
  return languages.size === 1 ? ([...languages][0] ?? 'en') : 'en';
}

/** Each topic speaks its own language. */
function topicList(topics: readonly TopicGlance[], settings: SiteSettings, words: Words): Html {
  const items = topics.map(({ topic, newest }) => {
    const own = textsFor(topic.language).site;
    return html`
<li${own.lang !== words.lang && languageOf(own.lang, words)}>
<h2${languageOf(topic.language, own)}><a href="${topicPath(settings, topic.slug)}">${topic.title}</a></h2>
<p${languageOf(topic.language, own)}>${topic.description}</p>
${newest === null ? html`<p class="empty">${own.noEntries}</p>` : newestLine(newest, settings, own)}
</li>`;
  });
  return html`<ul class="plain topics">${items}
</ul>`;
}

function newestLine(entry: Entry, settings: SiteSettings, words: Words): Html {
  const source = sourceName(entry.publisher);
  const title = entry.title.trim() || words.untitled;
  return html`<p class="meta">${words.latest}${words.colon} <a href="${entryLink(settings, entry)}"${languageOf(entry.language, words)}>${title}</a><br>${
    source && html`<b>${source}</b> · `
  }${entryTime(entry, words)}</p>`;
}
