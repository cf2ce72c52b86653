import { fill } from '../../languages/fill.ts';
import { textsFor } from '../../languages/texts.ts';
import type { Subscription } from '../../model/subscription.ts';
import { basePathOf } from '../../site/addresses.ts';
import { html } from '../../site/html.ts';
import type { Answer, WebNeeds } from '../../web/visit.ts';
import { changeSubscription } from '../change-subscription.ts';
import { endForReader, isTakenOut } from '../named-readers.ts';
import { rhythmInWords } from '../rhythm-words.ts';
import { consentNow } from './consent-now.ts';
import { formPage } from './form-page.ts';
import { goneLinkPage, problemPage } from './problem-pages.ts';
import { forReader, linkedSubscription, type Reader, suppressedSentence } from './read-link.ts';

/** A page with a button: following the link alone ends nothing. Once it has ended, the page says so. */
export const showUnsubscribe = forReader('unsubscribe', async (reader, needs) => {
  const { unsubscribe } = textsFor(reader.language);
  const linked = linkedSubscription(reader);
  if (linked?.state === 'unsubscribed' && !isTakenOut(linked)) {
    return endedPage(reader, fill(unsubscribe.doneLead, { topic: topicTitle(reader) }), needs);
  }
  const several = reader.subscriptions.filter(({ state }) => state !== 'unsubscribed').length > 1;
  const body = html`<p class="lead">${fill(unsubscribe.lead, { topic: topicTitle(reader) })}</p>
<form class="stack" method="post" action="${basePathOf(needs.settings)}/mail/unsubscribe?t=${reader.token}">
<div><button>${unsubscribe.submit}</button></div>
${several && html`<div><button name="all" value="yes">${unsubscribe.everything}</button></div>`}
</form>`;
  return formPage({ title: unsubscribe.title, language: reader.language, body }, needs.settings);
});

/**
 * Ends a subscription. Mail programs post here by themselves when their own unsubscribe button is pressed
 * (RFC 8058): the token in the address is all that is needed, and the answer is 200 also the second time.
 */
export const submitUnsubscribe = forReader('unsubscribe', async (reader, needs, form) => {
  const everything = form.get('all') === 'yes';
  const linked = linkedSubscription(reader);
  const ended = reader.subscriptions.filter(({ topic }) => everything || topic === linked?.topic);
  await endForReader(reader.subscriber, ended, needs);
  const { unsubscribe } = textsFor(reader.language);
  const sentence = everything ? unsubscribe.doneEverything : fill(unsubscribe.doneLead, { topic: topicTitle(reader) });
  return endedPage(reader, sentence, needs);
});

/** Says that a subscription has ended, with the way back where the topic is still followed. */
function endedPage(reader: Reader, sentence: string, needs: WebNeeds): Answer {
  const { unsubscribe } = textsFor(reader.language);
  const again = html`<form method="post" action="${basePathOf(needs.settings)}/mail/resubscribe?t=${reader.token}">
<button>${unsubscribe.again}</button></form>`;
  const body = html`<p class="lead">${sentence}</p>
${reader.topic !== undefined && again}`;
  return formPage({ title: unsubscribe.doneTitle, language: reader.language, body }, needs.settings);
}

/** Takes an unsubscribing back. What came in between is not mailed afterwards. */
export const submitResubscribe = forReader('unsubscribe', async (reader, needs) => {
  const before = linkedSubscription(reader);
  if (before === undefined || before.state === 'pending' || reader.topic === undefined)
    return goneLinkPage(reader.slug, needs);
  const suppressed = suppressedSentence(reader);
  if (suppressed !== null) return problemPage(suppressed, reader.language, needs, 409);
  if (before.state === 'unsubscribed') {
    const changedAt = needs.clock.now();
    const consent = consentNow('resubscribe', reader.language, changedAt);
    const after: Subscription = { ...before, state: 'confirmed', consent, changedAt };
    await changeSubscription({ subscriber: reader.subscriber, after, begins: 'now' }, needs);
  }
  const texts = textsFor(reader.language);
  const rhythm = rhythmInWords(before.rhythm, texts, reader.language);
  const body = html`<p class="lead">${fill(texts.unsubscribe.againLead, { topic: topicTitle(reader), rhythm })}</p>`;
  return formPage({ title: texts.unsubscribe.againTitle, language: reader.language, body }, needs.settings);
});

function topicTitle({ topic, slug }: Reader): string {
  return topic?.title ?? slug;
}
