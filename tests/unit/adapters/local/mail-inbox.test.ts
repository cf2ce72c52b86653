import { connect } from 'node:net';
import nodemailer from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { type MailInbox, mailInbox } from '../../../../functions/adapters/local/mail-inbox.ts';
import type { RefusedMail } from '../../../../functions/collect/inbox.ts';

const kept: { text: string; topics: readonly string[] }[] = [];
const returned: string[] = [];
const refused: RefusedMail[] = [];
const told: object[] = [];
let inbox: MailInbox | undefined;

afterEach(async () => {
  kept.length = 0;
  returned.length = 0;
  refused.length = 0;
  told.length = 0;
  await inbox?.close();
});

async function open(keep?: () => Promise<void>, sessionMsMax?: number) {
  inbox = await mailInbox({
    ...(sessionMsMax && { sessionMsMax }),
    host: '127.0.0.1',
    port: 0,
    topicsOf: (address) => (address === 'lake.secret@in.example' ? ['lake'] : []),
    keep: async (bytes, topics) => {
      await keep?.();
      kept.push({ text: Buffer.from(bytes).toString(), topics });
    },
    returned: {
      address: 'News@example.org',
      take: async (bytes) => void returned.push(Buffer.from(bytes).toString()),
    },
    noteRefused: async (mail) => {
      refused.push(mail);
    },
    log: {
      warn: (event, fields) => told.push({ event, ...fields }),
      error: (event, fields) => told.push({ event, ...fields }),
    },
  });
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: inbox.port, ignoreTLS: true });
  return (to: string, text = 'The ferry is back.', size?: number) =>
    transport
      .sendMail({
        ...(size && { envelope: { from: 'desk@example.org', to, size } }),
        from: 'desk@example.org',
        to,
        subject: 'Ferry',
        text,
      })
      .then(
        () => 'taken',
        (error: { responseCode?: number }) => error.responseCode,
      );
}

describe('the inbox for newsletters', () => {
  it('keeps what is sent to a topic’s address, as it came', async () => {
    const send = await open();
    expect(await send('lake.secret@in.example')).toBe('taken');
    expect(kept).toMatchObject([{ topics: ['lake'], text: expect.stringContaining('The ferry is back.') }]);
  });

  it('takes nothing for anybody else', async () => {
    const send = await open();
    expect(await send('lake@in.example')).toBe(550);
    expect(kept).toEqual([]);
  });

  it('takes what comes back to the sender’s address for itself', async () => {
    const send = await open();
    expect(await send('news@example.org', 'It could not be delivered.')).toBe('taken');
    expect(returned).toEqual([expect.stringContaining('It could not be delivered.')]);
    expect(kept).toEqual([]);
  });

  it('refuses what is too large', async () => {
    const send = await open();
    expect(await send('lake.secret@in.example', 'x'.repeat(6 * 1024 * 1024))).toBe(552);
    const note = { from: 'desk@example.org', reason: expect.stringMatching(/^6\.\d MiB; the limit is 5 MiB$/) };
    expect(refused).toMatchObject([{ ...note, topics: ['lake'] }]);
    expect(told).toMatchObject([{ event: 'mail refused', ...note }]);
    expect(kept).toEqual([]);
  });

  it('closes the connection of a sender that goes on and on, after it has said why', async () => {
    await open();
    const socket = connect(inbox!.port, '127.0.0.1');
    const heard: string[] = [];
    let sentBytes = 0;
    const line = `${'x'.repeat(998)}\r\n`.repeat(64);
    const commands = [
      'EHLO desk.example.org',
      'MAIL FROM:<desk@example.org>',
      'RCPT TO:<lake.secret@in.example>',
      'DATA',
    ];
    const goOn = () => {
      while (socket.writable && socket.write(line)) sentBytes += line.length;
      sentBytes += line.length;
    };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      heard.push(...chunk.toString().trim().split('\r\n'));
      const answer = heard.at(-1)!;
      if (/^2\d\d /.test(answer)) socket.write(`${commands.shift()}\r\n`);
      if (answer.startsWith('354')) {
        socket.on('drain', goOn);
        goOn();
      }
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(heard.at(-1)).toMatch(/^552 /);
    expect(sentBytes).toBeGreaterThan(40 * 1024 * 1024);
    expect(refused).toMatchObject([{ topics: ['lake'], reason: expect.stringContaining('the limit is 5 MiB') }]);
  });

  it('closes the connection of a sender that is never done, however often it says something', async () => {
    await open(undefined, 200);
    const socket = connect(inbox!.port, '127.0.0.1');
    let heard = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      heard += chunk.toString();
      socket.write('NOOP\r\n');
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(heard).toMatch(/\r\n421 [^\r]*\r\n$/);
  });

  it('notes what is announced as too large, before it is sent', async () => {
    const send = await open();
    expect(await send('lake.secret@in.example', 'short', 7 * 1024 * 1024)).toBe(552);
    expect(refused).toMatchObject([{ topics: ['lake'], bytesCount: 7 * 1024 * 1024 }]);
  });

  it('says that it took nothing when it could not keep it', async () => {
    const send = await open(async () => {
      throw new Error('disk full');
    });
    expect(await send('lake.secret@in.example')).toBe(451);
    expect(told).toMatchObject([{ event: 'mail not kept', from: 'desk@example.org', reason: 'disk full' }]);
  });
});
