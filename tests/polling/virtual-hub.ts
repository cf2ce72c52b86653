import { createHmac } from 'node:crypto';
import { takeNotification, verifyIntent } from '../../functions/collect/websub-callback.ts';
import type { Message } from '../../functions/messages.ts';
import type { FetchRequest, Ports } from '../../functions/ports.ts';
import { newestItem, type PolledServer } from './polled-servers.ts';
import type { VirtualTime } from './virtual-time.ts';

const latencyMs = 800;
const leaseSeconds = 864_000;

export interface HubNeeds {
  readonly time: VirtualTime;
  readonly needs: Pick<Ports, 'clock' | 'log' | 'records'>;
  readonly byUrl: ReadonlyMap<string, PolledServer>;
  /** The hub tells of news: what the web stage would then queue. */
  readonly told: (server: PolledServer, messages: readonly Message[]) => void;
}

interface Callback {
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
}

/** A WebSub hub on virtual time: asks back before it agrees, and from then on tells of every item a moment after it is there. */
export function virtualHub({ time, needs, byUrl, told }: HubNeeds) {
  async function asked(request: FetchRequest): Promise<void> {
    const form = new URLSearchParams(Buffer.from(request.body ?? []).toString());
    const topic = form.get('hub.topic')!;
    const url = new URL(form.get('hub.callback')!);
    const [, , source = '', token = ''] = url.pathname.split('/');
    const callback = { url, params: { source, token } };
    await time.sleep(latencyMs);
    if (await agrees(callback, topic)) await tellOfNews(byUrl.get(topic)!, callback, form.get('hub.secret')!);
  }

  async function agrees({ url: callback, params }: Callback, topic: string): Promise<boolean> {
    const url = new URL(callback);
    const query = { mode: 'subscribe', topic, challenge: 'c', lease_seconds: String(leaseSeconds) };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(`hub.${name}`, value);
    return (await verifyIntent({ request: new Request(url), url, params }, needs)).response.ok;
  }

  async function tellOfNews(server: PolledServer, { url, params }: Callback, secret: string): Promise<never> {
    const signature = createHmac('sha256', secret).update('news').digest('hex');
    for (;;) {
      const now = Date.parse(time.now());
      const next = (newestItem(server, now) + 1) * server.newsEveryMs;
      await time.sleep(next - now + latencyMs);
      const headers = { 'x-hub-signature': `sha256=${signature}` };
      const request = new Request(url, { method: 'POST', body: 'news', headers });
      const { messages } = await takeNotification({ request, url, params }, needs);
      told(server, messages);
    }
  }

  return { asked };
}
