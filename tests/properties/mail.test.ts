import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { parseTemplate, renderTemplate } from '../../functions/digest/template.ts';
import { wrapText } from '../../functions/digest/wrap-text.ts';
import { personalParts } from '../../functions/send/personal-parts.ts';
import { personalise } from '../../functions/send/personalise.ts';
import { makeSkeleton, slotWordsOf } from '../../functions/send/skeleton.ts';
import { readAddress } from '../../functions/subscribe/mail-address.ts';
import { csvLine, parseCsv } from '../../functions/subscribe/parse-csv.ts';
import { signToken, verifyToken } from '../../functions/subscribe/tokens.ts';
import { shorten } from '../../functions/text/shorten.ts';

const now = '2026-03-02T08:00:00.000Z';
const local = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}$/);
const address = local.map((name) => `${name}@mail.example.com`);
const slots = slotWordsOf('s');
const text = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('a mail, whatever is in it', () => {
  it('keeps subject, text and reader, in lines that any server takes', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, address, async (words, title, reader) => {
        const body = `${words}\n${slots.address} =20 ${slots.unsubscribe}`;
        const skeleton = await makeSkeleton({
          fromName: title,
          from: 'news@example.org',
          subject: title,
          date: now,
          text: body,
          html: `<p>${slots.preferences}</p>`,
          headers: { 'X-Reader': `<${slots.unsubscribe}>` },
          slots,
        });
        const parts = personalParts(
          { id: 'a'.repeat(32), address: reader },
          { topic: 't', edition: 'e', madeAt: now },
          's',
        );
        const raw = personalise(skeleton, parts);
        const lines = Buffer.from(raw).toString('latin1').split('\r\n');
        expect(lines.every((line) => line.length <= 998 && !/[\r\n\x80-\xff\0]/.test(line))).toBe(true);
        const mail = await PostalMime.parse(raw);
        expect(mail.to).toEqual([{ address: reader, name: '' }]);
        expect(mail.text).toContain(`${reader} =20 ${parts.unsubscribe}`);
        expect(mail.html).toContain(`<p>${parts.preferences}</p>`);
        expect(mail.headers.filter(({ key }) => key === 'x-reader')).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  it('gets no header from a value that holds a line break', async () => {
    const skeleton = await makeSkeleton({
      fromName: 'a',
      from: 'news@example.org',
      subject: 'a\r\nBcc: b@example.com',
      date: now,
      text: 'a',
      html: 'a',
      headers: {},
      slots,
    });
    expect(skeleton.start + skeleton.rest.map((part) => part.text).join('')).not.toMatch(/^Bcc:/m);
    const parts = personalParts(
      { id: 'a', address: 'a@b.c\r\nBcc: x@y.z' },
      { topic: 't', edition: 'e', madeAt: now },
      's',
    );
    expect(() => personalise(skeleton, parts)).toThrow();
  });
});

describe('a token', () => {
  const claims = fc.record({
    purpose: fc.constantFrom('confirm' as const, 'unsubscribe' as const, 'preferences' as const),
    subject: fc.stringMatching(/^[0-9a-f]{32}$/),
    topic: fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/),
    issuedAt: fc.integer({ min: 0, max: 4e9 }),
  });

  it('survives the round trip, for its purpose and under its secret only', () => {
    fc.assert(
      fc.property(claims, (said) => {
        const token = signToken(said, 'secret');
        const age = { now, daysMax: null };
        expect(verifyToken(token, said.purpose, 'secret', age)).toEqual(said);
        expect(verifyToken(token, 'form', 'secret', age)).toBeNull();
        expect(verifyToken(token, said.purpose, 'another', age)).toBeNull();
        expect(token).toMatch(/^[A-Za-z0-9._-]+$/);
      }),
    );
  });

  it('is refused once any character is another', () => {
    fc.assert(
      fc.property(claims, fc.nat(), fc.constantFrom('A', 'z', '0', '.', '-'), (said, place, character) => {
        const token = signToken(said, 'secret');
        const at = place % token.length;
        fc.pre(token.charAt(at) !== character);
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        expect(verifyToken(changed, said.purpose, 'secret', { now, daysMax: null })).toBeNull();
      }),
    );
  });

  it('expires', () => {
    const token = signToken({ purpose: 'confirm', subject: 'a', topic: 't', issuedAt: Date.parse(now) / 1000 }, 's');
    const later = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();
    expect(verifyToken(token, 'confirm', 's', { now: later(6.9), daysMax: 7 })).not.toBeNull();
    expect(verifyToken(token, 'confirm', 's', { now: later(7.1), daysMax: 7 })).toBeNull();
  });
});

describe('any text', () => {
  it('gives an address without white space or control characters, or a refusal', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          address,
          text.map((words) => `${words}@example.com`),
        ),
        (typed) => {
          const read = readAddress(typed);
          if (read.kind === 'address') expect(read.address).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
        },
      ),
    );
  });

  it('comes out of a template with nothing that could be markup', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(renderTemplate(parseTemplate('{{words}}'), { words })).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('is shortened to what fits and is well formed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 100 }), (words, most) => {
        const short = shorten(words.toWellFormed(), most);
        expect(short.length).toBeLessThanOrEqual(most + 1);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });

  it('keeps its words when it is wrapped', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(wrapText(words).trim().split(/\s+/)).toEqual(words.trim().split(/\s+/));
      }),
    );
  });

  it('is the same field after it was written to a table and read', () => {
    const field = text.filter((words) => !/^[=+@\t\r-]/.test(words) && !words.endsWith('\r'));
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 5 }), (fields) => {
        const head = csvLine(['a', 'b', 'c', 'd', 'e']);
        expect([...parseCsv(head + csvLine(fields))][1]?.fields).toEqual(fields);
      }),
    );
  });
});
