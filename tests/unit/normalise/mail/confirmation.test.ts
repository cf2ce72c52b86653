import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../functions/normalise/mail/read-mail.ts';

const link = 'https://link.mail.bee.example/ss/c/u001.abcdef';

function mail(subject: string, type: 'html' | 'plain', body: string): Uint8Array {
  return Buffer.from(
    `From: The Bee <hello@bee.example>\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\nMIME-Version: 1.0\r\nContent-Type: text/${type}; charset=utf-8\r\n\r\n${body}`,
  );
}

describe('a mail that asks to confirm a subscription', () => {
  it.each([
    ['Confirm your subscription to The Bee', 'One more step', 'Yes, I want it'],
    ['Confirmez votre inscription', 'Merci de votre intérêt.', 'Oui'],
    ['Bitte bestätigen Sie Ihre Anmeldung', 'Guten Tag!', 'Ja'],
    ['Confirma tu suscripción', 'Hola', 'Sí'],
    ['Confirme a sua inscrição', 'Olá', 'Sim'],
    ['Conferma la tua iscrizione', 'Ciao', 'Sì'],
    ['Bevestig je inschrijving', 'Hallo', 'Ja'],
    ['Welcome to The Bee', 'Please confirm your subscription to our weekly mail.', 'Confirm'],
    ['Welcome to The Bee', 'Thank you for joining our newsletter. One click is missing.', 'Confirm'],
  ])('is held though its link says nothing: %s', async (subject, text, button) => {
    const body = `<style>a{color:red}</style><p>${text}</p><p><a href="${link}"><b>${button}</b></a></p><p><a href="https://bee.example/unsubscribe">Unsubscribe</a></p>`;
    expect(await readMail(mail(subject, 'html', body))).toMatchObject({
      kind: 'held',
      why: 'confirmation',
      links: [link],
    });
  });

  it('is held when it is one line of plain text', async () => {
    const body = 'Click to confirm your subscription: https://n.example/confirm?token=abc';
    expect(await readMail(mail('Hello', 'plain', body))).toMatchObject({
      kind: 'held',
      links: ['https://n.example/confirm?token=abc'],
    });
  });

  it('is held when its link is not encrypted', async () => {
    const body =
      'We have received a request for subscription of your email address to the lake mailing list.\r\nTo confirm, visit\r\n\r\n    http://lists.example/mailman/confirm/lake/0a1b2c\r\n\r\nor reply to this message.';
    expect(await readMail(mail('confirm 0a1b2c', 'plain', body))).toMatchObject({
      kind: 'held',
      links: ['http://lists.example/mailman/confirm/lake/0a1b2c'],
    });
  });

  it('keeps the link as it was sent, with where it leads afterwards', async () => {
    const sent = 'https://n.example/confirm?token=abc&next=https%3A%2F%2Fn.example%2Fthanks';
    const body = `<p>Please confirm.</p><a href="${sent.replaceAll('&', '&amp;')}">Confirm</a>`;
    expect(await readMail(mail('Hello', 'html', body))).toMatchObject({ kind: 'held', links: [sent] });
  });

  it.each([
    ['Army confirms losses in Kidal', 'https://news.example.org/2023/army-confirms-losses-in-kidal-battle'],
    ['Court to confirm the vote', 'https://news.example.org/a/77'],
  ])('is not what only tells that something is confirmed: %s', async (subject, href) => {
    const text =
      'The army said on Friday that four of its men had died near the town, two weeks after the last convoy left.';
    const footer = 'You get this because you confirmed your subscription.';
    const body = `<p>${text}</p><p><a href="${href}">${subject}</a></p><p>${footer} <a href="https://news.example.org/u/1">Unsubscribe</a></p>`;
    expect((await readMail(mail(subject, 'html', body))).kind).toBe('article');
  });
});
