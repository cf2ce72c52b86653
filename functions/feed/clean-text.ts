import { escapeHtml } from '../site/html.ts';

/** Characters that XML 1.0 (section 2.2) forbids, and the C1 controls that it discourages. */
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]/g;

/** Text that any XML document may hold; a lone surrogate becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(forbidden, '');
}

/** The same on one line, white space folded. */
export function xmlLine(text: string): string {
  return xmlText(text).replace(/\s+/g, ' ').trim();
}

/**
 * HTML to stand in one CDATA section. The `feed` package splits only the first `]]>` of a field,
 * so none may be left; in HTML the entity says the same.
 */
export function cdataHtml(html: string): string {
  return xmlText(html).replaceAll(']]>', ']]&gt;');
}

/** Plain text as HTML, for the fields that are declared to be HTML. */
export function htmlOfText(text: string): string {
  return escapeHtml(xmlLine(text));
}

/** Text for an element that the `feed` package writes: it takes `&amp;` for an ampersand already escaped. */
export function elementText(text: string): string {
  return xmlLine(text).replaceAll('&amp;', '&amp;amp;');
}

/** Text for an attribute that the `feed` package writes: it leaves angle brackets as they are, which no attribute may hold. */
export function attributeText(text: string): string {
  return xmlLine(text).replaceAll('<', '\u2039').replaceAll('>', '\u203a');
}

/** Text for XML written by hand: element content or a double-quoted attribute. */
export function xmlEscape(text: string): string {
  return escapeHtml(xmlLine(text));
}

/**
 * An address as `URL` writes it, as a URI by RFC 3986 (appendix A), which Atom asks for: browsers leave a bar, a bracket
 * or a lone percent sign in a path or a query as they are, and strict readers refuse the whole feed for one.
 */
export function uriOf(address: string): string {
  const [, origin = '', rest = ''] = /^([^:]+:\/\/[^/?#]*)(.*)$/s.exec(address) ?? [];
  const [start = '', ...further] = rest.split('#');
  const whole = further.length === 0 ? start : `${start}#${further.join('%23')}`;
  return origin + whole.replace(/%(?![0-9A-Fa-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]/gu, encodeURIComponent);
}

const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/;

/** The language if it has the form of a BCP 47 tag, else null. */
export function cleanLanguage(language: string | null): string | null {
  return language !== null && languageTag.test(language) ? language : null;
}
