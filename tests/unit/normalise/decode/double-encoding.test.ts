import { describe, expect, it } from 'vitest';
import { repairDoubleEncoding } from '../../../../functions/normalise/decode/double-encoding.ts';
import { readDocument } from '../../../../functions/normalise/read-document.ts';

describe('text that was encoded twice', () => {
  it.each([
    ['Donâ€™t wait', 'Don’t wait'],
    ['Donâ\u0080\u0099t wait', 'Don’t wait'],
    ['cafÃ© crÃ¨me', 'café crème'],
    ['â€œEnough,â€\u009d she said', '“Enough,” she said'],
    ['The Desk â€“ World', 'The Desk – World'],
    ['Tickets from â‚¬5', 'Tickets from €5'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€', 'Привет, мир'],
    ['æ—¥æœ¬èªž', '日本語'],
    ['It was 20Â°C, weâ€™re told ðŸ˜€', 'It was 20°C, we’re told 😀'],
    ['Itâ€™s the “best” day', 'It’s the “best” day'],
  ])('is put right: %s', (broken, whole) => {
    expect(repairDoubleEncoding(broken)).toBe(whole);
  });

  it('is put right where it was encoded three times', () => {
    expect(repairDoubleEncoding('donÃ¢â‚¬â„¢t, cafÃƒÂ©')).toBe('don’t, café');
  });

  it('is put right where markup or JSON escapes its signs', () => {
    expect(repairDoubleEncoding('It&acirc;&euro;&trade;s')).toBe('It’s');
    expect(repairDoubleEncoding('It&#226;&#128;&#153;s')).toBe('It’s');
    expect(repairDoubleEncoding('It&amp;#226;&amp;#128;&amp;#153;s')).toBe('It’s');
    expect(repairDoubleEncoding('{"title":"It\\u00e2\\u0080\\u0099s"}')).toBe('{"title":"It’s"}');
  });

  it('has the characters again that lost a byte on the way', () => {
    expect(repairDoubleEncoding('â€œEnough,â€ she said, and itâ€™s so')).toBe('“Enough,” she said, and it’s so');
    expect(repairDoubleEncoding('Ya estÃ¡ aquÃ­, dijo MarÃa')).toBe('Ya está aquí, dijo María');
    expect(repairDoubleEncoding('Câ€™est voilÃ la fin.Â <br>')).toBe('C’est voilà la fin. <br>');
  });

  it('is put right beside text that is whole, which stays', () => {
    const page = '<h1>Un café</h1><p>Lâ€™Ã©tÃ© «Â\u00a0lÃ \u00a0Â»</p><p>« Le café\u00a0» du port</p>';
    expect(repairDoubleEncoding(page)).toContain('<h1>Un café</h1>');
    expect(repairDoubleEncoding(page)).toContain('L’été');
    expect(repairDoubleEncoding(page)).toContain('<p>« Le café\u00a0» du port</p>');
  });
});

describe('text that is as it was written', () => {
  it.each([
    'IRMÃ… «MAÇû, “AMANHÔ e CRISTî',
    '« Le café\u00a0» et l’été\u00a0», voilà\u00a0« tout\u00a0»',
    'CAFÉ™, Úžasné, SÚŽENÉ, LÓŽA, BANGLADÉŠ',
    'Literele „”, „Ĕ și „Δ',
    '2×½ cup, Ø½” pipe, Ø±0.1',
    'Đà Nẵng, ÂM NHẠC, XÔ',
    'Why does ’ become â€™?',
    'How to fix "â€™" showing on my page',
    'A text in UTF-8 that is read as Latin-1 shows donâ€™t for don’t',
  ])('stays: %s', (text) => {
    expect(repairDoubleEncoding(text)).toBe(text);
  });
});

describe('a document that was encoded twice', () => {
  const prose =
    'The ferry wonâ€™t leave before noon, said the harbourâ€™s master, who had seen the cafÃ© close. '.repeat(4);
  const mail = `From: Desk <desk@example.com>\r\nTo: a@example.org\r\nSubject: =?utf-8?B?${Buffer.from('Itâ€™s closed').toString('base64')}?=\r\nMessage-ID: <1@example.com>\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${prose}\r\n`;
  const entry = `<item><title>Itâ€™s closed</title><guid>1</guid><description>&lt;p&gt;${prose}&lt;/p&gt;</description></item>`;

  it.each([
    [
      'a page',
      'text/html',
      `<html><title>Itâ€™s closed</title><body><h1>Itâ€™s closed</h1><p>${prose}</p></body></html>`,
    ],
    ['a text', 'text/plain', `Itâ€™s closed\n\n${prose}\n`],
    ['a feed', 'application/rss+xml', `<rss version="2.0"><channel><title>Desk</title>${entry}</channel></rss>`],
    ['JSON', 'application/json', JSON.stringify({ title: 'Itâ€™s closed', text: prose })],
    ['a mail', 'message/rfc822', mail],
  ])('reads as it was written: %s', async (_, contentType, content) => {
    const outcome = await readDocument({
      bytes: Buffer.from(content),
      contentType,
      url: null,
      receivedAt: '2024-01-01T00:00:00.000Z',
      source: 'dropped',
      documentKey: 'documents/dropped/x',
    });
    if (outcome.kind !== 'articles') throw new Error(JSON.stringify(outcome));
    expect(outcome.articles[0]?.title).toBe('It’s closed');
    expect(outcome.articles[0]?.text).toContain(
      'The ferry won’t leave before noon, said the harbour’s master, who had seen the café',
    );
  });
});
