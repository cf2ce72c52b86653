import { fill } from '../languages/fill.ts';
import { textsFor, writtenLanguage } from '../languages/texts.ts';
import type { Edition } from '../model/edition.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import { html } from '../site/html.ts';
import { page } from '../site/page.ts';
import { languageOf } from '../site/story-list.ts';
import { restViews, type StoryView, storyViews } from './edition-view.ts';
import { statedTime } from './stated-time.ts';

/** An edition as a page of the site. It is everybody's: nothing in it is about one reader. */
export function editionPage(edition: Edition, topic: TopicNames, frame: Pick<Settings, 'siteName'>): string {
  const { digest } = textsFor(topic.language);
  const words = textsFor(topic.language).site;
  const made = statedTime(edition.madeAt, topic.language);
  // The page stays when the site moves to another address, and its links to the archive hold there.
  const here = { baseUrl: '../..' };
  return page({
    title: fill(digest.editionTitle, { topic: topic.title, subject: edition.subject }),
    lang: writtenLanguage(topic.language),
    description: edition.preview,
    trail: [
      { href: '../../', text: frame.siteName },
      { href: '../', text: topic.title },
    ],
    body: html`<h1${languageOf(topic.language, words)}>${fill(digest.editionHeading, { topic: topic.title })}</h1>
<p class="lead"><time datetime="${edition.madeAt}">${made?.words ?? ''}</time></p>
${[...storyViews(edition, topic, here), ...restViews(edition, topic, here)].map((story) => storyHtml(story, topic.language))}
<nav class="follow" aria-label="${words.editions}">
<a class="button" href="../subscribe">${words.byMail}</a>
<p><a href="./">${words.allEditions}</a></p>
</nav>`,
    basePath: '../..',
  });
}

function storyHtml(story: StoryView, language: string) {
  const { digest } = textsFor(language);
  const time =
    story.datetime === null
      ? html`${story.time}`
      : html`<time datetime="${story.datetime}" title="${story.exactTime ?? ''}">${story.time}</time>`;
  return html`<article class="story" dir="auto">
<h2><a href="${story.url}">${story.title}</a></h2>
<p class="meta">${story.update && html`<b>${digest.update}</b> · `}${story.publisher && html`<b>${story.publisher}</b> · `}${time}</p>
${story.summary && html`<p dir="auto">${story.summary}</p>`}
${story.updateNote && html`<p class="others"><bdi>${story.updateNote}</bdi></p>`}
${outletLine(digest.alsoCovered, story.others, language)}
${outletLine(digest.earlier, story.earlier, language)}
${story.steps.length > 0 && stepList(story.steps, digest.steps)}
</article>
`;
}

function stepList(steps: StoryView['steps'], label: string) {
  return html`<p class="others">${label}</p>
<ul class="others">${steps.map(
    ({ title, url, publisher, time }) =>
      html`
<li><a href="${url}">${title}</a> · ${publisher && html`<bdi>${publisher}</bdi> · `}<bdi>${time}</bdi></li>`,
  )}
</ul>`;
}

function outletLine(label: string, outlets: StoryView['others'], language: string) {
  const { listSeparator } = textsFor(language).site;
  if (outlets.length === 0) return html``;
  return html`<p class="others">${label} ${outlets.map(
    (outlet, index) =>
      html`${index > 0 && listSeparator}${outlet.url === null ? outlet.name : html`<a href="${outlet.url}" title="${outlet.title}">${outlet.name}</a>`}`,
  )}</p>`;
}
