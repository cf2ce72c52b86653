import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../functions/model/article.ts';
import { plainTarget } from '../../../../functions/normalise/mail/plain-target.ts';
import { type HeldMail, readMail } from '../../../../functions/normalise/mail/read-mail.ts';

const prose =
  'The mission handed its camp to the authorities on Friday, two weeks before the date that the two sides had agreed on, and the last convoy set out for the south.';

function mail(headers: readonly string[], body: string | Buffer): Uint8Array {
  const head = ['From: Sahel Weekly <editor@weekly.example.org>', 'To: a@example.net', 'MIME-Version: 1.0', ...headers];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

const html = (body: string, headers: readonly string[] = []) =>
  mail(
    [
      'Subject: Camp handed over',
      'Message-ID: <1@weekly.example.org>',
      'Content-Type: text/html; charset=utf-8',
      ...headers,
    ],
    body,
  );

async function article(bytes: Uint8Array): Promise<Draft> {
  const outcome = await readMail(bytes);
  if (outcome.kind !== 'article') throw new Error(JSON.stringify(outcome));
  return outcome.draft;
}

async function held(bytes: Uint8Array): Promise<HeldMail> {
  const outcome = await readMail(bytes);
  if (outcome.kind !== 'held') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const texts = (draft: Draft) => draft.paragraphs.map((paragraph) => paragraph.text);

describe('a newsletter', () => {
  it('becomes one article of its sender, dated as it says', async () => {
    const draft = await article(html(`<p>${prose}</p>`, ['Date: Fri, 30 Jun 2023 08:00:00 +0200']));
    expect(draft).toMatchObject({
      title: 'Camp handed over',
      publisher: { name: 'Sahel Weekly', domain: 'example.org' },
      published: '2023-06-30T06:00:00.000Z',
      identities: ['guid:mid:1@weekly.example.org'],
    });
    expect(texts(draft)).toEqual([prose]);
  });

  it('loses its mailing furniture and keeps its text', async () => {
    const draft = await article(
      html(
        `<p><a href="https://weekly.example.org/view-in-browser/77">View this mail in your browser</a></p>
         <h2>Kidal</h2><p>${prose}</p><p>${prose} <a href="https://weekly.example.org/kidal">More</a></p>
         <p>You get this because you asked for it. <a href="https://weekly.example.org/u/77">Leave</a></p>
         <p>© Sahel Weekly, 1 Example Street</p>
         <img src="https://weekly.example.org/open.gif" width="1" height="1">`,
        ['List-Unsubscribe: <https://weekly.example.org/u/77>'],
      ),
    );
    expect(texts(draft)).toEqual(['Kidal', prose, `${prose} More`]);
  });

  it('of plain text loses the line by which to leave it', async () => {
    const body = `${prose}\r\n\r\n${prose}\r\n\r\nLeave: https://weekly.example.org/unsubscribe/77`;
    expect(texts(await article(mail(['Subject: Camp', 'Content-Type: text/plain'], body)))).toEqual([prose, prose]);
  });

  it('leads to where its links say that they lead', async () => {
    const draft = await article(
      html(`<p>${prose} <a href="https://click.example.com/r?u=https%3A%2F%2Fnews.example.org%2Fa&id=9">Read</a></p>`),
    );
    expect(draft.paragraphs[0]?.html).toContain('href="https://news.example.org/a"');
  });

  it.each([
    ['https://t.example.com/L0/https:%2F%2Fnews.example.org%2Fa/1/abc', 'https://news.example.org/a'],
    ['https://t.example.com/c?a=1&url=https://news.example.org/a?x=1', 'https://news.example.org/a?x=1'],
    ['https://t.example.com/c/opaque', 'https://t.example.com/c/opaque'],
  ])('knows the target of %s', (link, target) => {
    expect(plainTarget(link)).toBe(target);
  });

  it('with many links is one article with its links', async () => {
    const items = Array.from(
      { length: 20 },
      (_, at) => `<p>${prose} <a href="https://news.example.org/${at}">Go on</a></p>`,
    );
    const draft = await article(html(items.join('')));
    expect(draft.paragraphs).toHaveLength(20);
  });

  it('is read from nested parts, quoted-printable and another charset', async () => {
    const bytes = mail(
      ['Subject: =?iso-8859-1?Q?Le_d=E9part?=', 'Content-Type: multipart/mixed; boundary=a'],
      [
        '--a',
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/html; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<p>La mission a quitt=E9 la ville apr=E8s dix ans de pr=E9sence, selon les autorit=E9s locales.</p>',
        '--b--',
        '--a',
        'Content-Type: image/png',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw0KGgo=',
        '--a--',
      ].join('\r\n'),
    );
    const draft = await article(bytes);
    expect(draft.title).toBe('Le départ');
    expect(texts(draft)).toEqual([
      'La mission a quitté la ville après dix ans de présence, selon les autorités locales.',
    ]);
  });

  it('passed on as an attachment is the newsletter of its first sender', async () => {
    const inner = Buffer.from(html(`<p>${prose}</p>`)).toString();
    const bytes = mail(
      ['Subject: Fwd: for you', 'Content-Type: multipart/mixed; boundary=a'],
      `--a\r\nContent-Type: text/plain\r\n\r\nLook.\r\n--a\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--a--`,
    );
    const draft = await article(bytes);
    expect([draft.title, draft.publisher.name, ...texts(draft)]).toEqual(['Camp handed over', 'Sahel Weekly', prose]);
  });

  it('passed on within a mail is its first sender’s, and undated', async () => {
    const draft = await article(
      html(
        `<p>De : Desk &lt;desk@paper.example.com&gt;</p><p>Date : ven. 30 juin 2023</p><p>Objet : Camp</p><p>À : moi@example.net</p><p>${prose}</p>`,
        ['Date: Sat, 01 Jul 2023 08:00:00 +0000'],
      ),
    );
    expect(draft).toMatchObject({ publisher: { name: 'Desk', domain: 'example.com' }, published: null });
    expect(texts(draft)).toEqual([prose]);
  });

  it('keeps nothing that runs', async () => {
    const draft = await article(
      html(`<p onclick="x()">${prose}<script>x()</script><a href="javascript:x()">a</a></p>`),
    );
    expect(JSON.stringify(draft)).not.toMatch(/onclick|script/);
  });

  it('comes to an end however deep its markup is', async () => {
    const outcome = await readMail(html('<div>'.repeat(500_000)));
    expect(outcome.kind).toBe('rejected');
  });
});

describe('a mail that is held', () => {
  it.each([
    ['X-SES-Virus-Verdict: FAIL', /virus/],
    ['X-SES-Spam-Verdict: FAIL', /spam/],
    ['Authentication-Results: amazonses.com; spf=pass; dkim=pass header.i=@x; dmarc=fail', /DMARC/],
    ['Authentication-Results: amazonses.com; spf=fail; dkim=none', /SPF/],
  ])('failed: %s', async (header, reason) => {
    expect((await held(html(`<p>${prose}</p>`, [header]))).reason).toMatch(reason);
  });

  it('does not believe verdicts that the sender wrote below the server’s own', async () => {
    const headers = [
      'Authentication-Results: amazonses.com; dmarc=fail',
      'Authentication-Results: amazonses.com; dmarc=pass',
    ];
    expect((await held(html(`<p>${prose}</p>`, headers))).why).toBe('untrusted');
  });

  it('asks to confirm a subscription, and shows by which link', async () => {
    const link = 'https://weekly.example.org/confirm/abc?x=1&y=2';
    const bytes = html(
      `<p>Please confirm that you want Sahel Weekly.</p><p><a href="${link.replace('&', '&amp;')}">Yes</a></p>`,
    );
    expect(await held(bytes)).toMatchObject({ why: 'confirmation', links: [link] });
  });

  it('is read when the owner lets it through', async () => {
    const bytes = html(`<p>${prose}</p>`, ['X-SES-Spam-Verdict: FAIL']);
    expect((await readMail(bytes, { released: true })).kind).toBe('article');
  });
});
