import type { Attributes } from './pruned-markup.ts';

/** What a page says about itself beside its text. */
export interface PageStatements {
  readonly title: string | null;
  /** `<meta>` by lower-case `property`, `name` or `itemprop`, in document order. */
  readonly metas: readonly { readonly name: string; readonly content: string }[];
  readonly links: readonly { readonly rel: string; readonly href: string }[];
  readonly language: string | null;
  readonly baseHref: string | null;
  /** Content of each `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
}

const jsonLdLengthMax = 500_000;
/** Names that one statement goes by. */
const namesMax = 5;

/** Gathers a page's statements as its elements are met. */
export interface StatementReader {
  /** An element that only states something. */
  element(name: string, attributes: Attributes): void;
  /** An element whose text may be a statement: a title, a script. */
  start(name: string, attributes: Attributes): void;
  /** Text within it; false when it is none. */
  text(text: string): boolean;
  end(): void;
  result(): PageStatements;
}

/** A reader for one page. */
export function statementReader(): StatementReader {
  const metas: { name: string; content: string }[] = [];
  const links: { rel: string; href: string }[] = [];
  const jsonLd: string[] = [];
  const facts: { title: string | null; language: string | null; baseHref: string | null } = {
    title: null,
    language: null,
    baseHref: null,
  };
  let collecting: 'json-ld' | 'title' | null = null;

  function readMeta(attributes: Attributes): void {
    const content = attributes.content ?? '';
    // Some frameworks write what belongs into a script as a meta element.
    if (isJsonLd(attributes.name)) jsonLd.push(content);
    for (const name of namesOf(attributes)) metas.push({ name, content });
  }

  return {
    element(name, attributes) {
      if (name === 'html') facts.language ??= attributes.lang || attributes['xml:lang'] || null;
      else if (name === 'base') facts.baseHref ??= attributes.href || null;
      else if (name === 'link') links.push({ rel: (attributes.rel ?? '').toLowerCase(), href: attributes.href ?? '' });
      else if (name === 'meta') readMeta(attributes);
    },
    start(name, attributes) {
      if (name === 'script' && isJsonLd(attributes.type)) {
        collecting = 'json-ld';
        jsonLd.push('');
      } else if (name === 'title' && facts.title === null) {
        collecting = 'title';
        facts.title = '';
      }
    },
    text(text) {
      if (collecting === 'json-ld') jsonLd[jsonLd.length - 1] += text;
      else if (collecting === 'title') facts.title += text;
      return collecting !== null;
    },
    end() {
      collecting = null;
    },
    result() {
      const title = facts.title?.replace(/\s+/g, ' ').trim() || null;
      return { ...facts, title, metas, links, jsonLd: jsonLd.filter((text) => text.length <= jsonLdLengthMax) };
    },
  };
}

function isJsonLd(type: string | undefined): boolean {
  return /ld\+json/i.test(type ?? '');
}

/** What a `<meta>` is about, in lower case. RDFa and microdata may give one value several names. */
function namesOf(attributes: Attributes): readonly string[] {
  return ['property', 'name', 'itemprop', 'http-equiv'].flatMap((key) => {
    const value = (attributes[key] ?? '').trim();
    const names = key === 'property' || key === 'itemprop' ? value.split(/\s+/) : [value];
    return names.slice(0, namesMax).flatMap((name) => (name === '' ? [] : [name.toLowerCase()]));
  });
}
