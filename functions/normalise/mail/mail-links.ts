import { Parser } from 'htmlparser2';

export interface MailLink {
  readonly href: string;
  /** What stands between its tags; the address itself in plain text. */
  readonly text: string;
}

/** A mail as it was sent, before anything is cleaned away. */
export interface RawMail {
  /** A line for each block or paragraph, white space folded. */
  readonly text: string;
  /** Links to the web in order, each address once. */
  readonly links: readonly MailLink[];
}

/** More is not looked at: a mail that asks for one click is not long. */
const charactersMax = 200_000;
const silent: ReadonlySet<string> = new Set(['style', 'script', 'title', 'noscript', 'template']);

const inline: ReadonlySet<string> = new Set(['b', 'strong', 'i', 'em', 'u', 'span', 'font', 'small']);

/** Reads the HTML of a mail where it has any, else its text. */
export function rawMail({
  html,
  text,
}: {
  readonly html?: string | undefined;
  readonly text?: string | undefined;
}): RawMail {
  const raw = html !== undefined && html.trim() !== '' ? rawHtml(html) : rawText(text ?? '');
  const byHref = new Map<string, MailLink>();
  for (const link of raw.links) if (!byHref.has(link.href)) byHref.set(link.href, link);
  return { text: folded(raw.text), links: [...byHref.values()] };
}

function rawHtml(html: string): RawMail {
  const links: { href: string; text: string }[] = [];
  const texts: string[] = [];
  let isOpen = false;
  let silentDepth = 0;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (silent.has(name)) silentDepth++;
      if (name !== 'a') return;
      isOpen = href !== undefined && /^\s*https?:/i.test(href);
      if (isOpen) links.push({ href: href!.trim(), text: '' });
    },
    ontext(text) {
      if (silentDepth > 0) return;
      texts.push(text.replace(/\s+/g, ' '));
      if (isOpen) links.at(-1)!.text += text;
    },
    onclosetag(name) {
      if (silent.has(name)) silentDepth--;
      if (name === 'a') isOpen = false;
      else if (!inline.has(name)) texts.push('\n');
    },
  });
  parser.end(html.slice(0, charactersMax));
  return { text: texts.join(''), links: links.map(({ href, text }) => ({ href, text: folded(text) })) };
}

function rawText(text: string): RawMail {
  const start = text.slice(0, charactersMax);
  const addresses = start.match(/https?:\/\/[^\s<>"')\]]{4,1000}/gi) ?? [];
  const links = addresses.map((address) => address.replace(/[.,;:!?]{1,5}$/, ''));
  return { text: start.replace(/(?<!\n\r?)\r?\n(?!\r?\n)/g, ' '), links: links.map((href) => ({ href, text: href })) };
}

function folded(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}
