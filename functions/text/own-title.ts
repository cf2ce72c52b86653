interface Titled {
  readonly title: string | null;
  readonly text: string;
}

/** White space beyond one sign a gap that a text may have within its first words. */
const spacesMax = 40;

/**
 * The title, or none where the text begins with it: dumps of pages do, and so does what has its first words for a title,
 * cut off with `…`. They would count twice.
 */
export function ownTitle({ title, text }: Titled): string {
  const said = (title ?? '').trim();
  const opening = spaced(text.slice(0, said.length + spacesMax));
  return opening.startsWith(spaced(said.replace(/…$/, ''))) ? '' : said;
}

/** The text below its own title. */
export function withOwnTitle(article: Titled): string {
  return `${ownTitle(article)}\n${article.text}`;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
