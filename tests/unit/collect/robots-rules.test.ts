import { describe, expect, it } from 'vitest';
import { rulesAllow } from '../../../functions/collect/robots-rules.ts';

const site = 'https://desk.example.org';
const allowed = (robots: string, path: string) => rulesAllow(robots, 'newsfold', `${site}${path}`);

describe('the group', () => {
  const both = 'User-agent: newsfold\nDisallow: /ours\n\nUser-agent: *\nDisallow: /all';

  it.each([
    ['of our own name counts, and not the one for all', both, '/all', true],
    ['of our own name forbids', both, '/ours', false],
    ['for all counts where none has our name', both.replace('newsfold', 'other'), '/all', false],
    ['of another name is not ours', 'User-agent: newsfoldbot\nDisallow: /', '/a', true],
    ['knows our name in any case and with a version', 'User-Agent: NewsFold/1.0\nDisallow: /', '/a', false],
    ['may have several names', 'User-agent: other\nUser-agent: newsfold\nDisallow: /', '/a', false],
    ['may name ours before others', 'User-agent: newsfold\nUser-agent: other\nDisallow: /', '/a', false],
    ['ends where the next begins', 'User-agent: newsfold\nDisallow: /b\nUser-agent: other\nDisallow: /', '/a', true],
    ['may come in parts', `${both}\n\nUser-agent: newsfold\nDisallow: /more`, '/more', false],
    ['of our own name may be empty', `User-agent: newsfold\nAllow:\n\n${both.split('\n\n')[1]}`, '/all', true],
    [
      'is not ended by lines of other kinds',
      'User-agent: newsfold\nSitemap: /s\nCrawl-delay: 1\nDisallow: /',
      '/a',
      false,
    ],
    ['has lines in any ending', 'User-agent: *\rDisallow: /a\r\nDisallow: /b', '/b', false],
    ['has comments', 'User-agent: * # all\nDisallow: /a # b', '/a', false],
    ['is needed', 'Disallow: /', '/a', true],
  ])('%s', (_name, robots, path, expected) => {
    expect(allowed(robots, path)).toBe(expected);
  });
});

describe('a rule', () => {
  it.each([
    ['Disallow: /a', '/ab', false],
    ['Disallow: /a', '/b/a', true],
    ['Disallow:', '/', true],
    ['Disallow: /\nAllow: /a/', '/a/b', true],
    ['Allow: /a/\nDisallow: /', '/b', false],
    ['Allow: /a\nDisallow: /a', '/a', true],
    ['Disallow: /a\nAllow: /a', '/a', true],
    ['Disallow: /*.pdf$', '/x/y.pdf', false],
    ['Disallow: /*.pdf$', '/y.pdf?page=1', true],
    ['Disallow: /a$', '/a', false],
    ['Disallow: /a$', '/ab', true],
    ['Disallow: /a*b*b$', '/a-b', true],
    ['Disallow: /a*b*b$', '/abb', false],
    ['Disallow: /a*', '/a', false],
    ['Disallow: *?print', '/a?b&print=1', true],
    ['Disallow: *print', '/a?b&print=1', false],
    ['Disallow: /caf\u00e9', '/caf%c3%A9/a', false],
    ['Disallow: /%7Ejoe', '/~joe', false],
    ['Disallow: /a%2fb', '/a/b', true],
    ['Disallow: /a%2fb', '/a%2Fb', false],
    ['Disallow: /a b', '/a%20b', false],
    ['Disallow: \ud800', '/a', true],
  ])('%s lets through %s: %s', (rules, path, expected) => {
    expect(allowed(`User-agent: *\n${rules}`, path)).toBe(expected);
  });
});

describe('rules made to take long are read all the same', () => {
  it.each([
    ['many names, each with many rules', 'User-agent: newsfold\n'.repeat(2_400) + 'Disallow: /b\n'.repeat(3_800)],
    ['many stars', `User-agent: *\n${`Disallow: /${'*a'.repeat(900)}b\n`.repeat(54)}`],
  ])('%s', (_name, robots) => {
    const path = `/${'a'.repeat(1_900)}`;
    expect(Array.from({ length: 100 }, () => allowed(robots, path))).not.toContain(false);
  });
});
