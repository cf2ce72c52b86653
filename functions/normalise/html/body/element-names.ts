/**
 * Words that web designers use in class and id names, by what they mark. English, because names in code are,
 * whatever the language of the page; matched within longer names (`article-share-bar`).
 */
const nameSigns: readonly RegExp[] = [
  /article[-_]?(?:body|content|text)|(?:entry|post|story|page|main|body|rich|blog)[-_]?(?:content|text|body|copy)|richtext|wysiwyg|prose|storybody|cms/i,
  /article|content|entry|main|post|story|text|body|blog/i,
  /share|sharing|social|addtoany|facebook|twitter|whatsapp/i,
  /relat|recommend|more[-_]|popular|trending|also[-_]|similar|next|prev|promo|teaser|card|carousel|slider|feed|listing|grid|tile/i,
  /comment|disqus|discuss|reply|respond/i,
  /newsletter|subscri|signup|sign-up|mailing|optin|form|cta|call-to|banner|popup|modal|overlay|paywall/i,
  /nav|menu|breadcrumb|crumb|pagination|pager|toolbar|skip|search|login/i,
  /foot|copyright|legal|disclaim|colophon|cookie|consent|gdpr|policy/i,
  /header|masthead|top-?bar|hero|intro|lead|standfirst|dek|subtitle|summary|excerpt/i,
  /sidebar|side-|aside|widget|rail|column|secondary|complementary|sticky/i,
  /author|byline|bio\b|profile|avatar|contributor|writer|team/i,
  /meta|date|time|tag|categor|label|badge|kicker|eyebrow|topic|section-name|read(?:ing)?-/i,
  /(?:^|[-_ ])ads?(?:$|[-_ ])|advert|sponsor|affiliate|partner|promo|outbrain|taboola|dfp/i,
  /caption|credit|figure|photo|image|gallery|media|video|player/i,
  /toc|table-?of-?contents|jump|anchor|contents|outline|index/i,
  /faq|accordion|collaps|toggle|tab|question|answer|panel/i,
  /footnote|reference|source|citation|endnote|biblio/i,
  /hidden|sr-only|screen-reader|visually|print|invisible|noprint|d-none/i,
];
export const nameSignsCount = nameSigns.length;

const elementNames = [
  'nav',
  'header',
  'footer',
  'aside',
  'article',
  'main',
  'section',
  'form',
  'table',
  'figure',
  'button',
].concat(['li', 'blockquote', 'pre', 'dl', 'details', 'p', 'label', 'ul']);
export const elementNamesCount = elementNames.length;
/** Those that say something close by as well as far out. */
export const closeElements: readonly number[] = ['p', 'li', 'header', 'section', 'figure'].map((name) =>
  elementNames.indexOf(name),
);

const landmarkRoles: Readonly<Record<string, string>> = {
  navigation: 'nav',
  contentinfo: 'footer',
  complementary: 'aside',
  banner: 'header',
  main: 'main',
  button: 'button',
};
const sameElements: Readonly<Record<string, string>> = { td: 'table', th: 'table', ol: 'ul' };

/** A style that keeps an element from being seen. */
export const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What an element says of itself, as bits: which kinds of names it has, and which element it is. */
export interface ElementNames {
  readonly names: number;
  readonly elements: number;
  readonly hidden: boolean;
}

export function elementNamesOf(element: Element): ElementNames {
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const named = `${attribute('class')} ${attribute('id')} ${attribute('itemprop')} ${attribute('aria-label')}`;
  const names = nameSigns.reduce((bits, sign, bit) => (sign.test(named) ? bits | (1 << bit) : bits), 0);
  const local = element.localName;
  const bit = elementNames.indexOf(landmarkRoles[attribute('role')] ?? sameElements[local] ?? local);
  return {
    names,
    elements: bit < 0 ? 0 : 1 << bit,
    hidden:
      element.hasAttribute('hidden') || attribute('aria-hidden') === 'true' || hiddenStyle.test(attribute('style')),
  };
}

/** One number (0 or 1) for each bit. */
export function bitsOf(bits: number, count: number): number[] {
  const numbers: number[] = [];
  for (let bit = 0; bit < count; bit += 1) numbers.push((bits >> bit) & 1);
  return numbers;
}
