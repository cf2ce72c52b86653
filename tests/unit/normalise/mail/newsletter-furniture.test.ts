import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../functions/normalise/mail/read-mail.ts';

const prose =
  'The mission handed its camp to the authorities on Friday, two weeks before the date that the two sides had agreed on, and the last convoy set out for the south.';
const tracker = 'https://link.mail.bee.example/ss/c/u001.abcdef';

async function paragraphs(body: string, type = 'html') {
  const head = `From: a@bee.example\r\nSubject: Camp\r\nMIME-Version: 1.0\r\nContent-Type: text/${type}; charset=utf-8`;
  const outcome = await readMail(Buffer.from(`${head}\r\n\r\n${body}`));
  if (outcome.kind !== 'article') throw new Error(JSON.stringify(outcome));
  return outcome.draft.paragraphs;
}
const texts = async (body: string, type?: string) => (await paragraphs(body, type)).map(({ text }) => text);

describe('the furniture of a newsletter', () => {
  it.each([
    'Unsubscribe',
    'Manage your preferences',
    'Se désabonner',
    'Abmelden',
    'Darse de baja',
    'Cancelar a inscrição',
    'Annulla l’iscrizione',
    'Uitschrijven',
  ])('is known by what its link says, with what follows: %s', async (link) => {
    const body = `<p>${prose}</p><p>${prose}</p><p>The Bee. <a href="${tracker}">${link}</a></p><p>The Bee, 1 Example Street, Example 10000</p>`;
    expect(await texts(body)).toEqual([prose, prose]);
  });

  it.each([
    `Having trouble reading this? <a href="${tracker}">View in browser</a>`,
    `<a href="${tracker}">Voir dans votre navigateur</a>`,
    `Olvasási gondok? <a href="${tracker}">Kattintson ide</a>`,
  ])('is left out above the text: %s', async (line) => {
    expect(await texts(`<p>${line}</p><p>${prose}</p><p>${prose}</p>`)).toEqual([prose, prose]);
  });

  it.each([
    `Was this email forwarded to you? <a href="${tracker}">Sign up here</a>.`,
    `Someone forwarded you this? <a href="${tracker}">Sign up</a> for your own.`,
  ])('is left out where it speaks to who got it from a friend: %s', async (line) => {
    expect(await texts(`<p>${line}</p><p>${prose}</p><p>${prose}</p>`)).toEqual([prose, prose]);
    expect(await texts(`<p>${prose}</p><p>${prose}</p><p>${line}</p>`)).toEqual([prose, prose]);
  });

  it.each(['unsub?u=1', 'prefs/1', 'email-preferences', 'desabonner/1'])(
    'is known by its address: %s',
    async (path) => {
      const body = `<p>${prose}</p><p>${prose}</p><p><a href="https://bee.example/${path}">Here</a></p>`;
      expect(await texts(body)).toEqual([prose, prose]);
    },
  );

  it('ends with the text, legal sentences, rows of links and postal address included', async () => {
    const body = `<p>${prose}</p><p><a href="https://x.example/a">Web</a> <a href="https://y.example/a">Chat</a></p>
      <p>The Bee, 1 Example Street, Example 10000</p><p><a href="${tracker}">Unsubscribe</a></p>
      <p>You are receiving this email because you signed up on our site at some time in the past, or so we believe.</p>`;
    expect(await texts(body)).toEqual([prose]);
  });

  it('in plain text is a line and the address below it', async () => {
    const body = `${prose}\r\n\r\n${prose}\r\n\r\nTo unsubscribe, click here:\r\n\r\n${tracker}\r\n`;
    expect(await texts(body, 'plain')).toEqual([prose, prose]);
  });

  it('loses its link even within a long paragraph', async () => {
    const long = `${prose} ${prose} ${prose}`;
    const [first] = await paragraphs(`<p>${long} <a href="${tracker}">Unsubscribe</a></p>`);
    expect(first?.text).toContain(long);
    expect(JSON.stringify(first)).not.toContain(tracker);
  });

  it('is not what an article says or links to', async () => {
    const href = 'https://news.example.org/2023/voter-preferences-shift-in-the-north';
    const body = `<p>${prose} <a href="${href}">Voter preferences shift</a></p><h2>Kidal</h2><p><a href="${href}?a">Convoy reaches the south after two weeks</a></p><p>${prose}</p>`;
    const found = await paragraphs(body);
    expect(found).toHaveLength(4);
    expect(JSON.stringify(found)).toContain(`${href}?a`);
    expect(found[0]?.html).toContain(href);
  });

  it.each(['Denmark to opt out of the treaty', 'Sicherheitslücke im Browser', 'Premier wil verkiezingen uitschrijven'])(
    'is not a short line of news with a link: %s',
    async (line) => {
      const item = `${line} Continue`;
      const body = `<p>${prose}</p><p>${line} <a href="${tracker}">Continue</a></p><p>${prose}</p>`;
      expect(await texts(body)).toEqual([prose, item, prose]);
    },
  );

  it('is told from counted links to news at the same service', async () => {
    const counted = 'https://bee.us1.list-manage.com/track/click?u=1&amp;id=2';
    const body = `<p>${prose}</p><p>${prose} <a href="${counted}">More</a></p><p><a href="https://bee.us1.list-manage.com/profile?u=1">Here</a></p>`;
    expect(await texts(body)).toEqual([prose, `${prose} More`]);
  });
});
