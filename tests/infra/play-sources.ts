import { createHmac } from 'node:crypto';
import { addPushClient } from '../../functions/collect/push-clients.ts';
import type { StageName } from '../../functions/pipeline.ts';
import type { FetchOutcome, FetchRequest } from '../../functions/ports.ts';
import { playedWorld } from './played-world.ts';
import type { Note } from './shadowed-ports.ts';

const feedUrl = 'https://desk.example/feed';
const hubUrl = 'https://hub.example/';
const hourMs = 3_600_000;

/** A source that the seeds name, with a hub, teasers and pages, until they name it no longer; and what clients push. */
export async function playSources(noteOf: (stage: StageName) => Note): Promise<void> {
  const asked: URLSearchParams[] = [];
  let news = 0;
  const answer = ({ url, body }: FetchRequest): FetchOutcome => {
    const respond = (status: number, text: string): FetchOutcome => {
      return { kind: 'response', status, headers: {}, bytes: Buffer.from(text), url };
    };
    if (url === hubUrl) asked.push(new URLSearchParams(new TextDecoder().decode(body)));
    if (url === feedUrl) return respond(200, feedOf(news));
    return url.includes('/news/') ? respond(200, pageOf(url)) : respond(url === hubUrl ? 202 : 404, '');
  };
  const first = playedWorld(noteOf, { answer });
  const [topic, ...others] = first.world.topics;
  const sources = [{ title: 'Desk', feedUrl, siteUrl: null, categories: [] }];
  const { clock } = first;
  const { blobs, records } = first.world;
  const followed = playedWorld(noteOf, {
    answer,
    world: { blobs, records, clock, topics: [{ ...topic!, sources }, ...others] },
  });
  for (; news < 3; news++) {
    await followed.run({ to: 'plan' });
    clock.advance(24 * hourMs);
  }
  const form = asked[0]!;
  const callback = new URL(form.get('hub.callback')!).pathname;
  const intent = { 'hub.mode': 'subscribe', 'hub.topic': feedUrl, 'hub.challenge': 'c', 'hub.lease_seconds': '864000' };
  await followed.visit(`${callback}?${new URLSearchParams(intent)}`);
  const signature = createHmac('sha256', form.get('hub.secret')!).update('<rss/>').digest('hex');
  await followed.visit(callback, '<rss/>', { 'x-hub-signature': `sha256=${signature}` });
  await followed.visit('/status');
  await first.run({ to: 'plan' });

  const token = (await addPushClient('desk', followed.world))!;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain', 'idempotency-key': 'one' };
  const text = `Cranes of the harbour\n\n${'The harbour has new cranes, said the dockers at the quay. '.repeat(9)}`;
  await followed.visit('/documents', text, headers);
  await followed.visit('/documents', text, headers);
}

function feedOf(news: number): string {
  const items = Array.from({ length: news + 1 }, (_, number) => {
    const link = `https://desk.example/news/${number}`;
    return `<item><title>Dockers of quay ${number}</title><link>${link}</link><guid>${link}</guid><description>Dockers at the harbour.</description></item>`;
  });
  const links = `<atom:link rel="hub" href="${hubUrl}"/><atom:link rel="self" href="${feedUrl}"/>`;
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Desk</title>${links}${items.join('')}</channel></rss>`;
}

function pageOf(url: string): string {
  const paragraphs = Array.from(
    { length: 6 },
    (_, at) =>
      `<p>The dockers of the harbour at ${url} said it ${at} times, and went back to the quay with the crane of the port and its pilots.</p>`,
  );
  return `<html><head><title>Dockers</title></head><body><article><h1>Dockers</h1>${paragraphs.join('')}</article></body></html>`;
}
