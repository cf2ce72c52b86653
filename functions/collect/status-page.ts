import type { Settings } from '../model/settings.ts';
import type { SourceState } from '../model/source.ts';
import type { Ports } from '../ports.ts';
import { basePathOf } from '../site/addresses.ts';
import { minuteElement } from '../site/dates.ts';
import { html } from '../site/html.ts';
import { contentSecurityPolicyHeader, page } from '../site/page.ts';
import type { Answer } from '../web/visit.ts';
import { listFollowed } from './owned-sources.ts';
import { healthSentence, needsALook, type SourceHealth, sourceHealth, sourcesSummary } from './source-health.ts';

export interface StatusNeeds extends Pick<Ports, 'clock' | 'records'> {
  readonly settings: Pick<Settings, 'baseUrl' | 'siteName'>;
}

const nothingYet = 'No feeds are polled yet. They appear here once a topic names some.';

/** `GET /status`: how each source is, those that need a look first. Addresses are shown by host alone, for some hold keys. */
export async function showStatus(_visit: unknown, needs: StatusNeeds): Promise<Answer> {
  const now = needs.clock.now();
  const rows = (await listFollowed(needs))
    .map((state) => ({ state, health: sourceHealth(state, now) }))
    .sort((a, b) => rank(a.health) - rank(b.health) || a.state.source.title.localeCompare(b.state.source.title, 'en'));
  const unhealthy = rows.filter(({ health }) => needsALook(health)).length;
  const unreached = rows.filter(({ health }) => health.kind === 'new' || health.kind === 'unreached').length;
  const basePath = basePathOf(needs.settings);
  const text = page({
    title: 'Status of the sources',
    lang: 'en',
    unlisted: true,
    basePath,
    trail: [{ href: `${basePath}/`, text: needs.settings.siteName }],
    body: html`<h1>Status of the sources</h1>
<p class="lead">${rows.length === 0 ? nothingYet : sourcesSummary(rows.length, unhealthy, unreached)}</p>
<ul class="plain">
${rows.map(({ state, health }) => row(state, health))}</ul>`,
  });
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    // All that is known of every source is read for it, and anybody can ask.
    'cache-control': 'public, max-age=0, s-maxage=60',
    'content-security-policy': contentSecurityPolicyHeader,
  };
  return { response: new Response(text, { headers }), messages: [] };
}

function rank(health: SourceHealth): number {
  return needsALook(health) ? 0 : 1;
}

function row(state: SourceState, health: SourceHealth) {
  const { source, lastSuccessAt, itemsCount } = state;
  const isUnreached = health.kind === 'new' || health.kind === 'unreached';
  const reached = lastSuccessAt === null ? 'never reached' : html`last reached ${minuteElement(lastSuccessAt, 'en')}`;
  const known = !isUnreached && html`${reached} · ${itemsCount} ${itemsCount === 1 ? 'item' : 'items'} seen`;
  const host = new URL(source.url).hostname;
  const sentence = html`${healthSentence(health)}`;
  return html`<li>
<p><b>${source.title}</b>${!source.title.includes(host) && ` · ${host}`}<br>
<span class="meta">${needsALook(health) ? html`<strong>${sentence}</strong>` : sentence}${known && html`${needsALook(health) ? html`<br>` : ' · '}${known}`}</span></p>
</li>
`;
}
