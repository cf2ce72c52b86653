import { describe, expect, it } from 'vitest';
import { beside, jsonLd, meta, prose, publishedOn, type Shape, title } from './shaped-page.ts';

const shapes: readonly (readonly [string, Shape])[] = [
  ['when an event is', { body: beside('<p>When: March 3, 2021, 7 pm</p>') }],
  [
    'when an event is, labelled by the line before',
    { body: beside('<dl><dt>Event date</dt><dd>March 3, 2021</dd></dl>') },
  ],
  ['a deadline', { body: beside('<p>Deadline: March 3, 2021</p>') }],
  ['a birthday', { body: beside('<p>Born: March 3, 1961</p>') }],
  ['when it was looked up', { body: `${beside('')}<p>Accessed March 5, 2021</p>` }],
  ['a copyright', { body: `${beside('')}<p>Copyright © 3 March 2021 The Desk. All rights reserved.</p>` }],
  ['a caption', { body: beside('<figure><figcaption>File photo, March 3, 2021</figcaption></figure>') }],
  ['a photograph', { body: beside('<p>Photo taken March 1, 2021</p>') }],
  ['a correction', { body: `${beside('')}<p>Correction, March 5, 2021: An earlier version misstated a name.</p>` }],
  [
    'today, as a site shows above its pages',
    { body: `<div>Sunday, November 22, 2026</div><main>${beside('')}</main>` },
  ],
  [
    'the next article',
    {
      body: `<article>${beside('')}</article><article><h1>Another report</h1><p class="date">March 2, 2021</p>${prose}</article>`,
    },
  ],
  [
    'the article to read next',
    {
      body: `${beside('')}<div class="next-post"><a href="/n">Another story</a><time class="published" datetime="2021-03-01">March 1, 2021</time></div>`,
    },
  ],
  [
    'another report, under its heading',
    { body: beside('<div><h3><a href="/x">Another long story of the day</a></h3><p>1 March 2021</p></div>') },
  ],
  [
    'fixtures',
    {
      body: beside(
        '<table><tr><td>March 3, 2021</td><td>A–B</td></tr><tr><td>March 9, 2021</td><td>A–C</td></tr></table>',
      ),
    },
  ],
  ['a time line', { body: beside(`<h3>March 3, 2021</h3>${prose}<h3>March 9, 2021</h3>`) }],
  [
    'a list of reports',
    {
      body: `<h1>World</h1>${['1', '2', '3', '4'].map((day) => `<div class="item"><time>March ${day}, 2021</time><h2><a href="/${day}">Another story of the day</a></h2></div>`).join('')}${prose}`,
    },
  ],
  [
    'a list of what happened',
    { body: beside('<ul><li>March 3, 2021: camp opened</li><li>March 9, 2021: camp closed</li></ul>') },
  ],
  ['an event in JSON-LD', { head: jsonLd({ '@type': 'Event', name: title, startDate: '2021-06-01T19:00' }) }],
  [
    'a comment in JSON-LD',
    {
      head: jsonLd({
        '@type': 'NewsArticle',
        headline: title,
        comment: [{ '@type': 'Comment', datePublished: '2022-01-01' }],
      }),
    },
  ],
  ['a month for machines', { head: meta('pubdate', '2021-03') }],
  ['a week for machines', { head: meta('pubdate', '2021-W09-3') }],
  ['a template that nobody filled in', { head: meta('article:published_time', '{{ page.date }}') }],
  [
    'when the page was built',
    { head: meta('build-date', '2021-03-03') + meta('expires', '2021-03-03') + meta('revised', '2021-03-03') },
  ],
  ['a day of the lunar calendar', { lang: 'ar', body: beside('<p>1442/07/19</p>') }],
  ['a birth', { body: beside('<p class="bio">Born 3 March 1961</p>') }],
  [
    'teasers with dates for machines',
    {
      body:
        beside('') +
        ['1', '2', '3']
          .map((day) => `<div itemscope><meta itemprop="datePublished" content="2022-05-0${day}"><a>Another</a></div>`)
          .join(''),
    },
  ],
  [
    'a change, in a sentence on itself',
    {
      lang: 'de',
      body: `<article>${beside('')}<footer>Dieser Beitrag wurde am 3. März 2021 aktualisiert.</footer></article>`,
    },
  ],
  [
    'when what it tells of was founded, in a box of facts',
    {
      body: beside(
        '<table class="infobox vcard"><tr><th>Founded</th><td>March 3, 2001 <span class="bday dtstart published">(2001-03-03)</span></td></tr></table>',
      ),
    },
  ],
  [
    'when an account was opened',
    { body: beside('<p title="1:05 PM - 3 Mar 2009" class="joinDate">Joined March 3, 2009</p>') },
  ],
  [
    'when the front page of a language was made',
    { url: 'https://desk.example.com/es/', head: meta('ptime', '20210303103251') },
  ],
  [
    'today, in a box above the one of the report',
    { body: `<div id="top"><span>Sunday, November 22, 2026</span></div><div id="content">${beside('')}</div>` },
  ],
  [
    'today, beside the menu of a page in one box',
    {
      body: `<div id="page"><div id="top"><b>The Desk</b><p>22 November 2026</p></div><div id="content">${beside('')}</div></div>`,
    },
  ],
  [
    'today, beside the weather',
    { lang: 'fr', body: `<div class="meteo">22 novembre 2026, 12°</div><div>${beside('')}</div>` },
  ],
  [
    'a day in the way to the page',
    { body: `<ul class="breadcrumb"><li>Home</li><li>Archive</li><li>3 March 2019</li></ul>${beside('')}` },
  ],
  [
    'a comment, in German',
    {
      lang: 'de',
      body: `<div>${beside('')}</div><div class="kommentare"><time>3. März 2021</time><p>Schön.</p></div>`,
    },
  ],
  [
    'a comment, in Turkish',
    { lang: 'tr', body: `<div>${beside('')}</div><div class="yorumlar"><time>3 Mart 2021</time><p>Güzel.</p></div>` },
  ],
  [
    'another report in one line with its link',
    {
      body: `${beside('')}<div><a href="/x">Another story of the day in the isles</a> <time>March 3, 2021</time></div>`,
    },
  ],
  [
    'another report in one line with its link, above the text',
    { body: beside('<div><a href="/x">Another story of the day in the isles</a> <span>March 3, 2021</span></div>') },
  ],
  [
    'the report before this',
    {
      body: `${beside('')}<div class="pagination"><a href="/p">Older: another story</a> <time>March 1, 2021</time></div>`,
    },
  ],
  [
    'an event in a box of its own',
    { body: beside('<div class="event"><p>Saturday, 3 April 2027</p><p>7 pm</p></div>') },
  ],
  [
    'an event in the text, with where it is',
    { body: `${beside('')}<div><p>Where: Lower Quay</p><p>Date: 3 March 2021</p></div>${prose}` },
  ],
  [
    'an event in the text, in one line with its hour',
    { body: `${beside('')}<p>Date: 3 March 2021<br>Time: 7 pm<br>Venue: Lower Quay</p>${prose}` },
  ],
  [
    'an event in the text, with its place and hour',
    { body: `${beside('')}<p>Date: 3 March 2021, 19:00</p><p>Place: Lower Quay</p>${prose}` },
  ],
  [
    'a picture, in the words beside it',
    {
      body: beside(
        '<div class="picture"><img src="/x.jpg"><p class="words">The camp at dawn, March 3, 2021. Jane Roe/Desk</p></div>',
      ),
    },
  ],
  [
    'a film that is set into the text',
    { body: `${beside('')}<div><a href="/v">Watch: boats</a><div class="vdate">March 1, 2021</div></div>${prose}` },
  ],
  ['since when somebody writes', { body: beside('<div>Jane Doe, on staff since March 3, 2011</div>') }],
  ['when a paper was received', { body: beside('<p>Received 3 March 2021</p>') }],
  ['when a match begins', { body: beside('<p>Kick-off: 3 March 2021, 20:00</p>') }],
  ['what happens, in brackets where the text ends', { body: `${beside('')}<p>(Concert: 3 March 2021)</p>` }],
  ['from when to when something is', { body: beside('<p>3 March 2021 – 9 May 2021</p>') }],
  ['until when something is', { body: beside('<p>From 3 March to 9 May 2021</p>') }],
  ['what happened, in a short sentence', { body: beside('<p>The court ruled on 3 March 2021.</p>') }],
  ['a version', { body: beside('<p>Version 2.1, March 3, 2021</p>') }],
  ['the end of an offer', { body: beside('<p>The offer ends March 3, 2021</p>') }],
  ['the next meeting', { body: beside('<p>Next meeting: 3 March 2027</p>') }],
  ['a day named Sat that is no month', { body: beside('<p>28 Sat 2013</p>') }],
  [
    'a page kept up for years, of which readers are told the change',
    { head: meta('article:published_time', '2018-03-03'), body: beside('<p>Updated March 5, 2021</p>') },
  ],
];

describe('the date of a page that states none', () => {
  it.each(shapes)('is not %s', (_, shape) => {
    expect(publishedOn(shape)).toBeNull();
  });
});
