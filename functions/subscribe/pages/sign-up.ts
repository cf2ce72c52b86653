import { fill } from '../../languages/fill.ts';
import { textsFor } from '../../languages/texts.ts';
import type { MessageTo } from '../../messages.ts';
import type { Rhythm } from '../../model/subscription.ts';
import type { TopicNames } from '../../model/topic.ts';
import { topicPath } from '../../site/addresses.ts';
import { html } from '../../site/html.ts';
import { readForm } from '../../web/read-form.ts';
import type { Answer, Visit, WebNeeds } from '../../web/visit.ts';
import { askForSubscription } from '../ask-for-subscription.ts';
import { pendingDaysMax } from '../forgotten-when.ts';
import { readAddress } from '../mail-address.ts';
import { allowed, mailboxOf, neighboursOf, networkOf, signUpLimits } from '../rate-limits.ts';
import { tokenSecret } from '../secret.ts';
import { keyedHash, signToken, verifyToken } from '../tokens.ts';
import { formPage } from './form-page.ts';
import { unknownTopicPage } from './problem-pages.ts';
import { cadenceFields, readRhythm, timeFields, usualRhythm } from './rhythm-fields.ts';

/** A person needs longer than this to fill in the form; a script often does not. */
const fillSecondsMin = 2;
const formDaysMax = 1;

interface Filled {
  readonly address: string;
  readonly rhythm: Rhythm;
  readonly problem: string | null;
  /** Whether the problem is with the address. */
  readonly wrongAddress?: boolean;
}

/** The empty form of a topic; 404 where there is no such topic. */
export async function showSignUp(visit: Visit, needs: WebNeeds): Promise<Answer> {
  const topic = needs.topics.find(({ slug }) => slug === visit.params.topic);
  if (topic === undefined) return unknownTopicPage(needs);
  return signUpPage(topic, { address: '', rhythm: usualRhythm, problem: null }, needs);
}

/**
 * Takes a sign-up. Who has learned to fill in the field that people do not see is told the same as everyone else,
 * and so is who writes an address that is known, suppressed, or was written to today, and who asks for one mailbox
 * again and again under changing addresses.
 */
export async function submitSignUp(visit: Visit, needs: WebNeeds): Promise<Answer> {
  const topic = needs.topics.find(({ slug }) => slug === visit.params.topic);
  if (topic === undefined) return unknownTopicPage(needs);
  const form = await readForm(visit);
  const { problems } = textsFor(topic.language);
  const typed = (form.get('address') ?? '').slice(0, 300);
  const rhythm = readRhythm(form);
  const kept = { address: typed, rhythm: 'wrong' in rhythm ? usualRhythm : rhythm };
  const again = (problem: string, { wrongAddress = false, status = 422 } = {}) =>
    signUpPage(topic, { ...kept, problem, wrongAddress }, needs, status);
  const read = readAddress(typed);
  if (read.kind === 'refused') return again(fill(problems[read.reason], { address: typed }), { wrongAddress: true });
  if ('wrong' in rhythm) return again(problems[rhythm.wrong]);
  const secret = await tokenSecret(needs);
  const network = networkOf(visit.client);
  const client = keyedHash('client', network, secret);
  const neighbours = keyedHash('neighbours', neighboursOf(network), secret);
  if (!isFresh(form.get('form') ?? '', topic.slug, secret, needs)) return again(problems.stale);
  const isAllowed =
    (await allowed('client', client, signUpLimits.perClientHour, needs)) &&
    (await allowed('neighbours', neighbours, signUpLimits.perNeighboursHour, needs)) &&
    (await allowed('everyone', 'all', signUpLimits.overallHour, needs));
  if (!isAllowed) return again(problems.many, { status: 429 });
  const mailbox = keyedHash('mailbox', mailboxOf(read.address), secret);
  const isWanted =
    (form.get('website') ?? '') === '' &&
    (await allowed('mailbox', mailbox, signUpLimits.perMailboxHour, needs)) &&
    (await allowed('mailbox', mailbox, signUpLimits.perMailboxDay, needs, 'day'));
  const ask = { address: read.address, topic, rhythm, client };
  const messages = isWanted ? await askForSubscription(ask, secret, needs) : [];
  return checkMailPage(topic, read.address, messages, needs);
}

function isFresh(token: string, topic: string, secret: string, { clock }: WebNeeds): boolean {
  const now = clock.now();
  const claims = verifyToken(token, 'form', secret, { now, daysMax: formDaysMax });
  return claims !== null && claims.topic === topic && Date.parse(now) / 1000 - claims.issuedAt >= fillSecondsMin;
}

async function signUpPage(topic: TopicNames, filled: Filled, needs: WebNeeds, status = 200): Promise<Answer> {
  const texts = textsFor(topic.language);
  const issuedAt = Math.floor(Date.parse(needs.clock.now()) / 1000);
  const claims = { purpose: 'form', subject: 'form', topic: topic.slug, issuedAt } as const;
  const token = signToken(claims, await tokenSecret(needs));
  const { problem } = filled;
  const body = html`<p class="lead">${texts.form.lead}</p>
${problem && html`<div class="note problem" role="alert" id="problem"><p>${problem}</p></div>`}
<form class="stack" method="post" action="${topicPath(needs.settings, topic.slug, 'subscribe')}"${problem === null && html` data-guess-zone`}>
<div><label for="address">${texts.form.address}</label>
<input id="address" name="address" type="email" required maxlength="254" dir="ltr" autocomplete="email" inputmode="email" value="${filled.address}"${filled.wrongAddress === true && html` aria-invalid="true"`}${problem && html` aria-describedby="problem"`}></div>
<p hidden><label for="website">${texts.form.leaveEmpty}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
<input type="hidden" name="form" value="${token}">
${cadenceFields(filled.rhythm.cadence, texts)}
${timeFields(filled.rhythm, texts, topic.language, 'times')}
<div><button>${texts.form.submit}</button>
<p class="hint">${texts.form.consent}</p></div>
</form>`;
  return formPage(
    {
      title: fill(texts.form.title, { topic: topic.title }),
      language: topic.language,
      body,
      trail: [{ href: topicPath(needs.settings, topic.slug), text: topic.title }],
      script: '/mail/zone.js',
      status,
    },
    needs.settings,
  );
}

function checkMailPage(
  topic: TopicNames,
  address: string,
  messages: readonly MessageTo<'reply'>[],
  needs: WebNeeds,
): Answer {
  const { check } = textsFor(topic.language);
  const body = html`<p class="lead">${fill(check.lead, { address })}</p>
<p>${fill(check.next, { days: pendingDaysMax })}</p>`;
  const trail = [{ href: topicPath(needs.settings, topic.slug), text: topic.title }];
  return formPage({ title: check.title, language: topic.language, body, trail, messages }, needs.settings);
}
