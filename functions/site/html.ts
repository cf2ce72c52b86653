/**
 * HTML that is escaped unless said otherwise.
 *
 *     html`<p class="${kind}">${title}</p>`          text and attribute values are escaped
 *     html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`   lists are joined
 *     html`${note && html`<p>${note}</p>`}`           null, undefined, false and '' leave nothing
 *     html`<div>${trusted(article.html)}</div>`       markup that was sanitised before
 *     html`<a href="${webAddress(url) ?? '#'}">`      never put an unchecked address into href
 *
 * Attribute values must stand in double quotes. `markupOf(value)` gives the string.
 */
const markup: unique symbol = Symbol('markup');

/** Markup made here; the symbol keeps parsed JSON from passing itself off as markup. */
export interface Html {
  readonly [markup]: string;
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** Builds markup; every value put in is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? '';
  for (let index = 0; index < values.length; index++) text += written(values[index]) + (strings[index + 1] ?? '');
  return { [markup]: text };
}

/** Takes markup as it is, but for what `html` drops: only for what a sanitiser or this project made. */
export function trusted(text: string): Html {
  return { [markup]: text.replace(forbidden, '') };
}

/** The markup as text, to be sent or put into a file. */
export function markupOf(value: Html): string {
  return value[markup];
}

/** The address if it is one that a page may link to (http or https), else null. */
export function webAddress(url: string | null | undefined): string | null {
  if (url === null || url === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
}

/** Escapes text for HTML content and double-quoted attributes; drops characters that no document may hold. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => escapes[char] ?? '').replace(forbidden, '');
}

const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function written(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(written).join('');
  return value[markup];
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value);
}
