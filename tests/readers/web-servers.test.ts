import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../functions/adapters/local/http-server.ts';
import { feed } from '../../functions/feed/feed.ts';
import { limits } from '../../functions/limits.ts';
import { localSite } from '../../functions/runtime/local-site.ts';
import { web } from '../../functions/web/web.ts';
import { installedCommand } from '../debian-package.ts';
import { addEntry, type MailWorld, mailWorld, workOff } from '../mail-world.ts';
import { testCertificate } from '../test-certificate.ts';
import { store } from '../unit/feed/sample-entries.ts';
import { lastToken, mailSteps, mailsTo } from '../unit/subscribe/visitor.ts';

const guide = readFileSync(new URL('../../docs/server.md', import.meta.url), 'utf8');

/** The block of the guide in this language, with newsfold where it is here. */
function blockOf(language: string, newsfold: string): string {
  const [, block] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(guide) ?? [];
  if (block === undefined) throw new Error(`docs/server.md has no block of ${language}`);
  return block.replaceAll('127.0.0.1:8080', newsfold);
}

/** What a server logs, and says while it runs. */
const saidFile = 'said.log';

interface Place {
  readonly folder: string;
  readonly port: number;
  /** Where newsfold listens. */
  readonly newsfold: string;
}

/** What to run for each server: the guide's block, within what makes it listen here without rights. */
const servers: Readonly<Record<string, (place: Place) => readonly [string, ...string[]]>> = {
  nginx({ folder, port, newsfold }) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`);
    const config = `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid pid; error_log error.log; events {}
http { access_log ${saidFile}; ${temporary.join(' ')}
server { listen 127.0.0.1:${port} ssl; ssl_certificate cert.pem; ssl_certificate_key key.pem;
${blockOf('nginx', newsfold)} } }`;
    writeFileSync(join(folder, 'nginx.conf'), config);
    return [installedCommand('nginx', ['nginx']), '-p', folder, '-c', 'nginx.conf', '-e', 'error.log'];
  },
  caddy({ folder, port, newsfold }) {
    const here = `https://example.org:${port} {\n bind 127.0.0.1\n tls ${folder}/cert.pem ${folder}/key.pem\n`;
    const block = blockOf('caddy', newsfold).replace('example.org {\n', here);
    writeFileSync(join(folder, 'Caddyfile'), `{\n admin off\n auto_https disable_redirects\n}\n${block}`);
    return [installedCommand('caddy', ['caddy']), 'run', '--config', join(folder, 'Caddyfile')];
  },
};

