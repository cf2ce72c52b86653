import type { Command } from 'commander';
import { decodeText } from '../../normalise/decode/decode-text.ts';
import type { FeedText, ParsedFeed } from '../../normalise/feed/feed-model.ts';
import { harmlessMarkup } from '../../normalise/feed/harmless-markup.ts';
import { parseFeed } from '../../normalise/feed/parse-feed.ts';
import { complain } from '../errors/complain.ts';
import { answerJsonLines, filesOrLines } from '../input/json-lines.ts';
import { tryInput } from '../input/read-input.ts';

export function define(command: Command): void {
  command
    .argument('[files...]', 'feeds to read: RSS, RDF, Atom, CDF or JSON Feed')
    .option('--jsonl', 'read { id, base64, contentType?, url? } lines from standard input, write one line for each')
    .addHelpText('after', '\nExit code 1: a file could not be read as a feed; the reason is on standard error.')
    .action(async (files: readonly string[], { jsonl }: { jsonl?: true }) => {
      filesOrLines(command, files, jsonl);
      if (jsonl) return answerJsonLines(answerRow);
      for (const file of files) {
        const read = tryInput(file);
        const seen = 'rejected' in read ? read : view(readBytes(read.bytes, null, null));
        if ('rejected' in seen) process.exitCode = complain(`${file}: ${seen.rejected}`);
        else console.log(JSON.stringify({ id: file, ...seen }, null, 2));
      }
    });
}

function answerRow(row: Readonly<Record<string, unknown>>): object {
  if (typeof row.base64 !== 'string') throw new Error('base64 is missing: the bytes of the feed');
  const contentType = typeof row.contentType === 'string' ? row.contentType : null;
  const url = typeof row.url === 'string' ? row.url : null;
  return view(readBytes(Buffer.from(row.base64, 'base64'), contentType, url));
}

function readBytes(bytes: Uint8Array, contentType: string | null, url: string | null): ParsedFeed {
  return parseFeed(decodeText(bytes, { contentType }).text, url);
}

/** What the feed says, its markup made harmless; a summary that is not there is the content, as feed readers show it. */
function view(parsed: ParsedFeed): object {
  if (parsed.kind === 'rejected') return { rejected: parsed.reason };
  const { head, entries } = parsed;
  return {
    feed: {
      id: head.id,
      title: markup(head.title),
      subtitle: markup(head.subtitle),
      link: head.link,
      published: head.published,
      updated: head.updated,
      author: head.authors.join(', ') || null,
      rights: markup(head.rights),
      language: head.language,
      categories: head.categories,
      image: head.image,
    },
    entries: entries.map((entry) => ({
      id: entry.id,
      title: markup(entry.title),
      link: entry.link,
      published: entry.published,
      updated: entry.updated,
      author: entry.authors.join(', ') || null,
      summary: markup(entry.summary ?? entry.content),
      content: markup(entry.content),
      categories: entry.categories,
      language: entry.language,
      image: entry.image,
    })),
  };
}

function markup(text: FeedText | null): string | null {
  if (text === null) return null;
  return text.kind === 'plain' ? text.value : harmlessMarkup(text.value, text.base);
}
