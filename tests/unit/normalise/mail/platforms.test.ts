import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../functions/model/article.ts';
import { readMail } from '../../../../functions/normalise/mail/read-mail.ts';

const first =
  'The regional council met in Gao on Tuesday to decide what becomes of the river port, which has been closed to boats since September.';
const second =
  'Traders say that the closure has doubled the price of rice, and that the promised compensation has not reached anybody so far.';

async function read(headers: readonly string[], body: string, { type = 'html', released = false } = {}) {
  const head = ['MIME-Version: 1.0', `Content-Type: text/${type}; charset=utf-8`, 'Message-ID: <1@x>', ...headers];
  return readMail(Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`), { released });
}

async function article(...given: Parameters<typeof read>): Promise<Draft> {
  const outcome = await read(...given);
  if (outcome.kind !== 'article') throw new Error(JSON.stringify(outcome));
  return outcome.draft;
}

const lines = (draft: Draft) =>
  draft.paragraphs.map(({ role, text }) => (role === 'paragraph' ? text : `${role}: ${text}`));

describe('a newsletter as mailing services send it', () => {
  it('with its preview hidden in layout tables, its head and its foot named in ids', async () => {
    const draft = await article(
      ['From: Sahel Weekly <news@weekly.example>', 'Subject: The port of Gao stays closed'],
      `<html><head><title>The port of Gao stays closed</title><style>p{}</style></head><body>
       <span class="mcnPreviewText" style="display:none; font-size:0px; max-height:0px; mso-hide:all">Traders wait for boats.&nbsp;&zwnj;&nbsp;&zwnj;</span>
       <table><tr><td id="templatePreheader"><a href="https://mail.example/abc?e=3">View this email in your browser</a></td></tr>
       <tr><td><img alt="Sahel Weekly" src="logo.png"></td></tr>
       <tr><td><h1>The port of Gao stays closed</h1><p>${first}</p><h2>What comes next</h2><p>${second}</p></td></tr>
       <tr><td class="mcnFollowBlock"><a href="https://social.example/x">Social</a></td></tr>
       <tr><td id="templateFooter"><em>Copyright © 2026 Sahel Weekly</em><br>You are receiving this email because you asked for it.</td></tr></table>
       <img src="https://mail.example/open.php?u=1" height="1" width="1"></body></html>`,
    );
    expect(lines(draft)).toEqual([first, 'heading: What comes next', second]);
    expect(draft).toMatchObject({
      title: 'The port of Gao stays closed',
      summary: 'Traders wait for boats.',
      url: null,
    });
  });

  it('with its post on the web, and with what sells subscriptions between its paragraphs', async () => {
    const draft = await article(
      [
        'From: River Notes <rivernotes@post.example>',
        'Subject: How the river rose',
        'List-Post: <https://rivernotes.example/p/how-the-river-rose?token=abc>',
      ],
      `<div class="preview" style="display:none;max-height:0">And why nobody was warned.</div>
       <div class="preview" style="display:none">͏ ­͏ ­͏ ­</div>
       <p>Forwarded this email? <a href="https://post.example/r/1">Subscribe here</a> for more</p>
       <h1><a href="https://post.example/app-link?token=abc">How the river rose</a></h1>
       <p><a href="https://post.example/@amina">Amina Touré</a></p><p>Nov 18</p>
       <table class="email-ufi"><tr><td><a href="https://post.example/like">Like</a></td></tr></table>
       <p>${first}</p>
       <div class="subscription-widget-wrap"><p>River Notes is reader-supported.</p><p><a href="https://post.example/pay">Upgrade to paid</a></p></div>
       <p>${second}</p><div class="footer"><p>© 2026 Amina Touré<br>548 Street, City, CA 94104<br><a href="https://post.example/u">Unsubscribe</a></p></div>`,
    );
    expect(lines(draft)).toEqual([first, second]);
    expect(draft.url).toBe('https://rivernotes.example/p/how-the-river-rose');
    expect(draft.summary).toBe('And why nobody was warned.');
  });

  it('with a byline, a day, the name of the site and its own headline above the text', async () => {
    const draft = await article(
      ['From: The Delta Post <noreply@delta.example>', 'Subject: Why the port matters'],
      `<table><tr><td><a href="https://delta.example/">The Delta Post</a></td></tr>
       <tr><td><a href="https://delta.example/r/1?m=1">Why the port matters</a></td></tr>
       <tr><td>By Fatou Diallo • 20 Nov 2026</td></tr>
       <tr><td><a href="https://delta.example/why-the-port-matters/?m=2">View in browser</a></td></tr>
       <tr><td><p>${first}</p><p>${second}</p></td></tr>
       <tr class="feedback-buttons"><td><a href="https://delta.example/#/f/1">More like this</a></td></tr>
       <tr><td class="footer">The Delta Post © 2026 – <a href="https://delta.example/unsubscribe/?uuid=1">Unsubscribe</a></td></tr></table>`,
    );
    expect(lines(draft)).toEqual([first, second]);
    expect(draft).toMatchObject({ byline: 'Fatou Diallo', url: 'https://delta.example/why-the-port-matters/' });
  });

  it('with a list of links at its end', async () => {
    const draft = await article(
      ['From: Notes <niger@notes.example>', 'Subject: Issue 42'],
      `<p>Hello,</p><p>${first}</p><h2>Links</h2><ul><li><a href="https://a.example/1">A map of the flood</a>, from the water authority</li>
       <li><a href="https://a.example/2">What rice costs in Gao</a></li><li><a href="https://a.example/3">The dredger, in pictures</a></li></ul>
       <p>See you next week,<br>Moussa</p><p><a href="https://notes.example/unsubscribe/1">Unsubscribe</a></p>`,
    );
    expect(lines(draft)).toEqual([
      'Hello,',
      first,
      'heading: Links',
      'list: A map of the flood, from the water authority',
      'list: What rice costs in Gao',
      'list: The dredger, in pictures',
      'See you next week, Moussa',
    ]);
  });

  it('of many stories is one article with their links led to where they go', async () => {
    const stories = Array.from(
      { length: 8 },
      (_, at) =>
        `<h2><a href="https://trk.example/click?url=https%3A%2F%2Fpaper.example%2Fstory-${at}&id=7">Headline ${at}</a></h2><p>${first}</p>`,
    );
    const draft = await article(
      ['From: Morning Brief <brief@paper.example>', 'Subject: Morning Brief: ten stories'],
      `<h1>Morning Brief</h1><p>Friday, 20 November</p>${stories.join('')}<p><a href="https://paper.example/app">Get the app</a> | <a href="https://paper.example/privacy">Privacy</a></p>`,
    );
    const links = draft.paragraphs.flatMap(({ html }) => /href="([^"]*)"/.exec(html ?? '')?.[1] ?? []);
    expect(links).toEqual(stories.map((_, at) => `https://paper.example/story-${at}`));
    expect(lines(draft)[0]).toBe('heading: Headline 0');
  });

  it('ends before the postal address of its sender', async () => {
    const draft = await article(
      ['From: Market Watch <hi@market.example>', 'Subject: Prices of the week'],
      `<p>${first}</p><p>${second}</p><p>Market Watch<br>3 Avenue de la Nation, Bamako<br>Mali</p><p><a href="https://market.example/u">Unsubscribe</a></p>`,
    );
    expect(lines(draft)).toEqual([first, second]);
  });

  it('whose text is all within what is named a footer is read all the same', async () => {
    const draft = await article(['From: a@b.example', 'Subject: Odd'], `<div class="footer"><p>${first}</p></div>`);
    expect(lines(draft)).toEqual([first]);
  });
});

