import type { Paragraph, StatedDate } from '../../model/article.ts';
import { parseStatedDate } from '../dates/dates.ts';

export interface Forwarded {
  /** Who wrote the mail that was passed on. */
  readonly name: string | null;
  readonly address: string;
  /** When, as the fields say: mostly a day, for they seldom name a zone. */
  readonly sent: StatedDate | null;
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
  return { name, address, sent: dateOf(lines.slice(start, end + 1)), paragraphs: paragraphs.slice(end + 1) };
}

/** The field that is a date and a time, and hardly a word beside them: a subject may have a date in it. */
function dateOf(lines: readonly string[]): StatedDate | null {
  // In one line each field begins with a word and a colon.
  const fields = lines.flatMap((line) => line.split(/\s(?=[\p{L}\p{M}]{2,20}\s?[:：]\s)/u));
  for (const field of fields) {
    const value = /^[^:：]+[:：]\s*(.*)$/u.exec(field)?.[1] ?? '';
    const isTimed = /\d[:.h]\d\d(?!\d)/.test(value) && (value.match(/\p{L}{2,}/gu) ?? []).length <= 5;
    const date = isTimed && addressIn(value) === null ? parseStatedDate(value) : null;
    if (date !== null) return date;
  }
  return null;
}

function addressIn(line: string): string | null {
  return /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/.exec(line)?.[0]?.toLowerCase() ?? null;
}
