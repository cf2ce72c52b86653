import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailerOutbox, outboxName } from '../../../../functions/adapters/local/mailer-outbox.ts';
import { outboxPage } from '../../../../functions/adapters/local/outbox-pages.ts';
import { mailTo } from '../../../contracts/mailer-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-outbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostile = mailTo(
  'reader@example.org',
  '<script>alert(1)</script><p onclick="alert(2)">Hello <img src="http://track.example/p.gif"></p>',
);
const name = outboxName(hostile);

beforeAll(async () => {
  const html = new TextDecoder().decode(hostile.raw).replace('text/plain', 'text/html');
  const mailer = mailerOutbox({ folder, temporaryFolder: join(folder, '.tmp') });
  await mailer.send({ ...hostile, raw: new TextEncoder().encode(html) });
});

const settings = { baseUrl: 'http://127.0.0.1', siteName: 'The site' };

function visit(path: string, method = 'GET', outbox = { folder, settings }): Promise<Response | undefined> {
  const request = new Request(`http://127.0.0.1${path}`, { method });
  return outboxPage(request, decodeURIComponent(new URL(request.url).pathname), outbox);
}

test('lists the mails with subject, recipient and time', async () => {
  const page = await (await visit('/outbox/'))!.text();
  expect(page).toContain('Déjà vu');
  expect(page).toContain('reader@example.org');
  expect(page).toContain('2026-01-01');
  expect(page).toContain(`/outbox/${encodeURIComponent(name)}`);
});

test('says what will be there while there is nothing', async () => {
  const page = await (await visit('/outbox/', 'GET', { folder: join(folder, 'nothing'), settings }))!.text();
  expect(page).toContain('Nothing here yet');
});

test('shows the HTML of a mail only in a sandbox that runs and loads nothing', async () => {
  const path = `/outbox/${encodeURIComponent(name)}`;
  const page = await (await visit(path))!.text();
  expect(page).not.toContain('alert(1)');
  expect(page).toMatch(/<iframe[^>]+sandbox="/);
  expect(page).not.toMatch(/sandbox="[^"]*allow-(?:scripts|forms)/);
  const part = (await visit(`${path}?part=html`))!;
  const policy = part.headers.get('content-security-policy')!;
  expect(policy).toMatch(/^sandbox(?! [^;]*allow-(?:scripts|forms))/);
  expect(policy).toContain("default-src 'none'");
});

test('makes the frame of a mail as high as the mail, by the one script that its page allows', async () => {
  const response = (await visit(`/outbox/${encodeURIComponent(name)}`))!;
  const [, script = ''] = /<script src="([^"]+)"/.exec(await response.text()) ?? [];
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  const served = (await visit(script))!;
  expect(served.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await served.text()).toContain('iframe.mail');
});

test('shows text and source escaped', async () => {
  const page = await (await visit(`/outbox/${encodeURIComponent(name)}?view=source`))!.text();
  expect(page).toContain('&lt;script&gt;');
  expect(page).toContain('Message-ID:');
});

test.each(['/outbox/..%2f..%2fetc%2fpasswd', '/outbox/nothing.eml', '/elsewhere', '/outbox/.tmp'])(
  'has nothing at %s',
  async (path) => {
    expect(await visit(path)).toBeUndefined();
  },
);

test('names the site on the way up, and leads to nothing but what is below its path', async () => {
  const outbox = { folder, settings: { ...settings, baseUrl: 'http://127.0.0.1/news' } };
  for (const path of ['/outbox/', `/outbox/${encodeURIComponent(name)}`]) {
    const text = await (await visit(path, 'GET', outbox))!.text();
    expect(text).toContain('<a href="/news/">The site</a>');
    for (const [, address] of text.matchAll(/ (?:href|src)="(\/[^"]*)"/g)) expect(address).toMatch(/^\/news\//);
  }
});

test('answers reading only', async () => {
  expect(await visit('/outbox/', 'POST')).toBeUndefined();
});

test('names a mail sent again as before, and another one otherwise', () => {
  expect(outboxName(mailTo('a@example.org'))).toBe(outboxName(mailTo('a@example.org')));
  expect(outboxName(mailTo('a@example.org'))).not.toBe(outboxName(mailTo('b@example.org')));
  expect(outboxName(mailTo('a@example.org'))).not.toBe(outboxName(mailTo('a@example.org', 'Another body.')));
  expect(outboxName(mailTo('../../a/b@example.org'))).not.toContain('/');
  expect(outboxName(mailTo('a@example.org'))).toMatch(/^2026-01-01T00-00-00Z a@example\.org [0-9a-f]{12}\.eml$/);
});

test('names a mail after the first date of its head, wherever a line of it is folded', () => {
  const head =
    'Resent-Date: Sat, 03 Jan 2026 00:00:00 +0000\r\nDate:\r\n Thu, 01 Jan 2026 00:00:00 +0000\r\nDate: Fri, 02 Jan 2026 00:00:00 +0000\r\n';
  const dated = { ...mailTo('a@example.org'), raw: Buffer.from(`${head}\r\nText.\r\n`) };
  expect(outboxName(dated)).toMatch(/^2026-01-01T00-00-00Z /);
  const undated = { ...dated, raw: Buffer.from('Subject: a\r\n\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n') };
  expect(outboxName(undated)).toMatch(/^undated /);
});
