import { textsFor } from '../../languages/texts.ts';
import { html } from '../../site/html.ts';
import { readForm } from '../../web/read-form.ts';
import type { Answer, Visit, WebNeeds } from '../../web/visit.ts';
import { tokenSecret } from '../secret.ts';
import { verifyToken } from '../tokens.ts';
import { formPage } from './form-page.ts';
import { badLinkPage } from './problem-pages.ts';

/** Mails a fresh link to the address that an old one belongs to, once a day at most. */
export async function mailNewLink(visit: Visit, needs: WebNeeds): Promise<Answer> {
  const form = await readForm(visit);
  const token = form.get('t') ?? '';
  const secret = await tokenSecret(needs);
  const now = needs.clock.now();
  const age = { now, daysMax: null };
  const confirming = verifyToken(token, 'confirm', secret, age);
  const claims = confirming ?? verifyToken(token, 'preferences', secret, age);
  const topic = needs.topics.find(({ slug }) => slug === claims?.topic);
  if (claims === null || topic === undefined) return badLinkPage(needs);
  const { problems, check } = textsFor(topic.language);
  const kind = confirming === null ? 'manage' : 'confirm';
  const edition = `${kind}-${now.slice(0, 10)}`;
  const body = html`<p class="lead">${problems.newLinkSent}</p>`;
  const messages = [{ to: 'reply', topic: topic.slug, edition, shard: claims.subject }] as const;
  return formPage({ title: check.title, language: topic.language, body, messages }, needs.settings);
}
