import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../../functions/normalise/feed/read-feed.ts';

const address = 'https://desk.example.org/ferries';
const teaser = 'Ferry workers called off their strike on Sunday.';

function draftOf(description: string, more = '') {
  const outcome = readFeed(
    `<rss><channel><title>Sahel Desk</title><item><title>Ferries sail again</title><link>${address}</link>
     <description><![CDATA[${description}]]></description>${more}</item></channel></rss>`,
    { url: 'https://desk.example.org/feed' },
  );
  if (outcome.kind === 'rejected') throw new Error(outcome.reason);
  return outcome.drafts[0]!;
}

const texts = (description: string) => draftOf(description).paragraphs.map(({ text }) => text);

describe('what leads from the end of an entry to itself is no text', () => {
  it.each([
    ['in a paragraph', `<p>${teaser}</p><p><a href="${address}">Read more</a></p>`],
    ['behind the text', `${teaser} <a href="/ferries?utm_source=rss"><b>Lire la suite</b> →</a>`],
    [
      'with the title',
      `<p>${teaser} <a href="${address}">Continue reading <span>Ferries sail again</span> &rarr;</a></p>`,
    ],
    [
      'that names the outlet',
      `<p>${teaser}</p><p>L’article <a href="${address}">Ferries sail again</a> est apparu en premier sur <a href="https://desk.example.org">Sahel Desk</a>.</p>`,
    ],
    ['twice', `<p>${teaser} <a href="${address}">More</a></p><p><a href="${address}#comments">3 comments</a></p>`],
    ['in brackets', `<p>${teaser} [<a href="${address}">more</a>]</p>`],
    ['under its title', `<h2>Ferries sail again</h2><p>${teaser}</p>`],
  ])('%s', (_name, description) => {
    expect(texts(description)).toEqual([teaser]);
  });

  it('nor is it of a summary beside the text', () => {
    const { summary } = draftOf(
      `<p>${teaser}</p><p>The post <a href="${address}">Ferries sail again</a> appeared first on Sahel Desk.</p>`,
      '<content:encoded>&lt;p&gt;All of it.&lt;/p&gt;</content:encoded>',
    );
    expect(summary).toBe(teaser);
  });

  it('but a link to another page is, and so is a teaser that is all link', () => {
    const other = `<p>${teaser}</p><p><a href="https://desk.example.org/strike">How the strike began</a></p>`;
    expect(texts(other)).toEqual([teaser, 'How the strike began']);
    expect(texts(`<a href="${address}">${teaser}</a>`)).toEqual([teaser]);
    const points = ['Ports open', 'Talks go on'].map(
      (point) => `<li><a href="${address}#${point[0]}">${point}</a></li>`,
    );
    expect(texts(`<p>${teaser}</p><ul>${points.join('')}</ul>`)).toEqual([teaser, 'Ports open', 'Talks go on']);
  });

  it('keeps the markup around it whole', () => {
    const [paragraph] = draftOf(
      `<p><b>Ferry</b> workers sail. <i><a href="${address}">Read more</a></i></p>`,
    ).paragraphs;
    expect(paragraph?.html).toBe('<b>Ferry</b> workers sail. <i></i>');
  });

  it.each([
    ['paragraphs', `<p><a href="${address}">on</a></p>`.repeat(10_000)],
    ['one paragraph', `<p>${`More. <a href="${address}">on</a> `.repeat(20_000)}</p>`],
  ])('comes to an end with ways on without end, under a title as long as a page: %s', (_name, description) => {
    const outcome = readFeed(
      `<rss><channel><item><title>${'ferry '.repeat(50_000)}</title><link>${address}</link><description><![CDATA[${description}]]></description></item></channel></rss>`,
      { url: null },
    );
    expect(outcome.kind).toBe('feed');
  });
});

describe('an entry that says no more than its title and outlet', () => {
  it.each([
    ['as aggregators have it', `<a href="${address}">Ferries sail again</a>&nbsp;&nbsp;<font>Sahel Desk</font>`],
    ['as a description', 'Ferries sail again.'],
  ])('has no text: %s', (_name, description) => {
    expect(texts(description)).toEqual([]);
  });
});

describe('markup that was escaped twice', () => {
  it.each([`&lt;p&gt;${teaser}&lt;/p&gt;`, `<![CDATA[<p>${teaser}</p>]]]]><![CDATA[>`, `${teaser}&lt;br /&gt;`])(
    'is read once more: %s',
    (description) => {
      expect(texts(description)).toEqual([teaser]);
    },
  );

  it('is a text where it tells of a tag', () => {
    expect(texts('What the &lt;p&gt; tag is for.')).toEqual(['What the <p> tag is for.']);
  });
});
