import { recordKeys } from '../../keys.ts';
import { fill } from '../../languages/fill.ts';
import { textsFor } from '../../languages/texts.ts';
import type { Subscriber, Subscription, Suppression } from '../../model/subscription.ts';
import type { TopicNames } from '../../model/topic.ts';
import { readForm } from '../../web/read-form.ts';
import type { Answer, Visit, WebNeeds } from '../../web/visit.ts';
import { pendingDaysMax } from '../forgotten-when.ts';
import { tokenSecret } from '../secret.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';
import { type TokenPurpose, verifyToken } from '../tokens.ts';
import { badLinkPage, expiredLinkPage, goneLinkPage } from './problem-pages.ts';

/** For how many days links work: a mail that is read late must still unsubscribe. */
export const linkDaysMax: Readonly<Record<TokenPurpose, number | null>> = {
  confirm: pendingDaysMax,
  unsubscribe: null,
  preferences: 60,
  form: 1,
};

/** Who followed a link. */
export interface Reader {
  readonly subscriber: Subscriber;
  /** All subscriptions, ended ones too; never empty. */
  readonly subscriptions: readonly Subscription[];
  readonly suppression: Suppression | null;
  readonly token: string;
  /** The slug of the topic of the mail that the link was in. */
  readonly slug: string;
  /** That topic; undefined when it is not followed here any more. */
  readonly topic: TopicNames | undefined;
  readonly language: string;
}

/**
 * The answer to whoever follows a link, by the token in its address or in the form that it led to. A link that cannot
 * be used is answered with the page that says why. `form` is empty unless one was posted.
 */
export function forReader(
  purpose: TokenPurpose,
  answer: (reader: Reader, needs: WebNeeds, form: URLSearchParams) => Promise<Answer>,
): (visit: Visit, needs: WebNeeds) => Promise<Answer> {
  return async (visit, needs) => {
    const form = visit.request.method === 'POST' ? await readForm(visit) : new URLSearchParams();
    const token = form.get('t') ?? visit.url.searchParams.get('t') ?? '';
    const link = await readLink(token, purpose, needs);
    return 'refused' in link ? link.refused : answer(link.reader, needs, form);
  };
}

/** Whose link it is; or the page that says why it cannot be used. */
export async function readLink(
  token: string,
  purpose: TokenPurpose,
  needs: WebNeeds,
): Promise<{ readonly reader: Reader } | { readonly refused: Answer }> {
  const secret = await tokenSecret(needs);
  const now = needs.clock.now();
  const claims = verifyToken(token, purpose, secret, { now, daysMax: null });
  if (claims === null) return { refused: badLinkPage(needs) };
  const reader = await readReader(claims.subject, claims.topic, token, needs);
  if (reader === null) return { refused: goneLinkPage(claims.topic, needs) };
  if (verifyToken(token, purpose, secret, { now, daysMax: linkDaysMax[purpose] }) === null) {
    return { refused: expiredLinkPage(token, reader.language, needs) };
  }
  return { reader };
}

async function readReader(id: string, slug: string, token: string, needs: WebNeeds): Promise<Reader | null> {
  const [record, suppressed] = await needs.records.getMany([recordKeys.subscriber(id), recordKeys.suppression(id)]);
  const subscriptions = (await subscriptionsOf(id, needs)).map(({ value }) => value);
  if (record === undefined || subscriptions.length === 0) return null;
  const subscriber = record.value;
  const topic = needs.topics.find((one) => one.slug === slug);
  const language = topic?.language ?? subscriber.language;
  const suppression = suppressed?.value ?? null;
  return { subscriber, subscriptions, suppression, token, slug, topic, language };
}

/** The subscription that the link's mail was about, also where its topic is not followed any more: it may come back. */
export function linkedSubscription({ subscriptions, slug }: Reader): Subscription | undefined {
  return subscriptions.find(({ topic }) => topic === slug);
}

/** Says that nothing can be mailed to the reader, and why; null when it can. */
export function suppressedSentence({ suppression, language }: Reader): string | null {
  if (suppression === null) return null;
  const texts = textsFor(language);
  return fill(texts.preferences.suppressed, { reason: texts.suppressions[suppression.reason] });
}
