import { Parser } from 'htmlparser2';
import { joinUrl } from './join-url.ts';

/** Elements that go with all that is in them. */
const removed: ReadonlySet<string> = new Set(['script', 'style', 'applet', 'template', 'noscript']);
/** Elements whose tags go and whose content stays. */
const unwrapped: ReadonlySet<string> = new Set(
  ['base', 'basefont', 'bgsound', 'blink', 'body', 'embed', 'frame', 'frameset', 'head', 'html', 'iframe'].concat([
    'isindex',
    'link',
    'marquee',
    'meta',
    'nobr',
    'noframes',
    'object',
    'param',
    'plaintext',
    'title',
    'xml',
    'svg',
  ]),
);
const voidElements: ReadonlySet<string> = new Set([
  'area',
  'br',
  'col',
  'hr',
  'img',
  'input',
  'source',
  'track',
  'wbr',
  'keygen',
]);
const addresses: ReadonlySet<string> = new Set([
  'href',
  'src',
  'cite',
  'action',
  'longdesc',
  'background',
  'poster',
  'data',
]);
/** Style properties that move, colour and measure text; any value but one that loads or runs something. */
const harmlessStyle =
  /^(?:(?:background|border|margin|padding|font|text|list-style|letter|word|line|max|min|unicode)-?[a-z-]*|azimuth|clear|color|cursor|direction|display|elevation|float|height|overflow|pause|pitch|richness|speak|stress|vertical-align|voice-family|volume|white-space|width)$/;
const harmfulValue = /url\s*\(|expression|javascript:|@import|[\\<>]/i;

/** Markup nested deeper is cut off: no text needs it. */
const depthMax = 500;
const pieceCharacters = 16_384;

/**
 * The markup of a feed with nothing in it that runs, its links made absolute, otherwise as the feed spells it
 * (entities included). It shows what a feed says; what is published goes through `sanitiseHtml` as well.
 */
export function harmlessMarkup(html: string, base: string | null): string {
  const written: string[] = [];
  let removedDepth = 0;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        if (removed.has(name)) removedDepth++;
        else if (removedDepth === 0 && !unwrapped.has(name)) written.push(openTag(name, attributes, base));
      },
      onclosetag(name) {
        depth--;
        if (removed.has(name)) removedDepth--;
        else if (removedDepth === 0 && !unwrapped.has(name) && !voidElements.has(name)) written.push(`</${name}>`);
      },
      ontext(text) {
        if (removedDepth === 0) written.push(text.replaceAll('<', '&lt;'));
      },
    },
    { decodeEntities: false, recognizeSelfClosing: true },
  );
  // In pieces, to stop soon after the bound is passed: the parser's own stack costs more the deeper it is.
  for (let at = 0; at < html.length && depth < depthMax; at += pieceCharacters) {
    parser.write(html.slice(at, at + pieceCharacters));
  }
  parser.end();
  return written.join('').trim();
}

function openTag(name: string, attributes: Readonly<Record<string, string>>, base: string | null): string {
  const kept = Object.entries(attributes).flatMap(([attribute, value]) => {
    const harmless = harmlessValue(attribute, value, base);
    return harmless === null ? [] : [` ${attribute}="${harmless.replaceAll('"', '&quot;')}"`];
  });
  return `<${name}${kept.join('')}${voidElements.has(name) ? ' />' : '>'}`;
}

function harmlessValue(attribute: string, value: string, base: string | null): string | null {
  if (
    !/^[a-z][a-z-]*$/.test(attribute) ||
    attribute.startsWith('on') ||
    attribute === 'xmlns' ||
    attribute === 'srcdoc'
  ) {
    return null;
  }
  if (attribute === 'style') return harmlessStyles(value);
  if (!addresses.has(attribute) || value === '') return value;
  const url = joinUrl(value.replaceAll('&amp;', '&'), base) ?? value;
  if (
    !/^(?:https?|ftp|mailto|news|tel|irc|ed2k|feed|gopher|nntp|rtsp|sftp|ssh|webcal|xmpp|aim|callto|svn)[:]|^[^:]*$/i.test(
      url.trim(),
    )
  )
    return '';
  return url.replaceAll('&', '&amp;');
}

function harmlessStyles(style: string): string | null {
  const kept = style.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trimStart();
    return colon > 0 && harmlessStyle.test(property) && !harmfulValue.test(value) ? [`${property}: ${value};`] : [];
  });
  return kept.length === 0 ? null : kept.join(' ');
}
