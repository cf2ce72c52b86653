import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTopic, loadTopics, notTopics } from '../../../functions/adapters/local/topics-folder.ts';
import { parseSources } from '../../../functions/topic/parse-sources.ts';
import { parseExample, parseTopicDescription } from '../../../functions/topic/parse-topic.ts';
import { compileSeeds } from '../../../infra/build/compile-seeds.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-topics-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('a topic folder', () => {
  it('needs no more than a slug, a title and examples', () => {
    put('rivers/topic.json', '{"slug":"rivers","title":"Rivers"}');
    put('rivers/articles/b.txt', 'The Niger rises\n\nWater is high at Mopti.');
    put('rivers/articles/a.txt', 'One line only');
    put('rivers/articles/notes.bin', 'no example');
    expect(loadTopic(join(folder, 'rivers'))).toEqual({
      slug: 'rivers',
      title: 'Rivers',
      description: '',
      language: 'en',
      query: { any: [], all: [], none: [] },
      examples: [
        { name: 'a.txt', title: null, text: 'One line only' },
        { name: 'b.txt', title: 'The Niger rises', text: 'Water is high at Mopti.' },
      ],
      sources: [],
    });
  });

  it('is refused with the file and what to mend', () => {
    put('x/topic.json', '{"slug":"Not a slug","title":"X"}');
    expect(() => loadTopic(join(folder, 'x'))).toThrow(/x\/topic\.json needs a "slug" of small letters/);
    expect(() => loadTopic(join(folder, 'y'))).toThrow(/topic\.json is not there/);
  });

  it('is refused for a key that is none, which would be passed over as a misspelt one', () => {
    put('x/topic.json', '{"slug":"x","title":"X","keywords":["rivers"]}');
    expect(() => loadTopic(join(folder, 'x'))).toThrow(/x\/topic\.json has "keywords"; a topic knows only "slug", /);
  });

  it('is read with the byte order mark that some editors write', () => {
    put('x/topic.json', '\uFEFF{"slug":"x","title":"X"}');
    expect(loadTopic(join(folder, 'x')).title).toBe('X');
  });

  it('is none without a topic.json, and can be named as that', () => {
    put('a/topic.json', '{"slug":"a","title":"A"}');
    put('b/topic.json.txt', '{"slug":"b","title":"B"}');
    put('.git/x', '');
    expect(loadTopics(folder).map(({ slug }) => slug)).toEqual(['a']);
    expect(notTopics(folder)).toEqual([join(folder, 'b')]);
  });

  it('shares its slug with no other', () => {
    put('a/topic.json', '{"slug":"same","title":"A"}');
    put('b/topic.json', '{"slug":"same","title":"B"}');
    expect(() => loadTopics(folder)).toThrow(/two folders .* have the slug "same"/);
  });

  it('gives the same bytes each time it is compiled', () => {
    const [first, second] = [join(folder, 'build/1.json'), join(folder, 'build/2.json')];
    expect(compileSeeds('seeds', first)).toEqual({ topics: loadTopics('seeds').length });
    compileSeeds('seeds', second);
    expect(readFileSync(second)).toEqual(readFileSync(first));
  });
});

describe('topic.json', () => {
  it.each([
    ['no JSON', '{', 'is not JSON'],
    ['a list', '[]', 'not a JSON object'],
    ['no title', '{"slug":"a"}', 'needs a "title"'],
    ['a language that is none', '{"slug":"a","title":"A","language":"englisch!"}', 'BCP 47'],
    ['a query with a slip', '{"slug":"a","title":"A","query":{"or":["b"]}}', '"or"'],
    ['a query that is no list', '{"slug":"a","title":"A","query":{"any":"b"}}', 'query.any'],
  ])('with %s is refused with a reason', (_, json, reason) => {
    const parsed = parseTopicDescription(json);
    expect(parsed.kind === 'rejected' ? parsed.reason : '').toContain(reason);
  });
});

describe('an example', () => {
  it('has no title when its first line is a paragraph', () => {
    const paragraph = 'Word '.repeat(100).trim();
    expect(parseExample('a.txt', `${paragraph}\n\nMore.`)).toMatchObject({ title: null });
  });
});

describe('sources.opml', () => {
  const opml = (body: string) => `<?xml version="1.0"?><opml version="2.0"><body>${body}</body></opml>`;

  it('lists each feed once, with its folders', () => {
    const feed = '<outline text="A" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>';
    expect(
      parseSources(opml(`<outline text="News"><outline text="Africa">${feed}</outline></outline>${feed}`)),
    ).toEqual([
      {
        title: 'A',
        feedUrl: 'https://a.example/feed',
        siteUrl: 'https://a.example/',
        categories: ['News', 'Africa'],
      },
    ]);
  });

  it('leaves out what is no web address', () => {
    const odd =
      '<outline text="A" xmlUrl="file:///etc/passwd"/><outline text="B" xmlUrl="javascript:1"/><outline text="C"/>';
    expect(parseSources(opml(odd))).toEqual([]);
  });
});