describe.each(Object.entries(servers))('behind %s as the guide has it, newsfold', (_name, commandOf) => {
  let world: MailWorld;
  let newsfold: HttpServer;
  let folder: string;
  let port: number;
  let server: ChildProcess;

  beforeAll(async () => {
    const made = await mailWorld({ settings: { baseUrl: 'https://example.org/news' } });
    world = made;
    await store(world, await addEntry(world, 1));
    await feed({ to: 'feed', topic: 'river' }, world);
    const dynamic = async (request: Request, client: string) => {
      const answered = await web(request, client, world);
      await workOff(answered?.messages ?? [], mailSteps(world));
      return answered?.response;
    };
    folder = mkdtempSync(join(tmpdir(), 'web-server-'));
    const answer = localSite({ blobs: made.blobs, settings: made.settings, outbox: folder, owner: null, dynamic });
    newsfold = await httpServer({ host: '127.0.0.1', port: 0, log: made.log, answer });
    const { cert, key } = testCertificate({ name: 'example.org', notAfter: new Date('2099-01-01') });
    writeFileSync(join(folder, 'cert.pem'), cert);
    writeFileSync(join(folder, 'key.pem'), key);
    port = await freePort();
    const [program, ...args] = commandOf({ folder, port, newsfold: new URL(newsfold.address).host });
    const said = openSync(join(folder, saidFile), 'a');
    server = spawn(program, args, { stdio: ['ignore', said, said], env: { ...process.env, HOME: folder } });
    closeSync(said);
    await listening(port);
  });

  afterAll(async () => {
    server?.kill();
    await newsfold?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const ask = (path: string, given: Asked = {}) => askHttps(port, path, given);
  const signUp = async (address: string, given: Asked = {}) => {
    const page = await ask('/news/river/subscribe');
    world.clock.advance(5_000);
    const form = page.text.match(/name="form" value="([^"]+)"/)?.[1] ?? '';
    const fields = new URLSearchParams({ address, cadence: 'live', zone: 'UTC', form });
    return ask('/news/river/subscribe', { ...given, body: fields.toString() });
  };

  it('answers under the addresses that it writes, and shows nobody the outbox', async () => {
    expect((await ask('/news')).headers.location).toMatch(/\/news\/$/);
    expect((await ask('/news/')).status).toBe(200);
    const atom = await ask('/news/river/feed.atom');
    expect(atom.text).toContain('rel="self" href="https://example.org/news/river/feed.atom"');
    expect((await ask('/news/outbox/')).status).toBe(404);
  });

  it('sends a feed compressed, and only once it has changed', async () => {
    const gzip = { 'accept-encoding': 'gzip' };
    const whole = await ask('/news/river/feed.atom', { headers: gzip });
    expect(whole.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(whole.bytes).toString()).toContain('<feed');
    const again = { ...gzip, 'if-none-match': String(whole.headers.etag) };
    expect((await ask('/news/river/feed.atom', { headers: again })).status).toBe(304);
  });

  it('lets a reader confirm, and leave by one click', async () => {
    await signUp('ann@example.com', { from: '127.0.0.3' });
    const t = (await lastToken(world, 'ann@example.com', 'confirm')) ?? '';
    const confirmed = await ask('/news/mail/confirm', { body: new URLSearchParams({ t }).toString() });
    expect(confirmed.text).toContain('You are subscribed');
    const [mail] = (await mailsTo(world, 'ann@example.com')).slice(-1);
    const header = mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const link = new URL(/<(https:[^>]+)>/.exec(header)?.[1] ?? '');
    expect(link.href).toMatch(/^https:\/\/example\.org\/news\/mail\//);
    const left = await ask(`${link.pathname}${link.search}`, { body: 'List-Unsubscribe=One-Click' });
    expect([left.status, left.text.includes('You are unsubscribed')]).toEqual([200, true]);
  });

  it('has the keys of readers in no log', async () => {
    await ask('/news/mail/preferences?t=key-of-a-reader');
    // A request is logged by the time that the next one is answered.
    await ask('/news/');
    expect(readFileSync(join(folder, saidFile), 'utf8')).not.toContain('key-of-a-reader');
  });

  it('tells visitors apart by where they are, not by what they claim', async () => {
    const claim = (n: number) => ({ from: '127.0.0.1', headers: { 'x-forwarded-for': `203.0.113.${n}` } });
    const answers: string[] = [];
    for (let n = 1; n <= 11; n++) answers.push((await signUp(`reader${n}@example.com`, claim(n))).text);
    expect(answers.map((text) => text.includes('too many requests'))).toEqual([...Array(10).fill(false), true]);
    expect((await signUp('other@example.com', { from: '127.0.0.2' })).text).not.toContain('too many requests');
  });

  it('is handed the largest document that it reads', async () => {
    const body = 'x'.repeat(limits.documentBytesMax);
    expect((await ask('/news/documents', { body, headers: { 'content-type': 'text/plain' } })).status).toBe(401);
  });
});

interface Asked {
  /** The address that the visitor has, one of this machine's. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is posted. */
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
  readonly text: string;
}

function askHttps(port: number, path: string, { from, headers, body }: Asked): Promise<Answered> {
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const options = {
    ...{ host: '127.0.0.1', port, path, servername: 'example.org', rejectUnauthorized: false, agent: false },
    method: body === undefined ? 'GET' : 'POST',
    headers: { host: 'example.org', ...form, ...headers },
    ...(from !== undefined && { localAddress: from }),
  };
  return new Promise((resolve, reject) => {
    const asked = httpsRequest(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Until a program that was started takes connections; it says nothing when it does. */
async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.unref();
    });
    if (isOpen) return;
    await wait(100);
  }
  throw new Error('the web server did not start');
}
