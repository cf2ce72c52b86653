import { describe, expect, it } from 'vitest';
import { extendXml } from '../../../functions/feed/extend-xml.ts';

const root = { from: '<feed>', to: '<feed a="1">' };
const extend = (xml: string, elements: { attributes: string; children: string[] }[], head: string[] = []) =>
  extendXml(xml, { root, element: 'entry', end: '</feed>', head, elements });

describe('extending a feed', () => {
  it('adds attributes and children to each element in its turn', () => {
    const xml = '<feed>\n<entry>one</entry>\n<entry>\n  two\n</entry>\n</feed>';
    const elements = [
      { attributes: ' x="1"', children: [] },
      { attributes: '', children: ['<b/>'] },
    ];
    expect(extend(xml, elements)).toBe(
      '<feed a="1">\n<entry x="1">one</entry>\n<entry>\n  two\n    <b/>\n</entry>\n</feed>',
    );
  });

  it('puts the head before the first element, or at the end where there is none', () => {
    expect(extend('<feed>\n<entry></entry>\n</feed>', [{ attributes: '', children: [] }], ['<h/>'])).toBe(
      '<feed a="1">\n<h/>\n<entry></entry>\n</feed>',
    );
    expect(extend('<feed>\n</feed>', [], ['<h/>'])).toBe('<feed a="1">\n<h/>\n</feed>');
  });

  it('takes nothing inside a CDATA section for a tag', () => {
    const content = '<entry></entry></feed><feed>';
    const xml = `<feed>\n<entry><c><![CDATA[${content}]]></c></entry>\n</feed>`;
    const extended = extend(xml, [{ attributes: ' x="1"', children: [] }], ['<h/>']);
    expect(extended).toBe(`<feed a="1">\n<h/>\n<entry x="1"><c><![CDATA[${content}]]></c></entry>\n</feed>`);
  });

  it('refuses a document that is not as expected', () => {
    expect(() => extend('<other></other>', [])).toThrow('no <feed> in the feed');
    expect(() => extend('<feed></feed>', [{ attributes: '', children: [] }])).toThrow('0 of 1 entry elements');
  });
});
