import { writtenLanguage } from '../../languages/texts.ts';
import type { Settings } from '../../model/settings.ts';
import { basePathOf } from '../../site/addresses.ts';
import { type Html, html } from '../../site/html.ts';
import { contentSecurityPolicy, page } from '../../site/page.ts';
import type { Answer } from '../../web/visit.ts';

export interface FormPage {
  readonly title: string;
  readonly language: string;
  readonly body: Html;
  /** Where the page stands below the front page. */
  readonly trail?: readonly { readonly href: string; readonly text: string }[];
  /** A script of this site that helps with the form; the page works without it. */
  readonly script?: string;
  /** 200 when left out. */
  readonly status?: number;
  /** What the request led to. */
  readonly messages?: Answer['messages'];
}

/** A page about one reader: never listed, never kept by a cache. */
export function formPage(parts: FormPage, settings: Pick<Settings, 'baseUrl' | 'siteName'>): Answer {
  const basePath = basePathOf(settings);
  const text = page({
    title: parts.title,
    lang: writtenLanguage(parts.language),
    unlisted: true,
    basePath,
    trail: [{ href: `${basePath}/`, text: settings.siteName }, ...(parts.trail ?? [])],
    body: html`<h1>${parts.title}</h1>\n${parts.body}`,
    ...(parts.script !== undefined && { script: `${basePath}${parts.script}` }),
  });
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...policy(parts.script) };
  return { response: new Response(text, { status: parts.status ?? 200, headers }), messages: parts.messages ?? [] };
}

/** Pages with the one script of their own may run it; the others keep the policy of the site, which allows none. */
function policy(script: string | undefined): Readonly<Record<string, string>> {
  if (script === undefined) return {};
  return { 'content-security-policy': `${contentSecurityPolicy}; script-src 'self'; frame-ancestors 'none'` };
}
