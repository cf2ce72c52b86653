import { Parser } from 'htmlparser2';
import { limits } from '../../limits.ts';
import { inlineElements } from './inline-elements.ts';
import { type PageStatements, statementReader } from './page-statements.ts';
import {
  type Attributes,
  escapeText,
  isBlank,
  isBlockTag,
  isSilentTag,
  openTag,
  voidElements,
} from './pruned-markup.ts';

/** A page cut down to what an article can be read from: its statements about itself, and a small, well-formed body. */
export interface PrunedPage extends PageStatements {
  /** What is to be inside `<body>`. */
  readonly body: string;
}

export const elementsMax = 50_000;
/** Runs of text and entities; each costs a call. */
const textPiecesMax = 100_000;
const chunkLength = 65_536;
/** Unclosed elements within one that is left out. The parser's time for each tag grows with them, so there is an end to them, too. */
const leftOutDepthMax = 5_000;

/** Elements that never hold text of an article; left out with all they contain. */
const leftOut = new Set([
  ...[
    'script',
    'style',
    'noscript',
    'template',
    'svg',
    'math',
    'canvas',
    'object',
    'embed',
    'applet',
    'iframe',
    'frame',
  ],
  ...['select', 'textarea', 'datalist', 'map', 'audio', 'video', 'dialog', 'title'],
  // What AMP has in place of a script: it fills in what no article holds.
  ...['amp-ad', 'amp-embed', 'amp-sidebar', 'amp-consent', 'amp-user-notification', 'amp-list', 'amp-next-page'],
  ...['amp-iframe', 'amp-script', 'amp-state', 'amp-analytics', 'amp-sticky-ad', 'amp-lightbox', 'amp-form'],
  // What they hold is shown as it is spelled, tags and all.
  ...['plaintext', 'xmp', 'noembed', 'noframes'],
]);

/** Elements that are read here, if they say anything, and not passed on; what they contain is. */
const unwrapped = new Set([
  ...['html', 'head', 'body', 'meta', 'link', 'base', 'frameset'],
  ...['source', 'track', 'area', 'col'],
]);

/**
 * Reads any HTML in one linear pass. Everything that costs a tree builder dear (depth, attributes without end,
 * megabytes of script) is gone from the result, so what comes after needs no guards of its own.
 */
export function prunePage(html: string): PrunedPage | { readonly rejected: string } {
  if (html.length > limits.documentBytesMax)
    return { rejected: `page longer than ${limits.documentBytesMax} characters` };
  const pruning = startPruning();
  const parser = new Parser(pruning.handler, { decodeEntities: true });
  for (let at = 0; at < html.length; at += chunkLength) {
    parser.write(html.slice(at, at + chunkLength));
    const excess = pruning.excess();
    if (excess !== null) return { rejected: excess };
  }
  parser.end();
  return pruning.result();
}

function startPruning() {
  const out: string[] = [];
  const statements = statementReader();
  const seen = { depth: 0, deepest: 0, deepestLeftOut: 0, elements: 0, pieces: 0 };
  /** Open elements since the one left out, itself included; 0 outside. */
  let leftOutDepth = 0;

  const handler = {
    onopentag(name: string, attributes: Attributes): void {
      if (leftOutDepth > 0) {
        leftOutDepth += 1;
        seen.deepestLeftOut = Math.max(seen.deepestLeftOut, leftOutDepth);
        return;
      }
      if (!voidElements.has(name)) seen.depth += 1;
      seen.deepest = Math.max(seen.deepest, seen.depth);
      seen.elements += 1;
      if (seen.deepest > limits.htmlDepthMax || seen.elements > elementsMax) return;
      if (unwrapped.has(name)) statements.element(name, attributes);
      else if (leftOut.has(name)) {
        leftOutDepth = 1;
        statements.start(name, attributes);
      } else out.push(openTag(name, attributes));
    },
    ontext(text: string): void {
      seen.pieces += 1;
      if (statements.text(text) || leftOutDepth > 0) return;
      if (!(isBlank(text) && isBlockTag(out.at(-1), false))) out.push(escapeText(text));
    },
    onclosetag(name: string): void {
      if (leftOutDepth > 0) {
        leftOutDepth -= 1;
        if (leftOutDepth > 0) return;
        statements.end();
        seen.depth -= 1;
        return;
      }
      if (voidElements.has(name)) return;
      seen.depth -= 1;
      if (unwrapped.has(name)) return;
      if (isBlank(out.at(-1)) && isBlockTag(out.at(-2), true) && !inlineElements.has(name)) out.pop();
      // An element without content or a statement says nothing: slots for advertisements, icons, spacers.
      if (isSilentTag(out.at(-1), name)) out.pop();
      else out.push(`</${name}>`);
    },
  };

  function excess(): string | null {
    if (seen.deepest > limits.htmlDepthMax) return `elements nested deeper than ${limits.htmlDepthMax}`;
    if (seen.deepestLeftOut > leftOutDepthMax) return `elements nested deeper than ${leftOutDepthMax}`;
    if (seen.elements > elementsMax) return `more than ${elementsMax} elements`;
    if (seen.pieces > textPiecesMax) return `more than ${textPiecesMax} pieces of text`;
    return null;
  }

  return { handler, excess, result: (): PrunedPage => ({ ...statements.result(), body: out.join('') }) };
}
