import { type AddressInfo, createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mailerSmtp } from '../../functions/adapters/local/mailer-smtp.ts';
import { mailerContract, mailTo } from './mailer-contract.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A mail server on this machine, and a mailer that sends through it. */
async function mailServer(options: SMTPServerOptions, user = '', host = '127.0.0.1') {
  const mails: Uint8Array[] = [];
  const server = new SMTPServer({
    disableReverseLookup: true,
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks));
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host.replace(/[[\]]/g, ''), resolve));
  const { port } = server.server.address() as AddressInfo;
  const scheme = options.secure === true ? 'smtps' : 'smtp';
  const mailer = mailerSmtp(`${scheme}://${user}${host}:${port}?perSecond=50&selfSigned=yes`);
  closing.push(
    () => mailer.close(),
    () => server.close(),
  );
  return { mailer, mails, received: async () => mails };
}

const open: SMTPServerOptions = { authOptional: true, disabledCommands: ['AUTH'] };
const replied = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

mailerContract('SMTP', () => mailServer(open));
mailerContract('SMTP over TLS with a password', () =>
  mailServer(
    {
      secure: true,
      onAuth: ({ username, password }, _session, callback) =>
        username === 'news' && password === 'p@ss' ? callback(null, { user: 'news' }) : callback(replied(535, 'no')),
    },
    'news:p%40ss@',
  ),
);

