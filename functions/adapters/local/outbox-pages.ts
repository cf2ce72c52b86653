import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import type { Settings } from '../../model/settings.ts';
import { basePathOf } from '../../site/addresses.ts';
import { minuteElement } from '../../site/dates.ts';
import { type Html, html } from '../../site/html.ts';
import { contentSecurityPolicy, page } from '../../site/page.ts';
import { orAbsent } from './atomic-file.ts';

const listedMax = 200;
/** Pages here show a mail in a frame of their own, which a script makes as high as the mail. */
const framingPolicy = `${contentSecurityPolicy}; script-src 'self'; frame-src 'self'; frame-ancestors 'none'`;
/** A mail's HTML is untrusted: no script, no form, nothing loaded. It keeps our origin only so that its height can be read. */
const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const mailPolicy = `sandbox ${sandbox}; default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;

/** Without it the frame scrolls. */
const fitScript = `for (const frame of document.querySelectorAll('iframe.mail')) {
  const fit = () => {
    const page = frame.contentDocument?.documentElement;
    if (!page) return;
    frame.style.height = '0';
    frame.style.height = page.scrollHeight + 4 + 'px';
  };
  frame.addEventListener('load', fit);
  addEventListener('resize', fit);
  fit();
}
`;
const fitPath = '/outbox/fit.js';

const views = ['html', 'text', 'source'] as const;
type View = (typeof views)[number];
const viewNames: Readonly<Record<View, string>> = { html: 'As mail', text: 'As plain text', source: 'Source' };

/** Where the mails are, and the site whose pages show them. */
export interface Outbox {
  readonly folder: string;
  readonly settings: Pick<Settings, 'baseUrl' | 'siteName'>;
}

/**
 * The outbox in the browser, on one's own machine only: `/outbox/`, `/outbox/<mail>?view=text`,
 * and `/outbox/<mail>?part=html` for the frame. Undefined for any other path.
 */
export async function outboxPage(request: Request, path: string, outbox: Outbox): Promise<Response | undefined> {
  const { folder } = outbox;
  if (path === '/outbox') return new Response(null, { status: 308, headers: { location: './outbox/' } });
  if (!path.startsWith('/outbox/') || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
  if (path === fitPath) return scriptOf(fitScript);
  const names = await mailNames(folder);
  if (path === '/outbox/') return document(await listPage(outbox, names));
  const name = names.find((one) => `/outbox/${one}` === path);
  const raw = name === undefined ? undefined : await orAbsent(readFile(join(folder, name)));
  if (name === undefined || raw === undefined) return undefined;
  const { searchParams } = new URL(request.url);
  const mail = await PostalMime.parse(raw);
  if (searchParams.get('part') === 'html') return document(opensOutside(mail.html ?? ''), mailPolicy);
  return document(mailPage({ name, mail, raw }, viewOf(searchParams.get('view'), mail), outbox));
}

/** Links of a mail open in a window of their own, as in a mail program: the frame may show nothing but the mail. */
function opensOutside(text: string): string {
  return text.replace(/<head[^>]*>|^/i, (head) => `${head}<base target="_blank">`);
}

/** Newest first: names begin with the mail's date. */
async function mailNames(folder: string): Promise<string[]> {
  const names = (await orAbsent(readdir(folder))) ?? [];
  return names
    .filter((name) => name.endsWith('.eml') && !name.startsWith('.'))
    .sort()
    .reverse();
}

async function listPage({ folder, settings }: Outbox, names: readonly string[]): Promise<string> {
  const base = basePathOf(settings);
  const rows = await Promise.all(
    names.slice(0, listedMax).map(async (name) => row(pathOf(name, base), await readFile(join(folder, name)))),
  );
  const empty = html`<p class="empty">Nothing here yet. When an edition is made, its mails appear here; they are sent to nobody.</p>`;
  const more =
    names.length > listedMax && html`<p class="quiet">And ${names.length - listedMax} older ones in the folder.</p>`;
  return page({
    title: 'Outbox',
    lang: 'en',
    unlisted: true,
    basePath: base,
    trail: [{ href: `${base}/`, text: settings.siteName }],
    body: html`<h1>Outbox</h1>
<p class="lead">Mails that newsfold made on this machine. They are files in a folder and were sent to nobody.</p>
${names.length === 0 ? empty : html`<ul class="plain">${rows}</ul>`}${more}`,
  });
}

/** The address of a mail's page. */
function pathOf(name: string, base: string): string {
  return `${base}/outbox/${encodeURIComponent(name)}`;
}

async function row(href: string, raw: Uint8Array): Promise<Html> {
  const mail = await PostalMime.parse(raw);
  return html`<li><p><a dir="auto" href="${href}">${mail.subject || 'No subject'}</a>
<span class="meta apart"><span>to ${recipients(mail)}</span>${mail.date && html` ${minuteElement(mail.date, 'en')}`}</span></p></li>
`;
}

interface OpenMail {
  readonly name: string;
  readonly mail: Email;
  readonly raw: Uint8Array;
}

function mailPage({ name, mail, raw }: OpenMail, view: View, { settings }: Outbox): string {
  const base = basePathOf(settings);
  const here = pathOf(name, base);
  const tabs = views.map((one) =>
    one === view
      ? html`<li><strong aria-current="page">${viewNames[one]}</strong></li>`
      : html`<li><a href="${here}?view=${one}">${viewNames[one]}</a></li>`,
  );
  return page({
    title: mail.subject ?? 'Mail',
    lang: 'en',
    frames: true,
    script: `${base}${fitPath}`,
    unlisted: true,
    basePath: base,
    trail: [
      { href: `${base}/`, text: settings.siteName },
      { href: `${base}/outbox/`, text: 'Outbox' },
    ],
    body: html`<h1 dir="auto">${mail.subject || 'No subject'}</h1>
<p class="meta apart"><span>from <b>${mail.from?.name}</b> ${mail.from?.address}</span> <span>to ${recipients(mail)}</span>${
      mail.date && html` ${minuteElement(mail.date, 'en')}`
    }</p>
<nav aria-label="Show"><ul class="filters">${tabs}</ul></nav>
${shown(view, mail, raw, here)}`,
  });
}

function shown(view: View, mail: Email, raw: Uint8Array, here: string): Html {
  switch (view) {
    case 'html':
      return html`<iframe class="mail" title="The mail as a mail program shows it" sandbox="${sandbox}" src="${here}?part=html" width="100%" height="900"></iframe>`;
    case 'text':
      return html`<pre class="mail">${mail.text ?? 'This mail has no plain-text part.'}</pre>`;
    case 'source':
      return html`<pre class="mail">${new TextDecoder().decode(raw)}</pre>`;
  }
}

function viewOf(asked: string | null, mail: Email): View {
  const view = views.find((one) => one === asked) ?? 'html';
  return view === 'html' && !mail.html ? 'text' : view;
}

function recipients(mail: Email): string {
  return (mail.to ?? []).map((one) => one.address ?? one.name).join(', ');
}

function scriptOf(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}

function document(text: string, policy = framingPolicy): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    },
  });
}
