import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../../functions/normalise/feed/read-feed.ts';

function drafts(items: string) {
  const outcome = readFeed(
    `<rss><channel><title>Sahel Desk</title><link>http://desk.example.org/</link>${items}</channel></rss>`,
    {
      url: 'http://desk.example.org/feed',
    },
  );
  if (outcome.kind === 'rejected') throw new Error(outcome.reason);
  return outcome.drafts;
}

describe('readFeed', () => {
  it('makes a draft of each entry that says something', () => {
    const found = drafts(
      '<item/><item><title>Base &amp;amp; camp handed over</title><link>http://desk.example.org/1</link><guid isPermaLink="false">7</guid><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &lt;a href="/x"&gt;three&lt;/a&gt;.&lt;/p&gt;</description></item>',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      title: 'Base & camp handed over',
      publisher: { name: 'Sahel Desk', domain: 'example.org' },
      identities: ['guid:http://desk.example.org/feed|7'],
      published: null,
      summary: null,
    });
    expect(found[0]?.paragraphs.map((paragraph) => paragraph.text)).toEqual(['One.', 'Two three.']);
  });

  it('credits the feed that an aggregator took the entry from', () => {
    const [draft] = drafts(
      '<item><title>A</title><source url="http://paper.example.com/rss">The Paper</source></item>',
    );
    expect(draft?.publisher).toEqual({ name: 'The Paper', domain: 'example.com' });
  });

  it('names people, not addresses and accounts', () => {
    const bylines = ['desk@example.org', 'admin', 'By Ada Diarra', 'Diarra, A.', '王'].map(
      (author) => drafts(`<item><title>A</title><dc:creator>${author}</dc:creator></item>`)[0]?.byline,
    );
    expect(bylines).toEqual([null, null, 'Ada Diarra', 'Diarra, A.', '王']);
    const siblings = '<dc:creator>Diarra, Ada</dc:creator><dc:creator>Diarra, Ben</dc:creator>';
    expect(drafts(`<item><title>A</title>${siblings}</item>`)[0]?.byline).toBe('Diarra, Ada, Diarra, Ben');
  });

  it('puts no space where markup ends within a title', () => {
    const [draft] = drafts('<item><title>Le &lt;i&gt;Conseil&lt;/i&gt;, réuni&lt;br&gt;vote</title></item>');
    expect(draft?.title).toBe('Le Conseil, réuni vote');
  });

  it('leaves the name of the outlet out of a headline that an aggregator put it behind', () => {
    const titles = (name: string, ...items: string[]) =>
      drafts(items.map((title) => `<item><title>${title}</title><source>${name}</source></item>`).join('')).map(
        ({ title }) => title,
      );
    expect(titles('The Paper', 'Camp - a handover - The Paper', 'Camp | The Paper', 'Camp – News')).toEqual([
      'Camp - a handover',
      'Camp',
      'Camp – News',
    ]);
    expect(titles('BBC - Africa', 'Camp handed over - BBC - Africa', ' - BBC - Africa')).toEqual([
      'Camp handed over',
      '- BBC - Africa',
    ]);
    expect(drafts('<item><title>Camp | Sahel Desk</title></item>')[0]?.title).toBe('Camp');
  });

  it('keeps a summary beside the full text, and takes it for the text where there is no other', () => {
    const [both, one] = drafts(
      '<item><description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded></item><item><description>Short.</description></item>',
    );
    expect([both?.summary, both?.paragraphs[0]?.text]).toEqual(['Short.', 'Long.']);
    expect([one?.summary, one?.paragraphs[0]?.text]).toEqual([null, 'Short.']);
  });
});
