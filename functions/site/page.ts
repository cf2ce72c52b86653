import { textsFor, type Words } from '../languages/texts.ts';
import { directionOf } from './direction.ts';
import { type Html, html, markupOf, trusted } from './html.ts';

export interface PageFeed {
  readonly href: string;
  /** `application/atom+xml`, `application/rss+xml`, `application/feed+json`. */
  readonly type: string;
  readonly title: string;
}

export interface Page {
  /** Shown by the browser; the body has its own `<h1>`. */
  readonly title: string;
  /** BCP 47 language of the page's own words. */
  readonly lang: string;
  readonly description?: string | null;
  /** Offered to feed readers by autodiscovery. */
  readonly feeds?: readonly PageFeed[];
  /** Absolute address of the page, for search engines. */
  readonly canonical?: string;
  /** True for pages that are about one reader or one moment: kept out of search engines. */
  readonly unlisted?: boolean;
  /** Where the page stands: the way up from it, outermost first. */
  readonly trail?: readonly { readonly href: string; readonly text: string }[];
  /** Path under which the site is served, without a slash at the end; empty for the root. */
  readonly basePath?: string;
  /** Path of a script of this site that the page can do without; the page then allows itself scripts of its own site. */
  readonly script?: string;
  /** True for a page that shows another of this site in a frame. */
  readonly frames?: true;
  /** All that stands in `<main>`. Made with `html`, so that whatever is put in is escaped. */
  readonly body: Html;
  /** A line or two under everything. */
  readonly footer?: Html;
}

/**
 * What pages may load and do: nothing from elsewhere, no script, no frame.
 * For the response header of every page; pages say it themselves too, for when they are read from a folder.
 */
export const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
/** In the header only: a page cannot say it of itself. */
export const contentSecurityPolicyHeader = `${contentSecurityPolicy}; frame-ancestors 'none'`;

/**
 * The one frame of every page: the site, the web editions, the subscribe pages, the status page.
 *
 *     page({ title: 'Subscribe', lang: 'en', body: html`<h1>Subscribe</h1><form method="post">…</form>` })
 *
 * Style comes from `/style.css` (site/style.ts); its ready-made classes are named there.
 * The same parts always give the same text: nothing here asks the time.
 */
export function page(parts: Page): string {
  const base = parts.basePath ?? '';
  const words = textsFor(parts.lang).site;
  const document = html`${trusted('<!doctype html>')}
<html lang="${parts.lang}" dir="${directionOf(parts.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyOf(parts)}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${parts.title}</title>
${parts.description && html`<meta name="description" content="${parts.description}">\n`}${
  parts.unlisted && html`<meta name="robots" content="noindex">\n`
}${parts.canonical && html`<link rel="canonical" href="${parts.canonical}">\n`}${(parts.feeds ?? []).map(
  (feed) => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.href}">\n`,
)}<link rel="icon" href="${base}/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${base}/style.css">
${parts.script && html`<script src="${parts.script}" defer></script>\n`}</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${trail(parts.trail ?? [], words)}<main id="main">
${parts.body}
</main>
${parts.footer && html`<footer>${parts.footer}</footer>\n`}</body>
</html>
`;
  return markupOf(document);
}

function policyOf({ script, frames }: Page): string {
  return `${contentSecurityPolicy}${script === undefined ? '' : "; script-src 'self'"}${frames ? "; frame-src 'self'" : ''}`;
}

function trail(steps: NonNullable<Page['trail']>, words: Words): Html {
  if (steps.length === 0) return html``;
  return html`<header><nav aria-label="${words.breadcrumb}"><ol class="trail">${steps.map(
    (step) => html`<li><a href="${step.href}">${step.text}</a></li>`,
  )}</ol></nav></header>
`;
}
