import { basePathOf } from '../site/addresses.ts';
import { html } from '../site/html.ts';
import { readForm } from '../web/read-form.ts';
import type { Answer, Visit, WebNeeds } from '../web/visit.ts';
import { eraseSubscriber } from './erase-subscriber.ts';
import { formPage } from './pages/form-page.ts';
import { readLink } from './read-link.ts';
import { subscriberData } from './subscriber-data.ts';
import { fill } from './texts/fill.ts';
import { textsFor } from './texts/texts.ts';

/** All that is kept about the reader, as a JSON file (GDPR, articles 15 and 20). */
export async function showMyData(visit: Visit, needs: WebNeeds): Promise<Answer> {
  const link = await readLink(visit.url.searchParams.get('t') ?? '', 'preferences', needs);
  if ('refused' in link) return link.refused;
  const data = await subscriberData(link.reader.subscriber.id, needs);
  const response = new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
    },
  });
  return { response, messages: [] };
}

export async function showErase(visit: Visit, needs: WebNeeds): Promise<Answer> {
  const link = await readLink(visit.url.searchParams.get('t') ?? '', 'preferences', needs);
  if ('refused' in link) return link.refused;
  const { reader } = link;
  const { erase } = textsFor(reader.language);
  const body = html`<p class="lead">${fill(erase.lead, { address: reader.subscriber.address })}</p>
<form method="post" action="${basePathOf(needs.settings)}/mail/erase">
<input type="hidden" name="t" value="${reader.token}"><button class="grave">${erase.submit}</button></form>`;
  const page = { title: erase.title, language: reader.language, body };
  return { response: formPage(page, needs.settings), messages: [] };
}

export async function submitErase(visit: Visit, needs: WebNeeds): Promise<Answer> {
  const form = await readForm(visit);
  const link = await readLink(form.get('t') ?? '', 'preferences', needs);
  if ('refused' in link) return link.refused;
  await eraseSubscriber(link.reader.subscriber.id, needs);
  const { erase } = textsFor(link.reader.language);
  const body = html`<p class="lead">${erase.doneLead}</p>`;
  const page = { title: erase.doneTitle, language: link.reader.language, body };
  return { response: formPage(page, needs.settings), messages: [] };
}
