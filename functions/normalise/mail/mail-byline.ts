import type { Paragraph } from '../../model/article.ts';
import { readByline } from '../bylines/byline-line.ts';

/** Where a byline stands: above the text, among its first lines. */
const headParagraphsMax = 4;

/** Who wrote a newsletter, where a line of its own says so by a full name, and the paragraphs without that line. */
export function mailByline(paragraphs: readonly Paragraph[]): {
  readonly byline: string | null;
  readonly text: readonly Paragraph[];
} {
  for (const [at, { role, text }] of paragraphs.slice(0, headParagraphsMax).entries()) {
    const byline = role === 'paragraph' ? readByline(text) : null;
    if (byline?.includes(' ')) return { byline, text: paragraphs.toSpliced(at, 1) };
  }
  return { byline: null, text: paragraphs };
}
