import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTopic } from '../../../functions/adapters/local/topics-folder.ts';
import { parseTopicSources } from '../../../functions/topic/parse-topic-sources.ts';

const url = 'https://desk.example.org/feed';

describe('the sources that a topic.json names', () => {
  it('may be no more than addresses', () => {
    expect(parseTopicSources([url])).toEqual([
      { title: 'desk.example.org', feedUrl: url, siteUrl: null, categories: [] },
    ]);
  });

  it('say how they are polled', () => {
    const source = {
      url,
      title: 'Desk',
      categories: ['Sahel'],
      intervalMinutes: 30,
      fetchPages: 'always',
      headers: { 'X-Edition': 'full', Authorization: 'Bearer $NEWSFOLD_HEADER_DESK' },
    };
    expect(parseTopicSources([source])).toEqual([
      {
        title: 'Desk',
        feedUrl: url,
        siteUrl: null,
        categories: ['Sahel'],
        intervalMinutes: 30,
        fetchPages: 'always',
        headers: { 'x-edition': 'full', authorization: 'Bearer $NEWSFOLD_HEADER_DESK' },
      },
    ]);
  });

  it.each([
    ['sources.opml', /needs a list of addresses/],
    [[{ url: 'feed' }], /sources\[0\], which needs an http or https address as "url", and has "feed"/],
    [[{ title: 'Desk' }], /needs an http or https address as "url", and has none/],
    [[7], /neither an address nor an object/],
    [['https://me:secret@desk.example.org/'], /has a password in its "url": write it as an "authorization" header/],
    [[{ url, interval: 5 }], /has "interval"; a source knows only "url", "title"/],
    [[{ url, intervalMinutes: 5 }], /whole number from 15 to 10080 as "intervalMinutes"/],
    [[{ url, fetchPages: true }], /"teasers", "always" or "never" as "fetchPages"/],
    [[{ url, title: '' }], /"title" that is no text/],
    [[{ url, categories: 'Sahel' }], /"categories" that are no list/],
    [[{ url, headers: ['x: y'] }], /object of names and values as "headers"/],
    [[{ url, headers: { Host: 'other' } }], /Host is set by newsfold itself/],
    [[{ url, headers: { 'x-a': 'b\r\nx-c: d' } }], /needs a value of ASCII letters/],
    [[{ url, headers: { 'x-api-key': 'k3y' } }], /write "\$NEWSFOLD_HEADER_X_API_KEY" for it, and set that/],
    [[url, url], /sources\[1\], which names https:\/\/desk\.example\.org\/feed a second time/],
  ])('are refused with what to write: %j', (stated, reason) => {
    expect(parseTopicSources(stated)).toMatch(reason);
  });
});

describe('the sources of a topic folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsfold-topic-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are those of sources.opml and topic.json, each once, as topic.json says', () => {
    mkdirSync(folder, { recursive: true });
    const opml = `<opml version="2.0"><body><outline text="Sahel"><outline text="The desk" xmlUrl="${url}"/></outline></body></opml>`;
    writeFileSync(join(folder, 'sources.opml'), opml);
    const sources = [{ url, intervalMinutes: 60 }, 'https://other.example.org/feed'];
    writeFileSync(join(folder, 'topic.json'), JSON.stringify({ slug: 'sahel', title: 'Sahel', sources }));
    expect(loadTopic(folder).sources).toEqual([
      { title: 'The desk', feedUrl: url, siteUrl: null, categories: ['Sahel'], intervalMinutes: 60 },
      { title: 'other.example.org', feedUrl: 'https://other.example.org/feed', siteUrl: null, categories: [] },
    ]);
  });

  it('that cannot be used are told of with the file', () => {
    writeFileSync(join(folder, 'topic.json'), '{"slug":"sahel","title":"Sahel","sources":[{"url":"x"}]}');
    expect(() => loadTopic(folder)).toThrow(/topic\.json has sources\[0\], which needs an http or https address/);
  });
});
