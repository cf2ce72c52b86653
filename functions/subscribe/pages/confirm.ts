import { recordKeys } from '../../keys.ts';
import { fill } from '../../languages/fill.ts';
import { textsFor } from '../../languages/texts.ts';
import type { MessageTo } from '../../messages.ts';
import type { Subscription } from '../../model/subscription.ts';
import { basePathOf, topicPath } from '../../site/addresses.ts';
import { html } from '../../site/html.ts';
import type { Answer, WebNeeds } from '../../web/visit.ts';
import { changeSubscription } from '../change-subscription.ts';
import { rhythmInWords } from '../rhythm-words.ts';
import { type FormPage, formPage } from './form-page.ts';
import { goneLinkPage, problemPage } from './problem-pages.ts';
import { forReader, linkedSubscription, type Reader, suppressedSentence } from './read-link.ts';

/** Asks once more, since programs that scan mails follow links; only the button confirms. */
export const showConfirm = forReader('confirm', async (reader, needs) => {
  const subscription = confirmable(reader);
  if (subscription === undefined) return goneLinkPage(reader.slug, needs);
  if (subscription.state !== 'pending') return confirmedPage(reader, subscription, [], needs);
  const { confirm } = textsFor(reader.language);
  const body = html`<p class="lead">${fill(confirm.lead, words(reader, subscription))}</p>
<form method="post" action="${basePathOf(needs.settings)}/mail/confirm">
<input type="hidden" name="t" value="${reader.token}"><button>${confirm.submit}</button></form>
<p class="hint">${confirm.notYou}</p>`;
  return formPage({ title: confirm.title, language: reader.language, body }, needs.settings);
});

/** Confirms. Done twice, it is done once: only what was pending changes, and the welcome is mailed once. */
export const submitConfirm = forReader('confirm', async (reader, needs) => {
  const before = confirmable(reader);
  if (before === undefined) return goneLinkPage(reader.slug, needs);
  const suppressed = suppressedSentence(reader);
  if (suppressed !== null) return problemPage(suppressed, reader.language, needs, 409);
  const confirmedAt = before.consent.confirmedAt ?? needs.clock.now();
  const after: Subscription = {
    ...before,
    state: 'confirmed',
    consent: { ...before.consent, confirmedAt },
    changedAt: confirmedAt,
  };
  const { subscriber } = reader;
  if (before.state === 'pending') {
    // First kept for good, so that no roster ever names somebody who is about to be forgotten.
    const key = recordKeys.subscriber(subscriber.id);
    await needs.records.write([{ kind: 'put', key, value: subscriber, expect: 'any' }]);
    await changeSubscription({ subscriber, after, begins: 'now' }, needs);
  }
  const welcome = `welcome-${confirmedAt.slice(0, 19).replaceAll(':', '-')}`;
  return confirmedPage(reader, after, [mailTo(reader, after.topic, welcome), ...openRequests(reader, needs)], needs);
});

/** What the reader asked for besides: before an address has confirmed anything it gets one request a day, whatever the topic. */
function openRequests(reader: Reader, { clock }: WebNeeds): readonly MessageTo<'reply'>[] {
  const open = reader.subscriptions.filter(({ state, topic }) => state === 'pending' && topic !== reader.slug);
  return open.map(({ topic }) => mailTo(reader, topic, `confirm-${clock.now().slice(0, 10)}`));
}

function mailTo({ subscriber }: Reader, topic: string, edition: string): MessageTo<'reply'> {
  return { to: 'reply', topic, edition, shard: subscriber.id };
}

/** What the link is about, confirmed before or not; undefined where it has ended or its topic is not followed any more. */
function confirmable(reader: Reader): Subscription | undefined {
  const subscription = linkedSubscription(reader);
  return reader.topic === undefined || subscription?.state === 'unsubscribed' ? undefined : subscription;
}

function confirmedPage(
  reader: Reader,
  subscription: Subscription,
  messages: readonly MessageTo<'reply'>[],
  needs: WebNeeds,
): Answer {
  const { confirm } = textsFor(reader.language);
  const body = html`<p class="lead">${fill(confirm.doneLead, words(reader, subscription))}</p>`;
  const page = { title: confirm.doneTitle, language: reader.language, body, ...trailTo(reader, needs) };
  return formPage({ ...page, messages }, needs.settings);
}

/** Leads back to the topic, as the sign-up form does. */
function trailTo({ topic }: Reader, { settings }: WebNeeds): Pick<FormPage, 'trail'> {
  return topic === undefined ? {} : { trail: [{ href: topicPath(settings, topic.slug), text: topic.title }] };
}

function words({ topic, language }: Reader, { rhythm }: Subscription): { topic: string; rhythm: string } {
  return { topic: topic?.title ?? '', rhythm: rhythmInWords(rhythm, textsFor(language), language) };
}
