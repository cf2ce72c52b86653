import { Parser } from 'htmlparser2';
import sanitizeHtml from 'sanitize-html';

/** Depth beyond which nested elements lose their tags and keep their text. */
const nestingDepthMax = 100;
const parsedDepthMax = 1_000;
const chunkLength = 65_536;
const escapedLengthMax = 1_000_000;

const options = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'hr', 'br'],
    ...['figure', 'figcaption', 'img', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['a', 'em', 'strong', 'b', 'i', 'u', 's', 'del', 'ins', 'sub', 'sup', 'code', 'kbd', 'samp', 'var'],
    ...['abbr', 'cite', 'q', 'mark', 'small', 'time', 'span', 'bdi', 'bdo', 'ruby', 'rt', 'rp'],
  ],
  allowedAttributes: {
    '*': ['dir', 'lang'],
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    time: ['datetime'],
    abbr: ['title'],
    ol: ['start', 'reversed'],
    blockquote: ['cite'],
    q: ['cite'],
  },
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'title',
    'svg',
    'math',
    'object',
    'xmp',
  ],
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  allowProtocolRelative: false,
  nestingLimit: nestingDepthMax,
} satisfies sanitizeHtml.IOptions;

/** `<` signs beyond which markup is not worth taking apart. */
const tagsMax = 200_000;

/**
 * The part of `html` that is safe to publish: text markup, links and images with absolute addresses, nothing
 * that runs, loads from elsewhere unseen or reports the reader. Sanitising twice changes nothing.
 * Without `baseUrl`, relative links lose their address and relative images go.
 */
export function sanitiseHtml(html: string, context: { readonly baseUrl: string | null }): string {
  const { baseUrl } = context;
  if (!isTame(html)) return escapedText(html);
  return sanitizeHtml(html, {
    ...options,
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs.src === undefined,
    transformTags: {
      h1: 'h2',
      a: (tagName, attribs) => {
        const href = absoluteUrl(attribs.href, baseUrl, ['http:', 'https:', 'mailto:']);
        return href === null
          ? { tagName: 'span', attribs: {} }
          : { tagName, attribs: withOnly(attribs, { href }, ['title', 'dir', 'lang']) };
      },
      img: (tagName, attribs) => {
        const src = imageUrl(attribs, baseUrl);
        if (src === null || isBeacon(attribs, src)) return { tagName, attribs: {} };
        const kept = ['alt', 'title', 'width', 'height'];
        return { tagName, attribs: withOnly(attribs, { src }, kept) };
      },
      blockquote: citing(baseUrl),
      q: citing(baseUrl),
    },
  });
}

/** Whether the markup is shallow and short enough for sanitize-html, whose time grows with the square of the depth. */
function isTame(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0 && tags <= tagsMax; at = html.indexOf('<', at + 1)) tags += 1;
  if (tags > tagsMax) return false;
  if (tags <= parsedDepthMax) return true;
  let depth = 0;
  let deepest = 0;
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length && deepest <= parsedDepthMax; at += chunkLength) {
    parser.write(html.slice(at, at + chunkLength));
  }
  return deepest <= parsedDepthMax;
}

/** What is left of markup that nobody wrote for reading: its characters, nothing of it markup any more. */
function escapedText(html: string): string {
  const text = html.slice(0, escapedLengthMax).replace(/<[^<>]{0,1000}>/g, '');
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Resolves an address; null if it is missing, malformed or of another scheme. */
export function absoluteUrl(
  address: string | undefined,
  baseUrl: string | null,
  schemes: readonly string[] = ['http:', 'https:'],
): string | null {
  const trimmed = address?.trim();
  if (!trimmed) return null;
  const parsed = URL.parse(trimmed, baseUrl ?? undefined);
  return parsed !== null && schemes.includes(parsed.protocol) ? parsed.href : null;
}

function citing(baseUrl: string | null): sanitizeHtml.Transformer {
  return (tagName, attribs) => {
    const cite = absoluteUrl(attribs.cite, baseUrl);
    return { tagName, attribs: withOnly(attribs, cite === null ? {} : { cite }, ['dir', 'lang']) };
  };
}

/** The image's own address, or the one that a lazy loader keeps beside a placeholder. */
function imageUrl(attribs: Readonly<Record<string, string>>, baseUrl: string | null): string | null {
  for (const name of ['src', 'data-src', 'data-original', 'data-lazy-src']) {
    const url = absoluteUrl(attribs[name], baseUrl);
    if (url !== null) return url;
  }
  return null;
}

/**
 * Images that are not there to be seen: one or two pixels wide or high, hidden by style, or a bare
 * endpoint that is told who is looking (`/pixel`, `/track/open`, `beacon`).
 */
function isBeacon(attribs: Readonly<Record<string, string>>, src: string): boolean {
  if (tiny(attribs.width) || tiny(attribs.height)) return true;
  const style = attribs.style ?? '';
  if (
    /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|[;\s])(?:width|height)\s*:\s*[012](?:px|\s*[;]|\s*$)/i.test(style)
  ) {
    return true;
  }
  const { pathname } = new URL(src);
  return /(?:^|[/._-])(?:pixels?|beacon|tracking|track|opens?|1x1|spacer|clear|blank)(?:\.(?:gif|png|php|aspx?))?$/i.test(
    pathname,
  );
}

function tiny(size: string | undefined): boolean {
  return size !== undefined && /^\s*[012](?:\.0*)?(?:px)?\s*$/i.test(size);
}

function withOnly(
  attribs: Readonly<Record<string, string>>,
  set: Readonly<Record<string, string>>,
  kept: readonly string[],
): Record<string, string> {
  const result: Record<string, string> = { ...set };
  for (const name of kept) if (attribs[name] !== undefined) result[name] = attribs[name];
  return result;
}
