import { basePathOf } from '../../site/addresses.ts';
import { html } from '../../site/html.ts';
import type { Answer, WebNeeds } from '../../web/visit.ts';
import { textsFor } from '../texts/texts.ts';
import { formPage } from './form-page.ts';

/** A page that says what went wrong and what to do. */
export function problemPage(sentence: string, language: string, needs: WebNeeds, status: number): Answer {
  const { problems } = textsFor(language);
  const body = html`<div class="note problem"><p>${sentence}</p></div>`;
  return { response: formPage({ title: problems.title, language, body }, needs.settings, status), messages: [] };
}

/** For a link whose token was not made here, or not for this. */
export function badLinkPage(needs: WebNeeds): Answer {
  const language = needs.topics[0]?.language ?? 'en';
  return problemPage(textsFor(language).problems.link, language, needs, 403);
}

/** For a good link whose subscription is no more. */
export function goneLinkPage(needs: WebNeeds): Answer {
  const language = needs.topics[0]?.language ?? 'en';
  return problemPage(textsFor(language).problems.gone, language, needs, 410);
}

/** For a good link that is too old: a button mails a new one, to the address that the link belongs to. */
export function expiredLinkPage(token: string, language: string, needs: WebNeeds): Answer {
  const { problems } = textsFor(language);
  const body = html`<p class="lead">${problems.expired}</p>
<form method="post" action="${basePathOf(needs.settings)}/mail/new-link">
<input type="hidden" name="t" value="${token}"><button>${problems.newLink}</button></form>`;
  return { response: formPage({ title: problems.title, language, body }, needs.settings, 410), messages: [] };
}

export function unknownTopicPage(needs: WebNeeds): Answer {
  const language = needs.topics[0]?.language ?? 'en';
  return problemPage(textsFor(language).problems.gone, language, needs, 404);
}
