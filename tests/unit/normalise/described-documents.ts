import type { Article } from '../../../functions/model/article.ts';
import { readDocument } from '../../../functions/normalise/read-document.ts';

/** A small document as people make one, and what a careful editor reads in it. */
export interface DescribedDocument {
  readonly name: string;
  readonly document: string;
  /** The first words of the text where there is none. */
  readonly title: string;
  readonly byline: string | null;
  /** The day alone. */
  readonly published: string | null;
  readonly dateline: string | null;
  /**
   * Every paragraph, in order: its role (`p`, `h`, `li`, `q`, `standfirst`, `caption`), then the words that it opens with;
   * the whole of it where they end in `$`.
   */
  readonly body: readonly string[];
}

export async function articleOf(document: string, contentType: string): Promise<Article> {
  const outcome = await readDocument({
    bytes: new TextEncoder().encode(document),
    contentType: `${contentType}; charset=utf-8`,
    url: null,
    receivedAt: '2026-11-20T10:00:00.000Z',
    source: 'dropped',
    documentKey: 'documents/small',
  });
  if (outcome.kind !== 'articles') throw new Error(JSON.stringify(outcome));
  return outcome.articles[0]!;
}

const shortRoles: Readonly<Record<string, string>> = { paragraph: 'p', heading: 'h', list: 'li', quote: 'q' };

/** What an article states, as `wanted` has it; each paragraph as far as the one in its place is described there. */
export function describedAs(article: Article, wanted: DescribedDocument): Omit<DescribedDocument, 'name' | 'document'> {
  const { title, byline, published, dateline, paragraphs } = article;
  const body = paragraphs.map(({ role, text }, at) => {
    const whole = `${shortRoles[role] ?? role} ${text}`;
    const expected = wanted.body[at] ?? '';
    if (expected.endsWith('$')) return `${whole}$`;
    return expected !== '' && whole.startsWith(expected) ? expected : whole;
  });
  return { title, byline, published: published?.slice(0, 10) ?? null, dateline, body };
}
