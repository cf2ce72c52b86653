import type { Paragraph } from '../../model/article.ts';

/** Where a byline stands: above the text, among its first lines. */
const headParagraphsMax = 4;
const lineCharactersMax = 120;

/** "By Fatou Diallo", "Par A. B. • 20 nov.", "Von …": a line of a name, with the day at most. */
const line =
  /^(?:By|Par|Von|Por|De|Di|Door|Av|BY)\s+(\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:and|et|und|y|e|en|&|[\p{L}\p{M}.’'-]+)){1,6}?)(?:\s*[•|·–—,-]\s*[^.!?]{0,40}\d[^.!?]{0,20})?$/u;

/** Who wrote a newsletter, where a line of its own says so, and the paragraphs without that line. */
export function mailByline(paragraphs: readonly Paragraph[]): {
  readonly byline: string | null;
  readonly text: readonly Paragraph[];
} {
  const at = paragraphs
    .slice(0, headParagraphsMax)
    .findIndex(({ role, text }) => role === 'paragraph' && text.length <= lineCharactersMax && line.test(text));
  if (at < 0) return { byline: null, text: paragraphs };
  return { byline: line.exec(paragraphs[at]!.text)![1]!, text: paragraphs.toSpliced(at, 1) };
}
