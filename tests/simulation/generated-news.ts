import type { Topic } from '../../functions/model/topic.ts';
import type { BlobContent } from '../../functions/ports.ts';
import type { Chance } from './seeded.ts';

/** An article as its outlet has it: what must come out at the other end. */
export interface Outlet {
  readonly topic: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly published: string | null;
  readonly text: string;
}

/** A document that arrives, and the articles in it that must not be lost. */
export interface Arriving {
  readonly key: string;
  readonly content: Omit<BlobContent, 'metadata'>;
  readonly articles: readonly Outlet[];
  /** True when nothing can be read from it. */
  readonly broken: boolean;
  /** Title of what a feed that went bad says under the address of another's article. */
  readonly forged?: string;
}

const subjects: Readonly<Record<string, readonly string[]>> = {
  harbour: 'harbour dockers strike quay cranes containers pilots tugboat freight shipping wharf stevedores cargo'.split(
    ' ',
  ),
  orchard: 'orchard apples harvest pickers frost blossom cider growers pruning beehives grafting fruit saplings'.split(
    ' ',
  ),
};
const elsewhere = 'violin concert soprano overture conductor rehearsal audience cello opera libretto sonata'.split(' ');
const glue = 'the of and to in for on with said that from after before while during more than some'.split(' ');
const syllables = 'ka lo mi ren tal vor zan bel dru fen gos hib jor kel nav pos qua sil tum wex'.split(' ');

/** The topics of a simulated installation. Words decide alone, so that what is on a topic is beyond doubt. */
export const simulatedTopics: readonly Topic[] = Object.entries(subjects).map(([slug, words]) => ({
  slug,
  title: `News of the ${slug}`,
  description: `What happens at the ${slug}.`,
  language: 'en',
  query: { any: words, all: [], none: [] },
  examples: [],
  sources: [],
}));

/** The next document: a page, an article object, a text, a feed of several, a copy, a changed version, what followed, or rubbish. */
export function nextDocument(number: number, before: readonly Outlet[], chance: Chance): Arriving {
  const kind = chance.pick([
    'page',
    'page',
    'object',
    'text',
    'feed',
    'copy',
    'changed',
    'followed',
    'followed',
    'broken',
    'off topic',
    'forged',
  ] as const);
  const key = (extension: string): string => `documents/simulated/${String(number).padStart(4, '0')}.${extension}`;
  const articles =
    kind === 'feed' ? [newArticle(chance), newArticle(chance), newArticle(chance)] : [newArticle(chance)];
  const earlier = before.filter((outlet) => outlet.url !== null && outlet.topic !== null);
  switch (kind) {
    case 'page':
      return { key: key('html'), content: asPage(articles[0]!), articles, broken: false };
    case 'object':
      return { key: key('json'), content: asObject(articles[0]!), articles, broken: false };
    case 'text': {
      const undated = { ...articles[0]!, url: null, published: null };
      return {
        key: key('txt'),
        content: bytes('text/plain', `${undated.title}\n\n${undated.text}\n`),
        articles: [undated],
        broken: false,
      };
    }
    case 'feed':
      return { key: key('xml'), content: asFeed(articles), articles, broken: false };
    case 'copy': {
      if (earlier.length === 0) return { key: key('html'), content: asPage(articles[0]!), articles, broken: false };
      const copy = { ...chance.pick(earlier), url: newUrl(chance) };
      return { key: key('html'), content: asPage(copy), articles: [copy], broken: false };
    }
    case 'changed': {
      if (earlier.length === 0) return { key: key('html'), content: asPage(articles[0]!), articles, broken: false };
      const old = chance.pick(earlier);
      // Some say so: who was mailed what was wrong is told of it once.
      const note = old.title.length % 2 === 0 ? 'Correction: An earlier version of this article was wrong.\n\n' : '';
      const changed = { ...old, text: `${old.text}\n\n${note}${paragraph(subjects[old.topic!]!, chance)}` };
      return { key: key('html'), content: asPage(changed), articles: [changed], broken: false };
    }
    case 'followed': {
      if (earlier.length === 0) return { key: key('html'), content: asPage(articles[0]!), articles, broken: false };
      const further = followUp(chance.pick(earlier), chance);
      return { key: key('html'), content: asPage(further), articles: [further], broken: false };
    }
    case 'broken': {
      const whole = new TextDecoder().decode(asObject(articles[0]!).bytes);
      const cut = whole.slice(0, chance.below(whole.length - 2));
      return { key: key('json'), content: bytes('application/json', cut), articles: [], broken: true };
    }
    case 'forged': {
      if (earlier.length === 0) return { key: key('html'), content: asPage(articles[0]!), articles, broken: false };
      const { topic, url } = chance.pick(earlier);
      const words = subjects[topic!]!;
      const [title, text] = [titleAbout(words, chance), `${textAbout(words, chance)}\n\n${textAbout(words, chance)}`];
      const content = asFeed([{ topic, title, url, published: null, text }], chance.happens(0.5));
      return { key: key('xml'), content, articles: [], broken: false, forged: title };
    }
    case 'off topic': {
      const other = {
        ...articles[0]!,
        topic: null,
        title: titleAbout(elsewhere, chance),
        text: textAbout(elsewhere, chance),
      };
      return { key: key('html'), content: asPage(other), articles: [other], broken: false };
    }
  }
}

