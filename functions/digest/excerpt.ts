import type { Article } from '../model/article.ts';
import { shorten } from '../text/shorten.ts';

const excerptCharsMax = 280;

/** What a digest says under a headline: the source's own summary, else how the text begins; null when it is empty. */
export function excerptOf(article: Pick<Article, 'summary' | 'paragraphs' | 'title'>): string | null {
  if (article.summary !== null && article.summary !== '') return shorten(article.summary, excerptCharsMax);
  const standfirst = article.paragraphs.find(({ role }) => role === 'standfirst');
  const first = standfirst ?? article.paragraphs.find(({ role, text }) => role === 'paragraph' && text.length >= 40);
  return first === undefined ? null : shorten(first.text, excerptCharsMax);
}
