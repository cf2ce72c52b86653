import { textsFor } from '../../languages/texts.ts';
import { basePathOf, topicPath } from '../../site/addresses.ts';
import { html } from '../../site/html.ts';
import { notFoundPage, siteLanguage } from '../../site/index-page.ts';
import { languageOf } from '../../site/story-list.ts';
import type { Answer, WebNeeds } from '../../web/visit.ts';
import { formPage } from './form-page.ts';

/** A page that says what went wrong and what to do. */
export function problemPage(sentence: string, language: string, needs: WebNeeds, status: number): Answer {
  const { problems } = textsFor(language);
  const body = html`<div class="note problem"><p>${sentence}</p></div>`;
  return formPage({ title: problems.title, language, body, status }, needs.settings);
}

/** For a link whose token was not made here, or not for this. */
export function badLinkPage(needs: WebNeeds): Answer {
  const language = siteLanguage(needs.topics);
  return problemPage(textsFor(language).problems.link, language, needs, 403);
}

/** For a valid link to this topic whose subscription no longer exists: leads to the sign-up forms. */
export function goneLinkPage(topic: string, needs: WebNeeds): Answer {
  const language = needs.topics.find(({ slug }) => slug === topic)?.language ?? siteLanguage(needs.topics);
  const words = textsFor(language).site;
  const { problems } = textsFor(language);
  const links = needs.topics.map(
    ({ slug, title, language: its }) =>
      html`<li><a href="${topicPath(needs.settings, slug, 'subscribe')}"${languageOf(its, words)}>${title}</a></li>\n`,
  );
  const body = html`<div class="note problem"><p>${problems.gone}</p></div>
<ul class="plain">${links}</ul>`;
  return formPage({ title: problems.title, language, body, status: 410 }, needs.settings);
}

/** For a valid link that has expired: a button mails a new one, to the address that the link belongs to. */
export function expiredLinkPage(token: string, language: string, needs: WebNeeds): Answer {
  const { problems } = textsFor(language);
  const body = html`<p class="lead">${problems.expired}</p>
<form method="post" action="${basePathOf(needs.settings)}/mail/new-link">
<input type="hidden" name="t" value="${token}"><button>${problems.newLink}</button></form>`;
  return formPage({ title: problems.title, language, body, status: 410 }, needs.settings);
}

/** For an address that names no topic: the page that says so anywhere on the site. */
export function unknownTopicPage({ topics, settings }: WebNeeds): Answer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { response: new Response(notFoundPage(topics, settings), { status: 404, headers }), messages: [] };
}
