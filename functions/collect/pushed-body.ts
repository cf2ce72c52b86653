import { limits } from '../limits.ts';
import { decodeText } from '../normalise/decode/decode-text.ts';
import { binaryKind, detectFormat, isUnreadable } from '../normalise/decode/detect-format.ts';
import { parseFeed } from '../normalise/feed/parse-feed.ts';
import { prunePage } from '../normalise/html/prune-page.ts';
import { readJson } from '../normalise/json/read-json.ts';

export interface BodyProblem {
  readonly status: 400 | 413;
  readonly problem: string;
}

const feedType = /^application\/(?:feed\+json|(?:rss|atom|rdf)\+xml)/i;

/**
 * What is wrong with a pushed body, as far as can be told while its sender waits; undefined when nothing is. Whether a
 * page holds an article takes the whole reader: that is told under `rejected/`.
 */
export function bodyProblem(bytes: Uint8Array, contentType: string): BodyProblem | undefined {
  if (bytes.byteLength > limits.documentBytesMax) {
    return { status: 413, problem: `at most ${limits.documentBytesMax} bytes; this has ${bytes.byteLength}` };
  }
  const problem = textProblem(bytes, contentType);
  return problem === undefined ? undefined : { status: 400, problem };
}

function textProblem(bytes: Uint8Array, contentType: string): string | undefined {
  const kind = binaryKind(bytes);
  if (kind !== null) return `${kind}, not a text`;
  const { text } = decodeText(bytes, { contentType });
  if (text.trim() === '') return 'the document is empty';
  if (isUnreadable(text)) return 'mostly unreadable characters: say its charset in Content-Type';
  const format = detectFormat(text, contentType);
  switch (format) {
    case 'json': {
      const read = readJson(text, { url: null });
      return read.kind === 'rejected' ? read.reason : undefined;
    }
    case 'feed': {
      const parsed = parseFeed(text, null);
      if (parsed.kind === 'rejected') return parsed.reason;
      return parsed.entries.length === 0 ? 'the feed holds no entries' : undefined;
    }
    case 'html':
      return pageProblem(text);
    case 'plain':
      return feedType.test(contentType) ? 'it is no feed, though Content-Type says so' : undefined;
    case 'mail':
      return undefined;
    default:
      return format satisfies never;
  }
}

/** Pruned within the same bounds as by the reader later: the sender waits, and so do all other requests. */
function pageProblem(html: string): string | undefined {
  const page = prunePage(html);
  if ('rejected' in page) return page.rejected;
  return page.body.replace(/<[^<>]*>/g, '').trim() === '' ? 'the page holds no text' : undefined;
}
