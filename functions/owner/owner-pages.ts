import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import { basePathOf, topicPath } from '../site/addresses.ts';
import { type Html, html } from '../site/html.ts';
import { page } from '../site/page.ts';
import { type Asked, addressOf, ownerPath } from './asked.ts';
import { judgedItem } from './judged-item.ts';
import { type Filter, filters, type JudgedPage } from './judged-rows.ts';

type SiteSettings = Pick<Settings, 'baseUrl' | 'siteName'>;

const filterNames: Readonly<Record<Filter, string>> = {
  all: 'All',
  kept: 'Kept',
  folded: 'Folded',
  dropped: 'Dropped',
  corrected: 'Corrected',
};
const nothing: Readonly<Record<Filter, string>> = {
  all: 'Nothing was judged yet. Every article that comes in is listed here, whether it is kept, folded or dropped.',
  kept: 'Nothing was kept. Articles on the topic appear here as they come in.',
  folded: 'Nothing was folded. Copies of an article appear here, with the article they were folded into.',
  dropped: 'Nothing was dropped. Articles that are not on the topic appear here for some weeks.',
  corrected: 'You have corrected nothing. Say what is wrong beside an article, and it is listed here, to be undone.',
};

/** The topics, to choose one whose judgements to look at. */
export function topicsPage(topics: readonly TopicNames[], settings: SiteSettings): string {
  const empty = html`<p class="empty">No topic is followed yet. Each folder under seeds/ with a topic.json becomes one.</p>`;
  return ownerPage('Judgements', [], settings, [
    html`<p class="lead">What was kept, dropped and folded, and why. Say where that is wrong, and it is put right from then on.</p>`,
    topics.length === 0
      ? empty
      : html`<ul class="plain">${topics.map(
          ({ slug, title }) =>
            html`<li><a href="${ownerPath(settings, slug)}">${title}</a></li>
`,
        )}</ul>`,
  ]);
}

/** One topic's judgements, and how they are shown. */
export interface JudgementsView {
  readonly topic: TopicNames;
  readonly asked: Asked;
  readonly judged: JudgedPage;
  /** Goes along with what a button posts, and shows that it comes from this page. */
  readonly token: string;
  /** Why the button that was pressed last did nothing; null when none was, or it did. */
  readonly problem: string | null;
  /** Title of the article whose other one is being sought; null when none is. */
  readonly picked: string | null;
}

/** One topic's judgements with a button for each. */
export function judgementsPage(view: JudgementsView, settings: SiteSettings): string {
  const { topic, asked, judged, token, problem, picked } = view;
  const here = ownerPath(settings, topic.slug);
  const pageOf = (file: string) => topicPath(settings, topic.slug, file);
  const rows = judged.rows.map((row) => judgedItem(row, asked, { token, here, pageOf }));
  const older =
    judged.before !== null && html`<p><a href="${addressOf(here, { ...asked, before: judged.before })}">Older</a></p>`;
  const newest =
    asked.before !== null && html`<p><a href="${addressOf(here, { ...asked, before: null })}">Newest</a></p>`;
  return ownerPage(topic.title, [{ href: `${basePathOf(settings)}/owner/`, text: 'Judgements' }], settings, [
    html`<p class="lead">What became of each article that came in. <a href="${topicPath(settings, topic.slug)}">See the topic as readers do.</a></p>`,
    problem && html`<div class="note problem" role="alert"><p>${problem}</p></div>`,
    picked !== null && pickedNote(picked, asked, here),
    html`<nav aria-label="Show"><ul class="filters">${filters.map((filter) => filterLink(filter, asked, here))}</ul></nav>
<h2>${asked.filter === 'all' ? 'Newest first' : filterNames[asked.filter]}</h2>`,
    rows.length === 0 && html`<p class="empty">${nothing[asked.filter]}</p>`,
    ...rows,
    newest,
    older,
  ]);
}

function ownerPage(
  title: string,
  trail: readonly { readonly href: string; readonly text: string }[],
  settings: SiteSettings,
  body: readonly (Html | null | false | '')[],
): string {
  const basePath = basePathOf(settings);
  return page({
    title,
    lang: 'en',
    unlisted: true,
    basePath,
    trail: [{ href: `${basePath}/`, text: settings.siteName }, ...trail],
    body: html`<h1>${title}</h1>
${body}`,
  });
}

function filterLink(filter: Filter, asked: Asked, here: string): Html {
  const name = filterNames[filter];
  return filter === asked.filter
    ? html`<li><strong aria-current="page">${name}</strong></li>`
    : html`<li><a href="${addressOf(here, { ...asked, filter, before: null })}">${name}</a></li>`;
}

/** What the first of two clicks has chosen, and what the second is for. */
function pickedNote(title: string, asked: Asked, here: string): Html {
  return html`<div class="note" role="status"><p>You chose <q dir="auto">${title.trim() || 'Untitled'}</q>. Which other article is it a copy of,
or of one story with? Say so beside that one. <a href="${addressOf(here, { ...asked, pick: null })}">Choose none</a></p></div>`;
}
