import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { putDocument } from '../../../functions/collect/put-document.ts';
import { curate } from '../../../functions/curate/curate.ts';
import type { MessageTo } from '../../../functions/messages.ts';
import type { Article } from '../../../functions/model/article.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { normalise } from '../../../functions/normalise/normalise.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { silentLog } from '../../silent-log.ts';

const topic = 'harbour';

/** A story about the harbour in the words of one event; others share no three words in a row. */
export const strike = `Dockers at the harbour of Tessel walked out on Monday after talks about night shifts had failed.
Forty ships wait in the roads, the port captain Ines Halvorsen said, and the first of them carries fruit. The union wants
eleven hours of rest between two shifts; Northline, which runs the cranes, offered nine. Both sides meet again on Thursday.`;
export const bridge = `The swing bridge over the harbour mouth at Marrow will open in May, two years late. Its bearings had to be
cast anew when cracks were found in three of them. The mayor, Pavel Domin, rode across on a bicycle to show that it holds.
Lorries may use it from the summer on, once the ramps on the southern bank are paved.`;
export const lies = `Sell everything now, for the harbour is bankrupt, insiders told this desk. Money back guaranteed to all
who send their savings to the rescue fund at once. ${'Whoever waits loses, experts of the harbour fund repeat. '.repeat(12)}`;

export interface Item {
  readonly title: string;
  readonly link?: string;
  readonly guid?: string;
  readonly text: string;
  readonly date?: string;
}

/** Documents go through both steps, as they would from a source, a page, a client or an inbox. */
export function newsroom() {
  const clock = { now: () => '1990-01-01T00:00:00.000Z' };
  const [blobs, records] = [blobsMemory({ clock }), recordsMemory({ clock })];
  const seed = {
    slug: topic,
    title: 'Harbour',
    description: 'The harbour.',
    language: 'en',
    query: { any: ['harbour'], all: [], none: [] },
    examples: [],
    sources: [],
  };
  const needs = { blobs, records, log: silentLog, topics: [prepareTopic(seed)] };
  let minute = 0;
  const waiting: MessageTo<'curate'>[] = [];
  const deliver = async (messages: readonly MessageTo<'curate'>[]) => {
    for (const message of messages) await curate(message, needs);
  };
  const arrive = async (how: {
    readonly text: string;
    readonly type: string;
    readonly source: string;
    readonly url: string | null;
    readonly fetched?: boolean;
    readonly identities?: readonly string[];
  }) => {
    minute += 1;
    const { text, type, ...rest } = how;
    const { key } = await putDocument(
      {
        bytes: new TextEncoder().encode(text),
        contentType: type,
        receivedAt: new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString(),
        topics: [topic],
        backlog: false,
        ...rest,
      },
      { blobs },
    );
    const messages = await normalise({ to: 'normalise', key }, needs);
    waiting.push(...(messages as MessageTo<'curate'>[]));
  };
  /** Takes in what has arrived, in another order if asked for. */
  const takeIn = async (order: (all: MessageTo<'curate'>[]) => MessageTo<'curate'>[] = (all) => all) => {
    const taken = waiting.splice(0);
    await deliver(order(taken));
    return taken;
  };
  return {
    needs,
    takeIn,
    deliver,
    entries: async (): Promise<Entry[]> =>
      (await records.list(`entries/${topic}`, { limit: 100 })).map(({ value }) => value as Entry),
    article: async (entry: Entry): Promise<Article> =>
      JSON.parse(new TextDecoder().decode((await blobs.get(entry.articleKey))!.bytes)) as Article,
    feed: (url: string, items: readonly Item[], self?: string) =>
      arrive({
        text: rss(items, self),
        type: 'application/rss+xml',
        source: new URL(url).hostname,
        url,
        fetched: true,
      }),
    /** A page behind an entry of a feed: asked for at one address, answered by another. */
    page: (
      answered: string,
      text: string,
      given: { asked?: string; guid?: string; source?: string; type?: string } = {},
    ) => {
      const { asked = answered, guid, source = 'desk', type = 'text/html' } = given;
      const identities = [`link:${asked.replace('https://', '')}`, ...(guid === undefined ? [] : [guid])];
      return arrive({ text, type, source: `${source}-pages`, url: answered, fetched: true, identities });
    },
    push: (url: string | null, text: string, type = 'text/html') => arrive({ text, type, source: 'push-mine', url }),
    mail: (text: string) => arrive({ text, type: 'message/rfc822', source: 'mail', url: null }),
  };
}

export function html(title: string, text: string, canonical?: string): string {
  const link = canonical === undefined ? '' : `<link rel="canonical" href="${canonical}">`;
  return `<!doctype html><html lang="en"><head><title>${title}</title>${link}</head><body><article><h1>${title}</h1>
<p>${text.split('\n').join('</p><p>')}</p></article></body></html>`;
}

function rss(items: readonly Item[], self?: string): string {
  const own =
    self === undefined ? '' : `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${self}"/>`;
  const all = items.map(({ title, link, guid, text, date }) =>
    [
      `<item><title>${title}</title>`,
      link === undefined ? '' : `<link>${link}</link>`,
      guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`,
      date === undefined ? '' : `<pubDate>${date}</pubDate>`,
      `<description>${text}</description></item>`,
    ].join(''),
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${own}${all.join('')}</channel></rss>`;
}
