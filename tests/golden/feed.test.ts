import { beforeAll, describe, expect, it } from 'vitest';
import { type FeedNeeds, feed } from '../../functions/feed/feed.ts';
import { recordKeys } from '../../functions/keys.ts';
import type { Entry } from '../../functions/model/entry.ts';
import { harbour, memoryNeeds, published, sampleArticle, sampleEntry, store } from '../unit/feed/sample-entries.ts';
import { golden } from './golden-file.ts';

/** A small feed that shows every kind of thing a feed can hold. */
const entries: readonly Entry[] = [
  sampleEntry(1, { url: null, published: null, publisher: { name: null, domain: null }, categories: [] }),
  sampleEntry(2, {
    title: 'Le ferry de 8 h arrive à l’heure',
    language: 'fr',
    byline: 'Claire Dupont & Fils',
    storyId: 'story-1',
    alsoAt: [
      {
        articleId: 'b',
        url: 'https://bay.example/ferry?id=1&lang=fr',
        title: 'Le ferry <de 8 h>',
        publisher: { name: 'Bay News', domain: 'bay.example' },
        published: '2026-11-10',
      },
    ],
  }),
  sampleEntry(3, {
    title: 'عبّارة جديدة في الميناء ⛴️',
    language: 'ar',
    published: '2026-11-09',
    image: { url: 'https://harbour.example/new-ferry.jpg', alt: 'The new ferry' },
  }),
];

let needs: FeedNeeds;
beforeAll(async () => {
  needs = memoryNeeds();
  for (const entry of entries)
    await store(needs, entry, sampleArticle(entry, '<p>One ]]&gt; <em>two</em> &amp; three.</p>'));
  const editionAt = recordKeys.edition(harbour.slug, 'daily-2026-11-10');
  const edition = { subject: 'عبّارة جديدة and 2 more', madeAt: '2026-11-10T07:00:00.000Z' };
  const days = [
    { day: '2026-11-08', entries: 2, copies: 0 },
    { day: '2026-11-09', entries: 0, copies: 2 },
    { day: '2026-11-10', entries: 3, copies: 1 },
  ];
  await needs.records.write([
    { kind: 'put', key: editionAt, value: edition, expect: 'absent' },
    ...days.map(({ day, ...value }) => {
      return { kind: 'put', key: recordKeys.day(harbour.slug, day), value, expect: 'absent' } as const;
    }),
  ]);
  await feed({ to: 'feed', topic: harbour.slug }, needs);
});

describe('what is published of a small topic', () => {
  it.each(['feed.atom', 'feed.rss', 'feed.json', 'index.html'])('is byte for byte as it was: %s', async (file) => {
    const text = await published(needs, `harbour/${file}`);
    expect(text).toBe(golden(`feed/${file.replace('.', '.golden.')}`, text));
  });
});
