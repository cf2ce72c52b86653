import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubLinks } from '../../functions/collect/http-response.ts';
import { decodeReferences } from '../../functions/normalise/feed/decode-references.ts';
import { harmlessMarkup } from '../../functions/normalise/feed/harmless-markup.ts';
import { parseFeed } from '../../functions/normalise/feed/parse-feed.ts';
import { plainMailParagraphs } from '../../functions/normalise/mail/plain-mail.ts';
import { shownMarkup } from '../../functions/normalise/mail/shown-markup.ts';

/** What feeds and mails are made of, and what breaks them, in any order. */
const piece = fc.constantFrom(
  '<rss>', '<channel>', '<item>', '</item>', '<title>', '</title>', '<![CDATA[', ']]>', '<!--', '-->', '<?xml ?>',
  '<!DOCTYPE r [', '<!ENTITY a "b">', '<!ENTITY c "&a;&c;">', ']>', '&a;', '&c;', '&amp;', '&#146;', '&#x', '&', ';',
  '<', '>', '"', "'", '<div style="display:none">', '<p class="footer">', '</div>', '</p>', '<script>', ' onload="x()"',
  '<a href="javascript:x()">', '<link rel="self" href="">', '<guid>', '<pubDate>', '2026-11-22', '\u0000', '\ud800', '\n',
  '* ', '> ', '-- ', '====', ' ', 'word',
); // biome-ignore format: a table
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('whatever a feed holds', () => {
  it('is read or refused, the same every time, and never runs', () => {
    fc.assert(
      fc.property(text, (feed) => {
        const parsed = parseFeed(feed, 'https://a.example/feed');
        expect(parseFeed(feed, 'https://a.example/feed')).toEqual(parsed);
        if (parsed.kind === 'rejected') return;
        for (const { title, summary, content } of parsed.entries) {
          const shown = [title, summary, content].flatMap((one) =>
            one?.kind === 'html' ? [harmlessMarkup(one.value, one.base)] : [],
          );
          expect(shown.join('')).not.toMatch(/<script|<[^>]*\son\w+=|javascript:/i);
        }
      }),
    );
  });

  it('has the same references in pieces as in one', () => {
    fc.assert(
      fc.property(text, fc.nat(40_000), (some, at) => {
        const before = 'a'.repeat(at);
        expect(decodeReferences(before + some)).toBe(before + decodeReferences(some));
      }),
      { numRuns: 60 },
    );
  });
});

describe('whatever a mail holds', () => {
  it('is shown in part or as a whole, and its lines become paragraphs that say something', () => {
    fc.assert(
      fc.property(text, (mail) => {
        expect(shownMarkup(mail).html.length).toBeLessThanOrEqual(mail.length);
        for (const paragraph of plainMailParagraphs(mail)) expect(paragraph.text.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('whatever a Link header holds', () => {
  it('names both a hub and the feed, by address, or neither', () => {
    const part = fc.constantFrom('<', '>', 'https://h.example/', ';', ' rel=', '"hub"', '"self"', 'hub', ',', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const links = hubLinks(parts.join(''), 'https://a.example/feed');
        expect([0, 2]).toContain(Object.keys(links).length);
        for (const link of Object.values(links)) expect(URL.canParse(link)).toBe(true);
      }),
    );
  });
});