function newArticle(chance: Chance): Outlet {
  const topic = chance.pick(Object.keys(subjects));
  const words = subjects[topic]!;
  const day = String(1 + chance.below(28)).padStart(2, '0');
  const published = chance.happens(0.5) ? `2026-02-${day}T0${chance.below(10)}:00:00.000Z` : null;
  return { topic, title: titleAbout(words, chance), url: newUrl(chance), published, text: textAbout(words, chance) };
}

/** The next day's report of an outlet: half of it is what has been said. */
function followUp({ topic, title, url, text }: Outlet, chance: Chance): Outlet {
  const words = subjects[topic!]!;
  const said = text.split('\n\n').slice(0, 2);
  return {
    topic,
    title: `${titleAbout(words, chance)} after ${title.split(' ', 1)[0]}`,
    url: new URL(newPath(chance), url!).href,
    published: null,
    text: [paragraph(words, chance), ...said, paragraph(words, chance)].join('\n\n'),
  };
}

function newUrl(chance: Chance): string {
  return `https://${name(chance).toLowerCase()}.example${newPath(chance)}`;
}

/** No date can be read out of it. */
function newPath(chance: Chance): string {
  return `/${name(chance)}-n${chance.below(1e9)}`;
}

function titleAbout(words: readonly string[], chance: Chance): string {
  const [first, second] = [chance.pick(words), chance.pick(words)];
  return `${name(chance)} ${first} and ${second} news from ${name(chance)} ${name(chance)}`;
}

function textAbout(words: readonly string[], chance: Chance): string {
  return Array.from({ length: 4 }, () => paragraph(words, chance)).join('\n\n');
}

function paragraph(words: readonly string[], chance: Chance): string {
  const sentences = Array.from({ length: 3 }, () => {
    const parts = Array.from({ length: 12 }, (_, at) => {
      if (at % 4 === 1) return chance.pick(words);
      return chance.happens(0.35) ? name(chance) : chance.pick(glue);
    });
    const sentence = parts.join(' ');
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  });
  return sentences.join(' ');
}

function name(chance: Chance): string {
  const word = chance.pick(syllables) + chance.pick(syllables) + chance.pick(syllables);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function asPage(article: Outlet): Arriving['content'] {
  const meta =
    article.published === null ? '' : `<meta property="article:published_time" content="${article.published}">`;
  const canonical = article.url === null ? '' : `<link rel="canonical" href="${article.url}">`;
  const paragraphs = article.text.split('\n\n').map((text) => `<p>${text}</p>`);
  return bytes(
    'text/html; charset=utf-8',
    `<!doctype html><html lang="en"><head><title>${article.title}</title>${canonical}${meta}</head>
<body><nav><a href="/">Home</a></nav><article><h1>${article.title}</h1>${paragraphs.join('\n')}</article></body></html>`,
  );
}

function asObject(article: Outlet): Arriving['content'] {
  const { title, url, published, text } = article;
  return bytes('application/json', JSON.stringify({ title, url, published, text, language: 'en' }));
}

function asFeed(articles: readonly Outlet[], withGuids = true): Arriving['content'] {
  const items = articles.map(({ title, url, published, text }) => {
    const date = published === null ? '' : `<pubDate>${new Date(published).toUTCString()}</pubDate>`;
    const html = text.split('\n\n').map((one) => `&lt;p&gt;${one}&lt;/p&gt;`);
    const guid = withGuids ? `<guid>${url}</guid>` : '';
    return `<item><title>${title}</title><link>${url}</link>${guid}${date}<description>${html.join('')}</description></item>`;
  });
  const head =
    '<title>Simulated</title><link>https://simulated.example/</link><description>News</description><language>en</language>';
  return bytes(
    'application/rss+xml',
    `<?xml version="1.0"?><rss version="2.0"><channel>${head}${items.join('')}</channel></rss>`,
  );
}

function bytes(contentType: string, text: string): Arriving['content'] {
  return { contentType, bytes: new TextEncoder().encode(text) };
}
