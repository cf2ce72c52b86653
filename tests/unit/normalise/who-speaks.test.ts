import { describe, expect, it, test } from 'vitest';
import type { Provenance, Speaker } from '../../../functions/model/article.ts';
import { siteOf, speaksFor } from '../../../functions/normalise/who-speaks.ts';

const from = (speaker?: Speaker): Provenance => ({
  documentKey: 'documents/x',
  receivedAt: '2026-03-02T08:00:00.000Z',
  source: 'desk',
  ...(speaker === undefined ? {} : { speaker }),
});

test.each([
  ['https://feeds.outlet.example.co.uk/all', 'example.co.uk'],
  ['https://www.outlet.example/', 'outlet.example'],
  ['https://OUTLET.example.:8080/a', 'outlet.example'],
  ['https://one.blogspot.com/1', 'one.blogspot.com'],
  ['https://one.substack.com/p/1', 'one.substack.com'],
  ['https://blogspot.com/', 'blogspot.com'],
  ['http://192.168.1.5/feed', '192.168.1.5'],
  ['http://localhost:8080/feed', 'localhost'],
  ['no address', ''],
])('the site of %s is %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});

describe('who speaks for an address', () => {
  const address = 'https://www.outlet.example/a?utm_source=x';

  it('is its site, and nobody whose name only looks like it', () => {
    const speaks = (site: string) => speaksFor(from({ kind: 'site', site }), address);
    const sites = ['outlet.example', 'my-outlet.example', 'outlet.example.spoilt.example', ''];
    expect(sites.map(speaks)).toEqual([true, false, false, false]);
  });

  it('is what answers when it is asked for, and only for that one address', () => {
    const led = from({ kind: 'site', site: 'other.example', asked: 'outlet.example/a' });
    expect(speaksFor(led, address)).toBe(true);
    expect(speaksFor(led, 'https://www.outlet.example/b')).toBe(false);
    expect(speaksFor(led, 'https://www.outlet.example/')).toBe(false);
  });

  it('is the owner, and no mail', () => {
    expect(speaksFor(from(), address)).toBe(true);
    expect(speaksFor(from({ kind: 'mail', site: 'outlet.example' }), address)).toBe(false);
  });

  it('is nobody but the owner where there is no address', () => {
    expect(speaksFor(from({ kind: 'site', site: '' }), null)).toBe(false);
    expect(speaksFor(from(), null)).toBe(true);
  });
});
