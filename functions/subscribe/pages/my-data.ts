import { fill } from '../../languages/fill.ts';
import { textsFor } from '../../languages/texts.ts';
import { basePathOf } from '../../site/addresses.ts';
import { html } from '../../site/html.ts';
import { eraseSubscriber } from '../erase-subscriber.ts';
import { subscriberData } from '../subscriber-data.ts';
import { formPage } from './form-page.ts';
import { forReader } from './read-link.ts';

/** All that is kept about the reader, as a JSON file (GDPR, articles 15 and 20). */
export const showMyData = forReader('preferences', async (reader, needs) => {
  const data = await subscriberData(reader.subscriber.id, needs);
  const response = new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
    },
  });
  return { response, messages: [] };
});

export const showErase = forReader('preferences', async (reader, needs) => {
  const { erase } = textsFor(reader.language);
  const body = html`<p class="lead">${fill(erase.lead, { address: reader.subscriber.address })}</p>
<form method="post" action="${basePathOf(needs.settings)}/mail/erase">
<input type="hidden" name="t" value="${reader.token}"><button class="grave">${erase.submit}</button></form>`;
  return formPage({ title: erase.title, language: reader.language, body }, needs.settings);
});

export const submitErase = forReader('preferences', async ({ subscriber, language }, needs) => {
  await eraseSubscriber(subscriber.id, needs);
  const { erase } = textsFor(language);
  const body = html`<p class="lead">${erase.doneLead}</p>`;
  return formPage({ title: erase.doneTitle, language, body }, needs.settings);
});
