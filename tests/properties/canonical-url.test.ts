import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleAddress, canonicalUrl } from '../../functions/normalise/canonical-url.ts';

const tracking = fc.constantFrom(
  'utm_source=a',
  'UTM_Medium=b',
  'fbclid=1',
  'gclid=2',
  'mc_cid=3',
  '_ga=4',
  'utm%5Fcampaign=c',
);
const address = fc
  .record({
    base: fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['http', 'https'] }),
    added: fc.array(tracking, { maxLength: 3 }),
  })
  .map(({ base, added }) => {
    const [front, fragment] = base.split('#', 2) as [string, string | undefined];
    const query = added.length === 0 ? front : `${front}${front.includes('?') ? '&' : '?'}${added.join('&')}`;
    return fragment === undefined ? query : `${query}#${fragment}`;
  });

describe('a canonical address', () => {
  test('is its own canonical address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          address,
          fc.webUrl(),
          fc.string().map((tail) => `https://a.example/${tail}`),
        ),
        (url) => {
          const once = canonicalUrl(url);
          if (once !== null) expect(canonicalUrl(once)).toBe(once);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('is http(s) without fragment, password and tracking, or there is none', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.string(), fc.webUrl({ validSchemes: ['ftp', 'https'] })), (url) => {
        const canonical = canonicalUrl(url);
        if (canonical === null) return;
        const parsed = new URL(canonical);
        expect(['http:', 'https:']).toContain(parsed.protocol);
        expect([parsed.hash, parsed.username, parsed.password]).toEqual(['', '', '']);
        expect(canonical).not.toMatch(/[?&](?:utm_|utm%5f|fbclid|gclid|mc_cid|_ga=)/i);
      }),
      { numRuns: 1_000 },
    );
  });

  test('names the same article with and without tracking parameters', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), tracking, (url, added) => {
        const tagged = `${url}${url.includes('?') ? '&' : '?'}${added}`;
        const [plain, other] = [canonicalUrl(url), canonicalUrl(tagged)];
        fc.pre(plain !== null && other !== null);
        expect(articleAddress(other!)).toBe(articleAddress(plain!));
      }),
    );
  });
});
