import { expect, it } from 'vitest';
import { topicsOpml } from '../../../functions/feed/topics-opml.ts';
import { all, readXml } from './read-xml.ts';
import { harbour, settings } from './sample-entries.ts';

it('lists the feed of every topic, whatever its title', () => {
  const odd = { ...harbour, slug: 'odd', title: '<"odd"> & \u0000co', language: 'fr' };
  const opml = readXml(topicsOpml([harbour, odd], settings));
  expect(opml.attributes.version).toBe('2.0');
  const outlines = all(opml, 'body').flatMap((body) => all(body, 'outline'));
  expect(outlines.map(({ attributes }) => [attributes.type, attributes.text, attributes.xmlUrl])).toEqual([
    ['rss', harbour.title, 'https://news.example.org/harbour/feed.atom'],
    ['rss', '<"odd"> & co', 'https://news.example.org/odd/feed.atom'],
  ]);
});