describe('a mail without markup', () => {
  it('keeps its headings, lists and links, and loses its signature and what the list adds', async () => {
    const wrapped = second.replace(/(.{50,60}) /g, '$1\r\n');
    const draft = await article(
      [
        'From: River List <owner@lists.example>',
        'Subject: Re: [river] Port news',
        'List-Id: River news <river.lists.example>',
      ],
      `Dear all,\r\n\r\n${wrapped}\r\n\r\nNEXT WEEK\r\n=========\r\n\r\n* The council meets again\r\n  on Tuesday.\r\n* Boats are expected.\r\n\r\n> It was said\r\n> last week.\r\n\r\nMore: https://lists.example/archive/port.html\r\n-- \r\nMoussa Keïta\r\n_______________________________\r\nriver@lists.example\r\n`,
      { type: 'plain' },
    );
    expect(lines(draft)).toEqual([
      'Dear all,',
      second,
      'heading: NEXT WEEK',
      'list: The council meets again on Tuesday.',
      'list: Boats are expected.',
      'quote: It was said last week.',
      'More: https://lists.example/archive/port.html',
    ]);
    expect(draft.title).toBe('Port news');
  });

  it('of one line is an article once it is let through', async () => {
    const headers = ['From: a@b.example', 'Subject: Confirm your subscription'];
    const body = 'Confirm: https://b.example/confirm/abc';
    expect((await read(headers, body, { type: 'plain' })).kind).toBe('held');
    expect(lines(await article(headers, body, { type: 'plain', released: true }))).toEqual([body]);
    const button = '<a href="https://b.example/confirm/abc">Confirm my subscription</a>';
    expect(lines(await article(headers, button, { released: true }))).toEqual(['Confirm my subscription']);
  });
});

describe('a mail passed on by hand', () => {
  it('whose head is one block after a line of dashes is its first sender’s', async () => {
    const draft = await article(
      ['From: Owner <me@post.example>', 'Subject: Fwd: How the river rose'],
      `<div>---------- Forwarded message ---------<br>From: <strong>River Notes</strong> &lt;<a href="mailto:notes@river.example">notes@river.example</a>&gt;<br>Date: Wed, Nov 18, 2026 at 9:30 AM<br>Subject: How the river rose<br>To: me@post.example<br></div><div><p>${first}</p></div>`,
    );
    expect(draft).toMatchObject({
      title: 'How the river rose',
      publisher: { name: 'River Notes', domain: 'river.example' },
      published: '2026-11-18',
    });
    expect(lines(draft)).toEqual([first]);
  });

  it.each([
    ['Sent: Wednesday, November 18, 2026 9:30 AM', '2026-11-18'],
    ['Gesendet: Mittwoch, 18. November 2026 09:30', '2026-11-18'],
    ['Date : mercredi 18 novembre 2026 à 09:30', '2026-11-18'],
    ['Date: Wed, 18 Nov 2026 23:30:00 -0500', '2026-11-19T04:30:00.000Z'],
    ['Subject: What the council will vote on before 18 November 2026 at 9:30', null],
    ['To: press-2026-11-18-09:30@post.example', null],
  ])('is dated as its own head says: %s', async (line, published) => {
    const head = ['From: River Notes <notes@river.example>', line, 'Cc: you@post.example', 'Reply-To: x@river.example'];
    const body = `${head.join('\n')}\n\n${first}`;
    const draft = await article(['From: Owner <me@post.example>', 'Subject: Fwd: River'], body, { type: 'plain' });
    expect(draft).toMatchObject({ publisher: { name: 'River Notes' }, published });
  });
});
