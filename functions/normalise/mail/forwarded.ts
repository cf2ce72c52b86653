import type { Paragraph } from '../../model/article.ts';

export interface Forwarded {
  /** Who wrote the mail that was passed on. */
  readonly name: string | null;
  readonly address: string;
  /** What it says, without the lines that tell that it was passed on. */
  readonly paragraphs: readonly Paragraph[];
}

/** Where the head of a passed-on mail is looked for. */
const headParagraphsMax = 15;

/**
 * A mail that somebody passed on in the body of another shows the fields of the first: several short lines
 * `Word: …`, in whatever language, one of them with an address. Returns what follows them, or null if there are none.
 */
export function readForwarded(paragraphs: readonly Paragraph[]): Forwarded | null {
  // "---------- Forwarded message ---------" may stand on a line of its own, or in front of the first field.
  const lines = paragraphs.slice(0, headParagraphsMax).map(({ text }) => text.replace(/^-{2,}[^-]{2,60}-{2,}\s*/, ''));
  const isField = (line: string | undefined) =>
    line !== undefined && /^[\p{L}\p{M} -]{2,20}\s?[:：]\s?\S/u.test(line) && line.length < 300;
  const start = lines.findIndex((line) => isField(line) && addressIn(line) !== null);
  if (start < 0) return null;
  const joined = lines[start]!.match(/[\p{L}\p{M} -]{2,20}\s?[:：]\s/gu)?.length ?? 0;
  let end = start;
  while (isField(lines[end + 1])) end++;
  if (end - start + joined < 3) return null;
  const address = addressIn(lines[start]!)!;
  const name = /[:：]\s*"?([^"<:：]{2,100}?)"?\s*</u.exec(lines[start]!)?.[1]?.trim() ?? null;
  return { name, address, paragraphs: paragraphs.slice(end + 1) };
}

function addressIn(line: string): string | null {
  return /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/.exec(line)?.[0]?.toLowerCase() ?? null;
}
