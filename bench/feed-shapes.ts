import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { limits } from '../functions/limits.ts';
import { decodeText } from '../functions/normalise/decode/decode-text.ts';
import { harmlessMarkup } from '../functions/normalise/feed/harmless-markup.ts';
import { parseFeed } from '../functions/normalise/feed/parse-feed.ts';

/**
 * Feeds of 5 MiB in the shapes that cost parsers most, each read in a process of its own: seconds of processor time,
 * and how much the process grew. Without an argument, all of them as Markdown; with a shape's name, that one.
 */
const [rss, rssEnd] = ['<rss version="2.0"><channel><title>T</title>', '</channel></rss>'];
const [item, itemEnd] = [`${rss}<item><description>`, `</description></item>${rssEnd}`];
const [cdata, cdataEnd] = [`${rss}<item><description><![CDATA[`, `]]></description></item>${rssEnd}`];
const declaring = (entities: string) => `<!DOCTYPE r [${entities}]>${rss}<item><title>`;
const swelling = [...'bcdefghi'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('');
const first = `<!ENTITY a "${'x'.repeat(9_000)}">`;

/** What is repeated, and what stands around it. */
const shapes: Readonly<Record<string, readonly [unit: string | ((at: number) => string), head: string, tail: string]>> = {
  'elements in elements': ['<a>', '', ''],
  'elements in elements, within an item': ['<div>', cdata, cdataEnd],
  'elements in elements, escaped': ['&lt;div&gt;', item, itemEnd],
  'references to characters': ['&amp;', item, itemEnd],
  'references by HTML names': ['&nbsp;', item, itemEnd],
  'references by unknown names': ['&abc;', item, itemEnd],
  'references by number': ['&#146;', item, itemEnd],
  'entities made of entities': ['&i;', declaring(first + swelling), `</title></item>${rssEnd}`],
  'a long entity again and again': ['&a;', declaring(first), `</title></item>${rssEnd}`],
  'bare <': ['<', item, itemEnd],
  'bare < in CDATA': ['<', cdata, cdataEnd],
  'bare &': ['&', item, itemEnd],
  'bare >': ['>', item, itemEnd],
  'small items': [(at) => `<item><guid>${at}</guid><title>${at}</title></item>`, rss, rssEnd],
  'empty items': ['<item/>', rss, rssEnd],
  'items with attributes': ['<item a="b" c="d" e="f" g="h" i="j"/>', rss, rssEnd],
  'attributes of one element': [(at) => ` a${at}="b"`, `${rss}<item`, `/>${rssEnd}`],
  'attributes of one tag in a text': [(at) => ` a${at}="b"`, `${cdata}<p`, `>x</p>${cdataEnd}`],
  'namespaces': [(at) => `<a xmlns:n${at}="http://x/${at}"/>`, rss, rssEnd],
  'links of one entry': ['<link href="a"/>', '<feed><entry>', '</entry></feed>'],
  'categories of one entry': [(at) => `<category>c${at}</category>`, `${rss}<item>`, `</item>${rssEnd}`],
  'one text': ['a ', cdata, cdataEnd],
  'many CDATA sections': ['<![CDATA[a]]>', item, itemEnd],
  'paragraphs without an end': ['<p>', cdata, cdataEnd],
  'pictures': ['<img src="a">', cdata, cdataEnd],
  'XHTML': ['<p>a<b>c</b></p>', '<feed><entry><content type="xhtml">', '</content></entry></feed>'],
  'styles': ['a:b;', `${cdata}<p style="`, `">x</p>${cdataEnd}`],
  'an open DOCTYPE': ['[', '<!DOCTYPE rss ', ''],
  'control characters': ['\u0001', item, itemEnd],
  'JSON, lists in lists': ['[', '{"items":', ''],
  'JSON, many keys': [(at) => `"k${at}":1,`, '{"items":[],', '"z":1}'],
}; // biome-ignore format: a table

function documentOf(name: string): Buffer {
  const [unit, head, tail] = shapes[name]!;
  const parts = [head];
  const room = limits.documentBytesMax - tail.length;
  for (let at = 0, length = head.length; ; at++) {
    const part = typeof unit === 'string' ? unit : unit(at);
    length += part.length;
    if (length > room) break;
    parts.push(part);
  }
  return Buffer.from(parts.join('') + tail);
}

function readShape(name: string): string {
  const bytes = documentOf(name);
  const before = process.resourceUsage();
  const parsed = parseFeed(decodeText(bytes, { contentType: 'application/xml; charset=utf-8' }).text, null);
  const texts =
    parsed.kind === 'feed' ? parsed.entries.flatMap(({ title, summary, content }) => [title, summary, content]) : [];
  for (const text of texts) if (text?.kind === 'html') harmlessMarkup(text.value, text.base);
  const after = process.resourceUsage();
  const seconds = (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1e6;
  const mebibytes = (after.maxRSS - before.maxRSS) / 1024;
  return `| ${name} | ${seconds.toFixed(2)} | ${Math.round(mebibytes)} |`;
}

const [, , asked] = process.argv;
if (asked !== undefined) console.log(readShape(asked));
else {
  console.log('| 5 MiB of | s | MiB |\n|---|---|---|');
  for (const name of Object.keys(shapes)) {
    process.stdout.write(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name]));
  }
}