describe('mail over SMTP', () => {
  it('knows a password by a percent sign that stands for itself', async () => {
    const onAuth: SMTPServerOptions['onAuth'] = ({ password }, _session, callback) =>
      password === 'p%ss' ? callback(null, { user: 'news' }) : callback(replied(535, 'no'));
    const { mailer } = await mailServer({ secure: true, onAuth }, 'news:p%ss@');
    expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind: 'sent' });
  });

  it('goes to a server at an address of IPv6', async () => {
    const { mailer } = await mailServer(open, '', '[::1]');
    expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind: 'sent' });
  });

  it('is refused for good when the server refuses the recipient', async () => {
    const onRcptTo: SMTPServerOptions['onRcptTo'] = (_to, _session, callback) => callback(replied(550, 'no such user'));
    const { mailer } = await mailServer({ ...open, onRcptTo });
    expect(await mailer.send(mailTo('nobody@example.org'))).toMatchObject({ kind: 'bounced', isHard: false });
  });

  it.each([
    ['deferred', 450, '4.1.2 <a@example.org>: Recipient address rejected: Domain not found'],
    ['deferred', 450, 'mailbox unavailable'],
    ['deferred', 452, '4.2.2 mailbox full'],
    ['throttled', 450, '4.7.1 too many recipients'],
    ['throttled', 450, '4.1.8 <news@example.org>: Sender address rejected: Domain not found'],
    ['deferred', 451, 'Temporary local problem - please try later'],
    ['deferred', 451, '4.7.1 Greylisting in action, please come back later'],
    ['throttled', 451, '4.3.0 Temporary lookup failure'],
    ['throttled', 452, '4.3.1 insufficient storage'],
    ['throttled', 550, '5.4.5 Daily user sending limit exceeded'],
    ['bounced', 550, '5.4.4 no such host'],
    ['bounced', 550, 'no such user'],
    ['bounced', 552, '5.2.2 mailbox full'],
    ['bounced', 550, '5.1.1 <a@example.org>: User unknown, says relay.example.org'],
    ['bounced', 550, '5.1.10 a@example.org not found'],
    ['bounced', 550, '5.1.1 <sender@example.org>: User unknown'],
    ['bounced', 556, '5.1.10 the domain takes no mail'],
    ['deferred', 554, '5.7.1 <a@example.org>: Relay access denied'],
    ['deferred', 550, 'relay not permitted'],
    ['deferred', 530, 'authentication required'],
    ['deferred', 550, '5.7.1 blocked by a list'],
    ['deferred', 550, '5.1.8 <news@example.org>: Sender address rejected: Domain not found'],
  ] as const)('is %s when the server says of a recipient: %i %s', async (kind, code, text) => {
    const onRcptTo: SMTPServerOptions['onRcptTo'] = (_to, _session, callback) => callback(replied(code, text));
    const { mailer } = await mailServer({ ...open, onRcptTo });
    expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind });
  });

  it.each([
    [true, '5.1.1 <a@example.org>: User unknown'],
    [true, '5.1.10 the domain takes no mail'],
    [false, '5.2.2 mailbox full'],
    [false, 'no such user'],
  ])('bounces for good (%s) when the server says of a recipient: 550 %s', async (isHard, text) => {
    const onRcptTo: SMTPServerOptions['onRcptTo'] = (_to, _session, callback) => callback(replied(550, text));
    const { mailer } = await mailServer({ ...open, onRcptTo });
    expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind: 'bounced', isHard });
  });

  it.each([
    ['deferred', 554, 'Message rejected: Email address is not verified. These failed the check: news@example.org'],
    ['deferred', 554, 'Message rejected: Sending suspended for this account'],
    ['deferred', 550, 'The from address does not match a verified Sender Identity'],
    ['deferred', 550, '5.7.60 SMTP; Client does not have permissions to send as this sender'],
    ['refused', 550, '5.7.1 it looks like spam'],
    ['refused', 552, '5.3.4 message too large'],
  ] as const)('is %s when the server says of the message: %i %s', async (kind, code, text) => {
    const onData: SMTPServerOptions['onData'] = (stream, _session, callback) => {
      stream.on('data', () => {}).on('end', () => callback(replied(code, text)));
    };
    const { mailer } = await mailServer({ ...open, onData });
    expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind });
  });

  it('is to be tried again when the server is not there', async () => {
    const { mailer } = await mailServer(open);
    for (const close of closing.splice(0)) close();
    const nowhere = mailerSmtp('smtp://127.0.0.1:1');
    expect(await nowhere.send(mailTo('a@example.org'))).toMatchObject({ kind: 'throttled' });
    nowhere.close();
    expect(await mailer.quota()).toMatchObject({ perSecond: 50 });
  });

  /** A server that destroys the connection once it was said something that begins with `last`, and after a message. */
  async function breakingServer(last: string) {
    const server = createServer((socket) => {
      let isMessage = false;
      socket.on('error', () => {});
      if (last === '') return socket.destroy();
      socket.write('220 here\r\n');
      socket.on('data', (bytes) => {
        const text = bytes.toString('latin1');
        if (text.startsWith(last)) return socket.destroy();
        if (isMessage) {
          if (text.endsWith('\r\n.\r\n')) socket.destroy();
          return;
        }
        isMessage = text.startsWith('DATA');
        socket.write(isMessage ? '354 go on\r\n' : '250 ok\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const mailer = mailerSmtp(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    closing.push(
      () => mailer.close(),
      () => server.close(),
    );
    return mailer;
  }

  it('is of unknown outcome when the connection breaks after the message', async () => {
    const mailer = await breakingServer('nothing that is said');
    expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind: 'unknown' });
  });

  it.each(['', 'EHLO', 'MAIL FROM', 'RCPT TO', 'DATA'])(
    'is to be tried again when the connection breaks before the message: at %j',
    async (last) => {
      const mailer = await breakingServer(last);
      expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind: 'throttled' });
    },
  );

  it('sends no password over a connection that is not encrypted', async () => {
    const { mailer, mails } = await mailServer(
      { disabledCommands: ['STARTTLS'], onAuth: (_auth, _s, done) => done(null, { user: 'u' }) },
      'u:p@',
    );
    expect(await mailer.send(mailTo('a@example.org'))).toMatchObject({ kind: 'throttled' });
    expect(mails).toHaveLength(0);
  });
});
