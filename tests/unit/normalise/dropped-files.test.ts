import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../functions/normalise/read-document.ts';

async function read(body: string, contentType: string | null = null) {
  return readDocument({
    bytes: new TextEncoder().encode(body),
    contentType,
    url: null,
    receivedAt: '2026-01-05T00:00:00.000Z',
    source: 'dropped',
    documentKey: 'documents/x',
  });
}

async function articles(body: string, contentType: string | null = null) {
  const outcome = await read(body, contentType);
  if (outcome.kind !== 'articles') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const said = 'The bridge was closed on Monday, the county said. It opens again on Saturday, when the paint has dried.';
const address = 'https://harbour.example/bridge';
const page = (
  head: string,
  within = '',
) => `<!DOCTYPE html>${head}<html lang="en">${within}<head><title>Bridge closes</title>
<meta property="article:published_time" content="2026-01-02T09:00:00Z"></head>
<body><article><h1>Bridge closes</h1><p>${said} ${said}</p></article></body></html>`;

describe('what holds no article says what it is', () => {
  test.each([
    [
      'a list of feeds',
      '<?xml version="1.0"?>\n<!-- mine -->\n<opml version="2.0"><head><title>A</title></head><body><outline xmlUrl="https://a.example/"/></body></opml>',
      'a list of feeds (OPML), which newsfold sources import follows',
    ],
    [
      'bookmarks',
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><DT><A HREF="https://a.example/1">Bridge closes</A></DL>',
      'the bookmarks of a browser, not an article',
    ],
    ['rich text', '{\\rtf1\\ansi The bridge was closed on Monday.}', 'a rich text document (RTF), not a text'],
  ])('%s', async (_, body, reason) => {
    expect(await read(body)).toEqual({ kind: 'rejected', reason });
  });
});

describe('a page that a browser saved', () => {
  test.each([
    ['with its files beside it', page(`\n<!-- saved from url=(0030)${address} -->\n`), address],
    [
      'whole, by SingleFile',
      page('', `<!--\n Page saved with SingleFile \n url: ${address} \n saved date: x\n-->`),
      address,
    ],
    ['from nowhere', page('<!-- saved from url=(0014)about:internet -->'), null],
    [
      'that quotes such a note below',
      page('', `<!-- x -->${' '.repeat(20_000)}<!-- saved from url=(0030)${address} -->`),
      null,
    ],
  ])('%s stood where it says', async (_, body, url) => {
    expect((await articles(body, 'text/html')).articles[0]).toMatchObject({ title: 'Bridge closes', url });
  });

  const archive = (head: readonly string[]) =>
    [
      ...head,
      'Subject: =?utf-8?Q?The_bridge?=',
      'Date: Mon, 5 Jan 2026 12:00:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----MultipartBoundary--x----"',
      '',
      '',
      '------MultipartBoundary--x----',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      `Content-Location: ${address}`,
      '',
      page('').replaceAll('=', '=3D'),
      '------MultipartBoundary--x----',
      'Content-Type: text/html',
      'Content-Location: https://ads.example/',
      '',
      '<html><body><p>Buy a boat today, for the bridge is closed and boats are cheap in January.</p></body></html>',
      '------MultipartBoundary--x------',
      '',
    ].join('\r\n');

  test.each([
    ['Chrome', ['From: <Saved by Blink>', `Snapshot-Content-Location: ${address}`]],
    ['Internet Explorer', ['From: "Saved by Internet Explorer 11"']],
  ])('as a web archive, by %s, is that page and no mail', async (_, head) => {
    expect((await articles(archive(head))).articles).toMatchObject([
      {
        title: 'Bridge closes',
        url: address,
        published: '2026-01-02T09:00:00.000Z',
        publisher: { name: null, domain: 'harbour.example' },
        text: `${said} ${said}`,
      },
    ]);
  });

  test('speaks for no address as a mail speaks for none, and is held where a mail is', async () => {
    const archived = archive(['From: <Saved by Blink>']);
    expect((await articles(archived)).articles[0]?.provenance?.speaker).toEqual({ kind: 'mail', site: '' });
    const failed = `Authentication-Results: mx.example; dkim=fail; spf=fail; dmarc=fail header.from=a.example\r\n${archived}`;
    expect(await read(failed)).toMatchObject({ kind: 'held', why: 'untrusted' });
  });

  test('is no newsletter whose sender has such a name', async () => {
    const [letter] = (await articles(archive(['From: "Saved by the Bell" <news@county.example>']))).articles;
    expect(letter).toMatchObject({
      title: 'The bridge',
      publisher: { name: 'Saved by the Bell', domain: 'county.example' },
    });
  });
});

describe('a mailbox in one file', () => {
  const mail = (number: number, text: string) =>
    `From: The County <news@county.example>\nSubject: Bridge, day ${number}\nMessage-ID: <${number}@county.example>\nDate: Fri, 2 Jan 2026 0${number}:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(text).toString('base64')}\n\n`;
  const box = [
    `From - Fri Jan  2 08:00:00 2026\n${mail(1, said)}`,
    `From 178@xxx Fri Jan 02 09:00:00 +0000 2026\r\n${mail(2, `${said} It is blue.`)}`,
    'From MAILER-DAEMON Fri Jan  2 09:00:00 2026\nFrom: x@county.example\nSubject: nothing\nDate: Fri, 2 Jan 2026 09:00:00 +0000\n\n\n',
  ].join('');

  test('holds the article of each mail, and says which had none', async () => {
    const outcome = await articles(box);
    expect(outcome.articles.map(({ title, text }) => [title, text])).toEqual([
      ['Bridge, day 1', said],
      ['Bridge, day 2', `${said} It is blue.`],
    ]);
    expect(outcome.skipped).toEqual(['mail 3 of 3: a mail without a text']);
  });

  test('is not seen in a mail that quotes the line that parts mails', async () => {
    const quoting = `From: A <a@county.example>\nSubject: Bridge\nDate: Fri, 2 Jan 2026 09:00:00 +0000\nMIME-Version: 1.0\n\n${said}\n\nFrom Anna, who wrote on Friday 2 January 2026\nThe bridge is blue.\n`;
    expect((await articles(quoting)).articles).toHaveLength(1);
  });
});
