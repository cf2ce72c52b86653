import { describe, expect, test } from 'vitest';
import { binaryKind, detectFormat, isUnreadable } from '../../../../functions/normalise/decode/detect-format.ts';

describe('the format of a document', () => {
  test.each([
    ['html', '<!DOCTYPE html><html><body>…', 'text/html'],
    ['html', '\n<!-- made by hand --><html>', 'text/plain'],
    ['html', '<p>Hello</p>', null],
    ['html', 'Hello <b>there</b>', 'text/html'],
    [
      'html',
      '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>',
      'application/xhtml+xml',
    ],
    ['feed', '<?xml version="1.0"?><rss version="2.0"><channel>', 'text/html'],
    ['feed', '<feed xmlns="http://www.w3.org/2005/Atom">', 'text/plain'],
    ['feed', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', null],
    ['feed', '<rss version="2.0"><channel><item><description><![CDATA[<p>x</p>]]>', 'application/xml'],
    ['feed', '{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'application/json'],
    ['json', '{"title": "A", "text": "B"}', 'text/plain'],
    ['json', '[{"title": "A"}]', null],
    ['json', '{broken', 'application/json'],
    ['plain', '{curly} braces open this sentence', 'text/plain'],
    ['plain', '[1] A footnote opens this text.', 'text/plain'],
    ['plain', 'Title\n\nFirst paragraph, with 3 < 4 and 5 > 4.', 'text/html'],
    ['plain', '<<< urgent >>> read this', 'text/plain'],
    ['plain', 'Note: this is no mail.\n\nSubject: it is not.', 'text/plain'],
    [
      'mail',
      'From: a@b.example\r\nTo: c@d.example\r\nSubject: Hello\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\n\r\nHi',
      null,
    ],
    ['mail', 'anything', 'message/rfc822'],
  ])('%s: %s (%s)', (format, text, contentType) => {
    expect(detectFormat(text, contentType)).toBe(format);
  });
});

test('a text in any script is readable, what decodes to control characters is not', () => {
  expect(['Hello', 'أهلا', '你好\t\r\n', '\u0000'].map(isUnreadable)).toEqual([false, false, false, false]);
  expect(['\u0000\u0001\u0002'.repeat(20), '\ufffda'.repeat(50)].map(isUnreadable)).toEqual([true, true]);
});

test('pictures, archives and office documents are told by how they begin', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  expect(
    ['%PDF-1.4', '\x89PNG\r\n', 'PK\x03\x04', '\x1f\x8b\x08', 'GIF89a', 'Plain', ''].map((text) =>
      binaryKind(bytes(text)),
    ),
  ).toEqual([
    ...['a PDF file', 'a PNG picture', 'a ZIP archive (or an office document)', 'gzip-compressed: unpack it first'],
    ...['a GIF picture', null, null],
  ]);
});
