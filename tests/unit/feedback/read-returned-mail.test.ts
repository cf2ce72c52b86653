import { describe, expect, it } from 'vitest';
import { readReturnedMail } from '../../../functions/feedback/read-returned-mail.ts';
import { abuseReport, deliveryStatus } from './returned-mails.ts';

const head = ['Message-ID: <m1@news.example>', 'Feedback-ID: live-1:river:x', 'To: Ann <ann@example.com>'].join('\r\n');
const read = (raw: string) => readReturnedMail(new TextEncoder().encode(raw));
const original = { messageId: 'm1@news.example', feedbackId: 'live-1:river:x' };

describe('a mail that came back', () => {
  it.each([
    ['5.1.1', 'failed', 'hard bounce'],
    ['5.0.0', 'failed', 'hard bounce'],
    ['5.2.2', 'failed', 'soft bounce'],
    ['4.1.1', 'failed', 'soft bounce'],
    ['4.4.7', 'delayed', 'delay'],
    ['5.1.1', 'Delayed', 'delay'],
  ])('with the status %s, of what has %s, tells of a %s', async (status, action, kind) => {
    const detail = `${status} smtp; 550 ${status} not taken`;
    const feedback = { kind, address: 'ann@example.com', detail, id: original.messageId };
    expect(await read(deliveryStatus(head, status, action))).toEqual({ kind: 'status', feedback, original });
  });

  it.each(['delivered', 'relayed', 'expanded'])('tells of nothing where the mail was %s', async (action) => {
    expect(await read(deliveryStatus(head, '2.0.0', action))).toEqual({ kind: 'other' });
  });

  it('tells of no more than a record has room for', async () => {
    const told = await read(deliveryStatus(head, `5.1.1 ${'x'.repeat(1_000)}`));
    expect(told).toMatchObject({ feedback: { detail: expect.stringMatching(/^5\.1\.1 x{294}$/) } });
  });
});

describe('a report that a mail was called spam', () => {
  it.each([
    ['its own word', ['Original-Rcpt-To: rfc822;bob@example.com'], 'bob@example.com'],
    ['the mail that it quotes', [], 'ann@example.com'],
  ])('says who did by %s', async (_, fields, address) => {
    const feedback = { kind: 'complaint', address, detail: 'SomeProvider/1.0', id: original.messageId };
    expect(await read(abuseReport(head, fields))).toEqual({ kind: 'status', feedback, original });
  });

  it('is none where it is about something else, or about nobody', async () => {
    expect(await read(abuseReport(head, [], 'not-spam'))).toEqual({ kind: 'other' });
    expect(await read(abuseReport('Message-ID: <m1@news.example>'))).toEqual({ kind: 'other' });
  });
});

describe('a mail to the sender’s address', () => {
  const token = `u${'t'.repeat(40)}`;

  it('ends a subscription by its subject alone', async () => {
    expect(await read(`Subject:  Unsubscribe ${token} \r\n\r\n`)).toEqual({ kind: 'unsubscribe', token });
    expect(await read(`Subject: Re: unsubscribe ${token}\r\n\r\n`)).toEqual({ kind: 'other' });
    expect(await read('Subject: unsubscribe\r\n\r\n')).toEqual({ kind: 'other' });
  });
});
