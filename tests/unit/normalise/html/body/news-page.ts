import { readHtml } from '../../../../../functions/normalise/html/read-html.ts';
import { type Language, reports } from './made-reports.ts';

const link = (text: string) => `<a href="/${encodeURIComponent(text)}">${text}</a>`;
const items = (texts: readonly string[]) => texts.map((text) => `<li>${link(text)}</li>`).join('');
const sections = ['Home', 'World', 'Region', 'Sport', 'Culture', 'Money', 'Travel', 'Weather', 'Letters', 'Archive'];
const others = [
  ...['A harbour cat and its nine lives', 'Snow closes the pass at Grims', 'Chess club wins on the road'],
  ...['Bakers want the old oven back', 'Lighthouse for sale, keeper included', 'Rain again, and more of it'],
  ...['The choir that sings to seals', 'Nets mended for nothing', 'A bridge too short', 'Seven letters to the mayor'],
];

/** Of a page of news: what stands around its text, in a paragraph of `between` for each of its gaps. */
export interface Shape {
  readonly lang?: Language;
  /** Set after the first paragraph, the second and so on. */
  readonly between?: readonly string[];
  /** Set after the last paragraph, within the element of the text. */
  readonly after?: string;
  /** Set after the `<article>`. */
  readonly beside?: string;
  /** In place of the report's paragraphs. */
  readonly text?: string;
  readonly author?: string;
  readonly layout?: (article: string) => string;
}

export const p = (text: string) => `<p>${text}</p>`;

/** The page of a site with menus, a footer and other stories around a report, as large as such pages are. */
export function newsPage({ lang = 'en', between = [], after = '', beside = '', text, author, layout }: Shape): string {
  const { title, paragraphs } = reports[lang];
  const told = text ?? paragraphs.map((paragraph, at) => `${p(paragraph)}${between[at] ?? ''}`).join('');
  const body = `<div class="article-body">${told}${after}</div>`;
  const article = `<article class="story"><h1>${title}</h1>${body}</article>${beside}`;
  const said = author === undefined ? '' : `<meta name="author" content="${author}">`;
  const menu = `<header><div class="logo">${link('The Tidings')}</div><nav><ul>${items(sections)}</ul></nav></header>`;
  const rail = `<div class="sidebar"><h3>Most read</h3><ul>${items(others)}</ul></div>`;
  const foot = `<footer><ul>${items(['About us', 'Contact', 'Privacy', ...sections])}</ul><p>© 2026 The Tidings</p></footer>`;
  const main =
    layout === undefined ? `<div id="page"><div class="main">${article}</div>${rail}</div>` : layout(article);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title} | The Tidings</title>${said}</head><body>${menu}${main}${foot}</body></html>`;
}

/** The text that is read from a page, a line a paragraph, captions left out. */
export function textOf(html: string): readonly string[] {
  const draft = readHtml(html, { url: null });
  if ('rejected' in draft) throw new Error(draft.rejected);
  return draft.paragraphs.filter(({ role }) => role !== 'caption').map(({ text }) => text);
}
