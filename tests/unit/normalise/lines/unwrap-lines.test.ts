import { describe, expect, test } from 'vitest';
import { unwrapLines } from '../../../../functions/normalise/lines/unwrap-lines.ts';
import { readPlainLines } from '../../../../functions/normalise/plain/read-plain-text.ts';
import { texts } from '../plain/written-texts.ts';

const numbered = (text: string) => text.split('\n').map((line, at) => ({ number: at + 1, text: line }));

/** Wraps each line as mail programs do. */
function wrap(text: string, width: number): string {
  const wrapLine = (line: string): string => {
    const rows: string[] = [''];
    for (const word of line.split(' ')) {
      const last = rows.at(-1)!;
      if (last !== '' && last.length + 1 + word.length > width) rows.push(word);
      else rows[rows.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return rows.join('\n');
  };
  return text.split('\n').map(wrapLine).join('\n');
}

describe('a text wrapped at a fixed width', () => {
  test.each([60, 72, 80])('of %s characters reads as if it were not', (width) => {
    for (const text of [texts.french, texts.onlyProse]) {
      const plain = readPlainLines(text, { url: null }).draft.paragraphs;
      expect(readPlainLines(wrap(text, width), { url: null }).draft.paragraphs).toEqual(plain);
    }
  });

  test('keeps the number of the first line of each paragraph', () => {
    const lines = numbered(wrap(texts.onlyProse, 72));
    const joined = unwrapLines(lines).filter(({ text }) => text !== '');
    expect(joined.map(({ number }) => lines[number - 1]!.text)).toEqual([
      expect.stringMatching(/^The library on Mill Street/),
      expect.stringMatching(/^The reading room/),
    ]);
  });
});

const lead = `HARBOUR TOWN, Nov 22 (Wire) - Ferries between the island and
the mainland will sail again from Sunday evening after a strike
of three days, the harbour authority said.`;
const paragraph = `Union leader Lena Abiodun told reporters that members had
voted for the deal by a wide margin, although many wanted
more.`;
const inOneLine = (text: string) => text.replace(/\s+/g, ' ');
const unwrapped = (text: string) => unwrapLines(numbered(text)).map(({ text: line }) => line.trim());

describe('a wrapped text without blank lines', () => {
  test('is parted where a line is indented, and below the lines of its head', () => {
    const text = `Ferries to sail again\nBy Amina Okoro\n${lead}\n    ${paragraph}\n    "Nobody got all they wanted," she said.\n    Shares closed up.`;
    expect(unwrapped(text)).toEqual([
      'Ferries to sail again',
      'By Amina Okoro',
      inOneLine(lead),
      inOneLine(paragraph),
      '"Nobody got all they wanted," she said.',
      'Shares closed up.',
    ]);
  });

  test('is parted at the marks of a list whose items hang', () => {
    const items = [lead, paragraph].map((item) => `- ${item.replaceAll('\n', '\n  ')}`);
    expect(unwrapped(items.join('\n'))).toEqual(items.map(inOneLine));
  });
});

describe('a text that was not wrapped', () => {
  test.each(Object.entries(texts))('stays as it is: %s', (_, text) => {
    expect(unwrapLines(numbered(text))).toEqual(numbered(text));
  });

  test('keeps its list of short lines', () => {
    const list = `What to bring:\n\n${['a warm coat for the evening on deck', 'shoes that may get wet on the beach', 'water for a whole day in the sun, at least', 'a hat', 'the ticket you were sent by mail'].join('\n')}`;
    expect(unwrapLines(numbered(list))).toEqual(numbered(list));
  });

  test('keeps its verses', () => {
    const verses =
      'The ferry left at break of day\nwith no one on the deck to say\nhow long the crossing was to be\nor who had wished to go to sea';
    expect(unwrapLines(numbered(verses))).toEqual(numbered(verses));
  });
});
