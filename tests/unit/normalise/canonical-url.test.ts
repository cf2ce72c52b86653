import { describe, expect, test } from 'vitest';
import { articleAddress, canonicalUrl } from '../../../functions/normalise/canonical-url.ts';

describe('the canonical address', () => {
  test.each([
    ['HTTPS://WWW.News.Example:443/a/b?utm_source=x&id=7&fbclid=abc#comments', 'https://www.news.example/a/b?id=7'],
    ['http://news.example:80/a/', 'http://news.example/a/'],
    ['http://news.example:8080/a', 'http://news.example:8080/a'],
    ['https://user:secret@news.example/a', 'https://news.example/a'],
    ['https://news.example./a', 'https://news.example/a'],
    ['https://news.example/a;jsessionid=1F2?id=1', 'https://news.example/a?id=1'],
    ['https://news.example/a?b=2&a=1', 'https://news.example/a?b=2&a=1'],
    ['https://news.example/a?mc_cid=1&mc_eid=2', 'https://news.example/a'],
    ['https://news.example/search?q=utm_source', 'https://news.example/search?q=utm_source'],
    ['  https://news.example/a\n', 'https://news.example/a'],
    ['https://مثال.إختبار/خبر', 'https://xn--mgbh0fb.xn--kgbechtv/%D8%AE%D8%A8%D8%B1'],
  ])('of %s', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical);
  });

  test.each([
    'javascript:alert(1)',
    'mailto:a@b.example',
    'ftp://a.example/x',
    '/relative',
    '',
    'data:text/html,x',
    `https://a.example/${'x'.repeat(5_000)}`,
  ])('is none for %.40s', (address) => {
    expect(canonicalUrl(address)).toBeNull();
  });
});

describe('what an address names', () => {
  test('stays the same when the scheme, www. or a slash at the end changes', () => {
    const names = ['http://www.news.example/a/', 'https://news.example/a', 'https://www.news.example/a'].map(
      articleAddress,
    );
    expect(new Set(names)).toEqual(new Set(['news.example/a']));
  });

  test('is no article when it is a front page', () => {
    expect(articleAddress('https://news.example/')).toBeNull();
    expect(articleAddress('https://news.example/?p=12')).toBe('news.example?p=12');
  });
});
