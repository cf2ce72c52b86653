import type { Texts } from '../../languages/en.ts';
import { fill } from '../../languages/fill.ts';
import { textsFor, type Words } from '../../languages/texts.ts';
import { type Cadence, cadences } from '../../model/edition.ts';
import type { Rhythm, Subscription } from '../../model/subscription.ts';
import type { TopicNames } from '../../model/topic.ts';
import { basePathOf } from '../../site/addresses.ts';
import { html } from '../../site/html.ts';
import { languageOf } from '../../site/story-list.ts';
import type { Answer, WebNeeds } from '../../web/visit.ts';
import { changeSubscription } from '../change-subscription.ts';
import { consentNow } from './consent-now.ts';
import { formPage } from './form-page.ts';
import { forReader, type Reader, readLink, suppressedSentence } from './read-link.ts';
import { option, readRhythm, timeFields, usualRhythm } from './rhythm-fields.ts';

export const showPreferences = forReader('preferences', async (reader, needs) => preferencesPage(reader, null, needs));

/** Saves what the form says, topic by topic; a newly chosen topic is subscribed at once, for the address is confirmed. */
export const submitPreferences = forReader('preferences', async (reader, needs, form) => {
  const texts = textsFor(reader.language);
  const paused = form.get('paused') === 'yes';
  for (const topic of needs.topics) {
    const chosen = form.get(`cadence-${topic.slug}`);
    if (chosen === null) continue;
    const rhythm = readRhythm(form, chosen === 'none' ? 'daily' : chosen);
    if ('wrong' in rhythm) return preferencesPage(reader, texts.problems[rhythm.wrong], needs, 422);
    const before = reader.subscriptions.find((subscription) => subscription.topic === topic.slug);
    const kept = rhythmKept(before, rhythm, reader);
    const wanted = subscriptionAfter(before, { topic, rhythm: kept, chosen, paused }, reader, needs);
    const stopped = wanted?.state === 'confirmed' && reader.suppression !== null;
    const after = stopped ? null : wanted;
    if (after !== null) await changeSubscription({ subscriber: reader.subscriber, after, begins: 'now' }, needs);
  }
  const saved = await readLink(reader.token, 'preferences', needs);
  return 'refused' in saved ? saved.refused : preferencesPage(saved.reader, texts.preferences.saved, needs);
});

/** One hour is shown for all topics: left as it was, it says nothing of a topic that has another. */
function rhythmKept(before: Subscription | undefined, chosen: Rhythm, reader: Reader): Rhythm {
  const isUntouched = isSame(chosen, { ...rhythmShown(reader), cadence: chosen.cadence });
  const isKept = before !== undefined && isGoing(before) && before.rhythm.cadence === chosen.cadence;
  return isKept && isUntouched ? before.rhythm : chosen;
}

function rhythmShown({ subscriptions }: Reader): Rhythm {
  return (subscriptions.find(({ state }) => state !== 'unsubscribed') ?? subscriptions[0])?.rhythm ?? usualRhythm;
}

function isSame(a: Rhythm, b: Rhythm): boolean {
  return a.cadence === b.cadence && a.hour === b.hour && a.weekday === b.weekday && a.zone === b.zone;
}

interface Choice {
  readonly topic: TopicNames;
  readonly rhythm: Rhythm;
  readonly chosen: string;
  readonly paused: boolean;
}

/** The subscription that was chosen; null when nothing changes. */
function subscriptionAfter(
  before: Subscription | undefined,
  { topic, rhythm, chosen, paused }: Choice,
  { subscriber, language }: Reader,
  needs: WebNeeds,
): Subscription | null {
  const changedAt = needs.clock.now();
  if (chosen === 'none') {
    // What was asked for and is not confirmed yet is shown as none: leaving it so ends nothing.
    if (before === undefined || !isGoing(before)) return null;
    return { ...before, state: 'unsubscribed', changedAt };
  }
  const state = paused ? 'paused' : 'confirmed';
  if (before?.state === state && isSame(before.rhythm, rhythm)) return null;
  const consent =
    before !== undefined && isGoing(before) ? before.consent : consentNow('preferences', language, changedAt);
  return { subscriber: subscriber.id, topic: topic.slug, rhythm, state, consent, changedAt };
}

function preferencesPage(reader: Reader, notice: string | null, needs: WebNeeds, status = 200): Answer {
  const { token, language, subscriptions } = reader;
  const texts = textsFor(language);
  const words = texts.preferences;
  const basePath = basePathOf(needs.settings);
  const paused = subscriptions.some(({ state }) => state === 'paused');
  const suppressed = suppressedSentence(reader);
  const body = html`<p class="lead">${fill(words.lead, { address: reader.subscriber.address })}</p>
${notice && html`<div class="${status === 200 ? 'note' : 'note problem'}" role="status"><p>${notice}</p></div>`}
${suppressed && html`<div class="note problem"><p>${suppressed}</p></div>`}
<form class="stack" method="post" action="${basePath}/mail/preferences">
<input type="hidden" name="t" value="${token}">
<fieldset class="stack"><legend>${words.topics}</legend>
${needs.topics.map((topic) => topicField(topic, chosenCadence(topic, subscriptions), texts, textsFor(language).site))}</fieldset>
${timeFields(rhythmShown(reader), texts, language)}
<fieldset><label><input type="checkbox" name="paused" value="yes"${paused && html` checked`}> ${words.pause}</label></fieldset>
<div><button>${words.submit}</button></div>
</form>
<ul class="plain">
<li><a href="${basePath}/mail/data?t=${token}" download>${words.data}</a></li>
<li><a href="${basePath}/mail/erase?t=${token}">${words.erase}</a></li>
</ul>`;
  return formPage({ title: words.title, language, body, status }, needs.settings);
}

function topicField(topic: TopicNames, chosen: Cadence | 'none', texts: Texts, page: Words) {
  const id = `cadence-${topic.slug}`;
  const choices = [...cadences, 'none'] as const;
  return html`<div><label for="${id}"${languageOf(topic.language, page)}>${topic.title}</label>
<select id="${id}" name="${id}">${choices.map((name) => option(name, texts.cadences[name], name === chosen))}</select></div>\n`;
}

function chosenCadence(topic: TopicNames, subscriptions: readonly Subscription[]): Cadence | 'none' {
  const its = subscriptions.find((subscription) => subscription.topic === topic.slug);
  return its === undefined || !isGoing(its) ? 'none' : its.rhythm.cadence;
}

function isGoing({ state }: Subscription): boolean {
  return state === 'confirmed' || state === 'paused';
}
