import { describe, expect, it, test } from 'vitest';
import { readHtml } from '../../../../../functions/normalise/html/read-html.ts';
import { reports } from './made-reports.ts';
import { newsPage, p, textOf } from './news-page.ts';

const { title, paragraphs } = reports.en;
const told = paragraphs.map(p).join('');
const others = ['A harbour cat and its nine lives', 'Snow closes the pass at Grims', 'Chess club wins on the road'];
const items = others.map((text) => `<li><a href="/x">${text}</a></li>`).join('');

/** A page laid out in three columns of a table, as few others stand on it as on a page of 2004. */
function inColumns(text: string, beside: string): string {
  return `<html lang="en"><head><title>${title}</title></head><body><table><tr><td><a href="/">Home</a> <a href="/w">World</a></td></tr></table><table width="760"><tr><td width="130"><ul>${items}</ul></td><td valign="top"><h1>${title}</h1>${text}</td><td width="190">${beside}</td></tr></table><p>Copyright 2004 The Tidings</p></body></html>`;
}

describe('a page laid out in a table', () => {
  it.each([
    ['a list of other stories', `<h3>Popular</h3><ul>${items}</ul><div>We have 14 guests online</div>`],
    [
      'other stories in rows',
      `<table>${others.map((text) => `<tr><td>&#149; <a href="/x">${text}</a> (The Tidings, Mar 2, 2004)</td></tr>`).join('')}</table>`,
    ],
    [
      'other stories with their days',
      `<div><b>SEE ALSO:</b></div>${others.map((text) => `<div><a href="/x">${text}</a><br>01 Mar 04 | Islands</div>`).join('')}<div>The Tidings is not responsible for what other sites say</div>`,
    ],
  ])('holds nothing of the column beside the text: %s', (_, beside) => {
    expect(textOf(inColumns(told, beside))).toEqual(paragraphs);
  });

  it('has labels between the paragraphs of its text, which are none of them', () => {
    const [first, ...rest] = paragraphs;
    const text = `${p(first)}<p>Advertisement</p>${rest.map(p).join('')}<p><b>Read also</b><br><li><a href="/x">${others[0]}</a></li></p>`;
    expect(textOf(inColumns(text, ''))).toEqual(paragraphs);
  });

  it('keeps what the cells of a table in the text are called', () => {
    const table = '<table><tr><td>Advertising</td><td>12</td></tr><tr><td>Repairs</td><td>9</td></tr></table>';
    expect(textOf(inColumns(told + table, ''))).toEqual([...paragraphs, 'Advertising · 12', 'Repairs · 9']);
  });

  it('keeps a text that stands in two columns', () => {
    const [first, second, ...rest] = paragraphs;
    const text = `<table><tr><td>${p(first)}${p(second)}</td><td>${rest.map(p).join('')}</td></tr></table>`;
    expect(textOf(inColumns(text, ''))).toEqual(paragraphs);
  });

  it('keeps the end of a text that goes on in the next column', () => {
    const rest = reports.en.paragraphs.slice(0, 2).map((text) => `${text} So it was said again on Monday.`);
    const longer = `${told}${p(paragraphs.join(' '))}`;
    expect(textOf(inColumns(longer, rest.map(p).join('')))).toEqual([...paragraphs, paragraphs.join(' '), ...rest]);
  });
});

describe('is left out at the end of a report:', () => {
  it.each([
    ['when it was changed', '<div class="modifydate">Last Updated on Thursday, 04 March 2010 11:00</div>'],
    ['when it was printed', '<p>(March 3, 2010)</p>'],
    [
      'what blogs say of themselves',
      '<p><small>This entry was posted on Wednesday, March 3rd, 2010 at 10:15 am and is filed under <a href="/c">Isles</a>. You can follow any responses to this entry through the <a href="/feed">RSS 2.0</a> feed.</small></p>',
    ],
    [
      'what must not be done with it',
      '<p>Copyright 2010 The Tidings Media Group Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed in whole or in part without the express written permission of the publisher.</p>',
    ],
    ['a request to share', '<p>Kindly share this story:</p>'],
  ])('%s', (_, after) => {
    const page = newsPage({ after }).replace('<h1>', '<p class="date">March 3, 2010</p><h1>');
    expect(textOf(page)).toEqual(paragraphs);
  });
});

describe('a text that a page holds twice', () => {
  it('is told once: for narrow screens, then for wide ones', () => {
    const text = `<div class="visible-xs">${told}</div><div class="hidden-xs">${told}</div>`;
    expect(textOf(newsPage({ text }))).toEqual(paragraphs);
  });

  it('is not one that has a refrain', () => {
    const refrain = p('The bell of the chapel rang, as it does whenever the ferry leaves for Skarholm in the morning.');
    const text = paragraphs.map((paragraph) => p(paragraph) + refrain).join('');
    expect(textOf(newsPage({ text }))).toHaveLength(2 * paragraphs.length);
  });

  it.each([
    ['a refrain of many lines', (verse: string) => told + p(verse)],
    ['what is told of each of two motions', (verse: string) => `<section>${told}${p(verse)}</section>`],
  ])('is not %s', (_, part) => {
    const [one, two] = [
      'It was rejected by eleven votes to four in March.',
      'It was carried by nine votes to six in May.',
    ];
    const text = part(one) + part(two);
    expect(textOf(newsPage({ text }))).toEqual([...paragraphs, one, ...paragraphs, two]);
  });
});

describe('is left out between the paragraphs of a report:', () => {
  it.each([
    ['a label and a link, without a sign between them', `<div><b>READ ALSO</b> <a href="/x">${others[0]}</a></div>`],
    [
      'a Greek label with its link',
      `<p>Διαβάστε επίσης: <a href="/x">Η γάτα του λιμανιού και οι εννέα ζωές της</a></p>`,
    ],
    [
      'a Hindi label with its link',
      `<p><strong>यह भी पढ़ें: <a href="/x">बंदरगाह की बिल्ली और उसके नौ जीवन</a></strong></p>`,
    ],
    ['a Romanian label', `<p>Citește și</p><p><a href="/x">Pisica portului și cele nouă vieți ale ei</a></p>`],
    ['the shortest label of an advertisement', '<div><span>Ad</span></div>'],
    ['the same in brackets', `<p>[ <b>Also read</b> <a href="/x">${others[0]}</a> ]</p>`],
  ])('%s', (_, between) => {
    expect(textOf(newsPage({ between: ['', between] }))).toEqual(paragraphs);
  });

  it('but not a story that is told beside its pictures', () => {
    const text = paragraphs.map((paragraph) => `<div class="photo"><img src="/a.jpg">${p(paragraph)}</div>`).join('');
    expect(textOf(newsPage({ text }))).toEqual(paragraphs);
  });

  it('a button below each post of a live report', () => {
    const between = paragraphs.map(() => '<div class="post-end">Share</div>');
    expect(textOf(newsPage({ between }))).toEqual(paragraphs);
  });

  it('but not one word that a text says once', () => {
    const draft = readHtml(newsPage({ between: ['', p('More')] }), { url: null });
    expect(draft).toMatchObject({ paragraphs: expect.arrayContaining([expect.objectContaining({ text: 'More' })]) });
  });
});

test('a small page keeps the links that a sentence announces, also where only a contact follows', () => {
  const announced = 'The council published these documents today:';
  const text = `${told}${p(announced)}<ul>${items}</ul><p>Press office, Skarholm</p>`;
  const page = `<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${text}</body></html>`;
  expect(textOf(page)).toEqual([...paragraphs, announced, ...others, 'Press office, Skarholm']);
});
