import { Parser } from 'htmlparser2';
import { harmlessStyles } from './harmless-styles.ts';
import { joinUrl } from './join-url.ts';
import { windows1252CodePoint } from './windows-1252.ts';

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
/** Markup nested deeper is cut off: no text needs it. */
const depthMax = 500;
const pieceCharacters = 16_384;
/** Tags of one text, and attributes of one tag, that are shown: no article has more. */
const tagsMax = 30_000;
const attributesMax = 100;
/** A tag of more is broken off, and the text with it. */
const attributesReadMax = 1_000;
/** Pieces that the parser hands a text over in: one a tag, and one a stray `<`. */
const piecesMax = 200_000;

/**
 * The markup of a feed with nothing in it that runs, its links made absolute, otherwise as the feed spells it
 * (entities included). It shows what a feed says; what is published goes through `sanitiseHtml` as well.
 */
export function harmlessMarkup(html: string, base: string | null): string {
  const written: string[] = [];
  let removedDepth = 0;
  let depth = 0;
  let tagsCount = 0;
  let attributesCount = 0;
  let piecesCount = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        tagsCount++;
        attributesCount = 0;
        if (removed.has(name)) removedDepth++;
        else if (removedDepth === 0 && !unwrapped.has(name)) written.push(openTag(name, attributes, base));
      },
      onattribute() {
        attributesCount++;
      },
      onclosetag(name) {
        depth--;
        if (removed.has(name)) removedDepth--;
        else if (removedDepth === 0 && !unwrapped.has(name) && !voidElements.has(name)) written.push(`</${name}>`);
      },
      ontext(text) {
        piecesCount++;
        if (removedDepth === 0) written.push(harmlessText(text));
      },
    },
    { decodeEntities: false, recognizeSelfClosing: true },
  );
  // In pieces, to stop soon after the bound is passed: the parser's own stack costs more the deeper it is.
  const isBounded = () =>
    depth < depthMax && tagsCount < tagsMax && attributesCount < attributesReadMax && piecesCount < piecesMax;
  for (let at = 0; at < html.length && isBounded(); at += pieceCharacters) {
    parser.write(html.slice(at, at + pieceCharacters));
  }
  parser.end();
  return written.join('').trim();
}

const signs: Readonly<Record<string, string>> = { '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/** References as HTML means them: of Windows-1252 by their characters, a lone `&` as what it is. */
function harmlessText(text: string): string {
  if (!text.includes('&')) return text.replaceAll('<', '&lt;');
  return text
    .replace(/&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|[a-zA-Z][a-zA-Z\d]{1,31};)/g, '&amp;')
    .replace(/&#(?:(1[2-5]\d)|[xX]([\da-fA-F]{1,6}));/g, (reference, decimal?: string, hex?: string) => {
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      const meant = windows1252CodePoint(code);
      if (meant !== null) return `&#x${meant.toString(16)};`;
      return decimal === undefined ? `&#x${hex};` : reference;
    })
    .replaceAll('<', '&lt;');
}

function openTag(name: string, attributes: Readonly<Record<string, string>>, base: string | null): string {
  const names = Object.keys(attributes).slice(0, attributesMax).sort();
  const kept = names.flatMap((attribute) => {
    const harmless = harmlessValue(attribute, attributes[attribute]!, base);
    return harmless === null ? [] : [` ${attribute}="${harmless.replace(/["<>]/g, (sign) => signs[sign]!)}"`];
  });
  return `<${name}${kept.join('')}${voidElements.has(name) ? ' />' : '>'}`;
}

function harmlessValue(attribute: string, value: string, base: string | null): string | null {
  if (
    !/^[a-z][a-z-]*$/.test(attribute) ||
    attribute.startsWith('on') ||
    attribute === 'autoplay' ||
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
