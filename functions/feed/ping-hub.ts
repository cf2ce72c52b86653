import type { Ports } from '../ports.ts';

const answerBytesMax = 64 * 1024;

/**
 * Tells a hub that feeds have changed, so that it can tell their subscribers. WebSub leaves the form to the hub
 * (section 6); this is the one that public hubs understand. A hub that cannot be reached is no reason to fail:
 * readers that poll see the change all the same.
 */
export async function pingHub(
  hub: string,
  feedUrls: readonly string[],
  { fetcher, log }: Pick<Ports, 'fetcher' | 'log'>,
): Promise<void> {
  const form = new URLSearchParams([['hub.mode', 'publish'], ...feedUrls.flatMap((url) => [['hub.url', url]])]);
  const outcome = await fetcher.fetch({
    url: hub,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(form.toString()),
    bytesMax: answerBytesMax,
    timeoutMs: 10_000,
    redirectsMax: 3,
  });
  if (outcome.kind === 'response' && outcome.status < 300) return;
  log.warn('hub not told', { hub, reason: outcome.kind === 'response' ? `status ${outcome.status}` : outcome.reason });
}
