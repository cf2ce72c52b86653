import type { Role } from '../../model/article.ts';
import type { JsonLdArticle } from './json-ld.ts';
import type { PrunedPage } from './prune-page.ts';

/** A run of text between two block boundaries of a page: a paragraph, a heading, a list item, a button, a menu entry. */
export interface Block {
  readonly text: string;
  /** The same with links and emphasis. */
  readonly html: string;
  /** What its markup says it is. */
  readonly role: Exclude<Role, 'standfirst'>;
  /** 1 to 6; 0 for anything but a heading. */
  readonly headingLevel: number;
  /** Characters of `text` within links. */
  readonly linkedLength: number;
  /** Its text nodes: where they end up tells whether another extractor kept the block. */
  readonly nodes: readonly Node[];
  /** The innermost block element around it, and all around that, from the inside out, without `<body>`. */
  readonly ancestors: readonly Element[];
}

/** An element whose name, class or microdata says that it states an author or a date. */
export interface Mark {
  readonly element: Element;
  /** Index of the first block at or after its start. */
  readonly blockIndex: number;
}

/** Everything a page says, read once; what the readers of its title, author, date and body work from. */
export interface PageFacts {
  readonly url: string | null;
  readonly page: PrunedPage;
  readonly jsonLd: JsonLdArticle;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
}
