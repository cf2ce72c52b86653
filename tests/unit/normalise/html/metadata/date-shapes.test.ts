import { describe, expect, it } from 'vitest';
import { beside, jsonLd, meta, prose, publishedOn, type Shape, title } from './shaped-page.ts';

const shapes: readonly (readonly [string, Shape])[] = [
  [
    'WordPress, two times in one line, comments below',
    {
      body: `<article><header><h1>${title}</h1><div class="entry-meta">Posted on <a><time class="entry-date published" datetime="2021-03-03T23:15:00-05:00">March 3, 2021</time><time class="updated" datetime="2021-03-05T09:00:00+00:00">March 5, 2021</time></a> by <a>jane</a></div></header>${prose}</article><ol class="comment-list"><li><div class="comment-metadata"><time datetime="2021-04-03T10:00:00Z">April 3, 2021</time></div><p>I saw it.</p></li></ol>`,
    },
  ],
  [
    'WordPress, a label that touches the date',
    { body: beside('<ul><li><span>Post date</span><a>March 3, 2021</a></li></ul>') },
  ],
  [
    'Drupal 7, RDFa in words',
    {
      body: beside(
        '<span class="submitted" property="dc:date dc:created" content="2021-03-03T09:00:00-05:00">Submitted on Wednesday</span>',
      ),
    },
  ],
  [
    'Drupal 8',
    { body: beside('<footer>Submitted by <span>jane</span> on <span>Wed, 03/03/2021 - 09:00</span></footer>') },
  ],
  [
    'Blogger, the day above and the hour below',
    {
      body: `<div class="date-outer"><h2 class="date-header"><span>Wednesday, March 3, 2021</span></h2><div class="post"><h3 class="entry-title">${title}</h3>${prose}<div class="post-footer">Posted by Jane at <abbr class="published" title="2021-03-03T10:15:00+01:00">10:15 AM</abbr></div></div></div>`,
    },
  ],
  [
    'Wix',
    {
      body: `<article><ul><li><span title="Mar 3, 2021" class="post-metadata__date">Mar 3, 2021</span></li></ul>${beside('<p>Updated: <span>Mar 5, 2021</span></p>')}</article>`,
    },
  ],
  ['Squarespace, a day without its year', { body: beside('<time datetime="2021-03-03">Mar 3</time>') }],
  [
    'The Guardian',
    {
      body: beside(
        '<details><summary>Wed 3 Mar 2021 16.00 GMT</summary>Last modified on Thu 4 Mar 2021 07.00 GMT</details>',
      ),
    },
  ],
  [
    'Reuters, spans side by side',
    { body: beside('<time><span>March 3, 2021</span><span>4:00 PM UTC</span><span>Updated 3 years ago</span></time>') },
  ],
  [
    'Al Jazeera, said twice',
    {
      body: beside('<div><span class="screen-reader-text">Published On 3 Mar 2021</span><span>3 Mar 2021</span></div>'),
    },
  ],
  ['BBC, hours ago', { body: beside('<time datetime="2021-03-03T14:22:01.000Z">3 hours ago</time>') }],
  [
    'hours ago, with the date as its title',
    { body: beside('<span class="timeago" title="2021-03-03T10:15:00Z">2 years ago</span>') },
  ],
  ['hNews', { body: beside('<abbr class="published" title="2021-03-03T08:00:00+02:00">this morning</abbr>') }],
  ['microdata in words', { body: beside('<span itemprop="datePublished" content="2021-03-03">Wednesday</span>') }],
  ['RDFa', { body: beside('<span property="schema:datePublished" content="2021-03-03T08:00:00Z">Wednesday</span>') }],
  [
    'Parse.ly, as JSON',
    { head: `<meta name="parsely-page" content='{"title":"Camp","pub_date":"2021-03-03T08:00:00Z"}'>` },
  ],
  ['seconds since 1970', { head: meta('article:published_time', '1614758400') }],
  [
    'milliseconds since 1970 in JSON-LD',
    { head: jsonLd({ '@type': 'NewsArticle', headline: title, datePublished: 1_614_758_400_000 }) },
  ],
  [
    'JSON-LD that says when it was created',
    { head: jsonLd({ '@type': 'NewsArticle', headline: title, dateCreated: '2021-03-03T08:00:00Z' }) },
  ],
  [
    'a date as JavaScript writes it',
    { head: meta('date', 'Wed Mar 03 2021 10:15:00 GMT+0000 (Coordinated Universal Time)') },
  ],
  [
    'year 1 for machines',
    { head: meta('article:published_time', '0001-01-01T00:00:00Z'), body: beside('<p>March 3, 2021</p>') },
  ],
  [
    'a later edition in JSON-LD, the first in a meta element',
    {
      head:
        meta('article:published_time', '2021-03-03T08:00:00Z') +
        jsonLd({ '@type': 'NewsArticle', headline: title, datePublished: '2023-08-01', dateModified: '2023-08-01' }),
    },
  ],
  [
    'a live blog with posts of several days',
    {
      head: jsonLd({
        '@type': 'LiveBlogPosting',
        headline: title,
        datePublished: '2021-03-03T06:00:00Z',
        liveBlogUpdate: [{ '@type': 'BlogPosting', headline: 'Early', datePublished: '2021-03-02T21:00:00Z' }],
      }),
    },
  ],
  ['updated, then published', { body: beside('<p>Updated March 5, 2021 / Published March 3, 2021</p>') }],
  [
    'posted here later than first published',
    { body: beside('<dl><dt>Posted</dt><dd>4 Mar 2021</dd><dt>Originally published</dt><dd>3 Mar 2021</dd></dl>') },
  ],
  ['a day of the Persian calendar', { lang: 'fa', body: beside('<p>۱۳ اسفند ۱۳۹۹</p>') }],
  ['a day in an era of Japan', { lang: 'ja', body: beside('<p>令和3年3月3日</p>') }],
  [
    'a change in brackets, in Japanese',
    { lang: 'ja', body: beside('<span>2021年3月3日 10時15分</span><span>(2021年3月4日 9時00分更新)</span>') },
  ],
  [
    'a change in brackets, in Italian',
    { lang: 'it', body: beside('<p>03 marzo 2021 (modifica il 4 marzo 2021 | 10:15)</p>') },
  ],
  ['dots after the year, in Serbian', { lang: 'sr', body: beside('<p>03.03.2021. 10:15h</p>') }],
  ['two forms side by side', { lang: 'pt', body: beside('<span>03.03.2021</span><span>3 de março de 2021</span>') }],
  ['Swahili', { lang: 'sw', body: beside('<p>Jumatano, Machi 03, 2021 — updated on Machi 04, 2021</p>') }],
  ['Amharic', { lang: 'am', body: beside('<p>ማርች 3, 2021</p>') }],
  [
    'the day of the Hijri calendar beside it',
    { lang: 'ar', body: beside('<div>نُشر: 10:15-3 مارس 2021 م ـ 19 رجب 1442 هـ</div>') },
  ],
  ['an event before the date', { body: beside('<p>Event date: 1 May 2021</p><p>3 March 2021</p>') }],
  [
    'a caption before the date',
    {
      body: beside(
        '<figure><figcaption>The camp, June 1, 2020 (Agency)</figcaption></figure><p>Jane Doe</p><p>March 3, 2021</p>',
      ),
    },
  ],
  ['a photograph before the date', { body: beside('<p>Photo: Jane Doe, March 1, 2021</p><p>March 3, 2021</p>') }],
  [
    'a line on the writer before the date',
    { body: beside('<p>Jane Doe joined The Desk on March 1, 2019.</p><p>March 3, 2021</p>') },
  ],
  [
    'a link to another report before the date',
    { body: beside('<div><a href="/x">Another long story of the day</a><p>1 March 2021</p></div><p>3 March 2021</p>') },
  ],
  ['today above', { body: `<div>Sunday, November 22, 2026</div><main>${beside('<p>March 3, 2021</p>')}</main>` }],
  [
    'the next article below',
    {
      body: `<article>${beside('<p class="date">March 3, 2021</p>')}</article><article><h1>Another report</h1><p class="date">March 2, 2021</p>${prose}</article>`,
    },
  ],
  [
    'the dateline of a press release',
    {
      body: beside(
        '<p>NEW YORK, March 3, 2021 /Wire/ -- The last convoy left the camp at dawn and the officials took over the buildings and the works.</p>',
      ),
    },
  ],
  [
    'a dateline',
    {
      body: beside(
        '<p>Bamako, 3 March 2021 – The last convoy left the camp at dawn and the officials took over the buildings and the works.</p>',
      ),
    },
  ],
  [
    'a dateline in brackets',
    {
      body: beside(
        '<p>(Geneva, 3 March 2021) The last convoy left the camp at dawn and the officials took over the buildings and the works.</p>',
      ),
    },
  ],
  [
    'an address that says the month of the first edition',
    {
      url: 'https://desk.example.com/2021/03/camp',
      head: meta('article:published_time', '2021-03-03'),
      body: beside('<p>Updated May 5, 2025</p>'),
    },
  ],
  [
    'WordPress, in the foot of the article',
    {
      body: `<article>${beside('')}<footer class="entry-meta">This entry was posted in <a>World</a> on <a><time class="entry-date" datetime="2021-03-03T10:15:00+00:00">March 3, 2021</time></a> by jane.</footer></article>`,
    },
  ],
  [
    'WordPress, in a long sentence',
    {
      body: `<div class="post">${beside('')}<p class="postmetadata">This entry was posted on Wednesday, March 3rd, 2021 at 10:15 am and is filed under World. You can follow any responses to this entry through the feed. You can leave a response, or trackback from your own site.</p></div>`,
    },
  ],
  [
    'WordPress, in German',
    {
      lang: 'de',
      body: `<article>${beside('')}<footer>Dieser Beitrag wurde am 3. März 2021 von jane in Welt veröffentlicht.</footer></article>`,
    },
  ],
  [
    'WordPress, in Spanish',
    {
      lang: 'es',
      body: `<article>${beside('')}<footer>Esta entrada fue publicada en Mundo el 3 marzo, 2021 por jane.</footer></article>`,
    },
  ],
  [
    'a leaf of a calendar',
    { body: `<div class="post"><div class="date"><div>3</div><div>Mar</div><div>2021</div></div>${beside('')}</div>` },
  ],
  ['a time that a script fills in', { body: beside('<time datetime="2021-03-03T10:15:00+01:00"></time>') }],
  ['a name that touches the date', { body: beside('<p>By Jane DoeMarch 3, 2021</p>') }],
  [
    'a column beside the report',
    { body: `<main>${beside('')}<aside><h4>Published</h4><p>3 March 2021</p></aside></main>` },
  ],
  [
    'the address that the page says it has',
    { head: '<link rel="canonical" href="https://desk.example.com/2021/03/03/camp">' },
  ],
  ['the day of the week between day and year', { lang: 'zh', body: beside('<p>Mar 03 Wed 2021 00:28</p>') }],
  [
    'an evening, by the clock of the place, where the address has the day of print',
    {
      url: 'https://desk.example.com/2021/03/04/world/camp.html',
      head: meta('article:published', '2021-03-03T16:42:34-04:00'),
    },
  ],
  ['the title that browsers show, alone', { lang: 'es', head: `<title>${title} - 03.03.2021 - El Escritorio</title>` }],
  [
    'above the headline, in the part of the report',
    { body: `<div class="page"><ul><li>Home</li></ul><div class="story"><p>3 March 2021</p>${beside('')}</div></div>` },
  ],
  [
    'above the headline, with the headline in a box of its own',
    { body: `<div class="story"><p>3 March 2021</p><div class="top"><h1>${title}</h1></div><div>${prose}</div></div>` },
  ],
  ['said twice, in two forms with a dash', { body: beside('<p>3 March 2021 - 03/03/2021</p>') }],
  ['a month in letters and a year of two figures', { body: beside('<p>03-Mar-21 10:15</p>') }],
  ['called a date, and below it the hour', { body: beside('<div>Date: 3 March 2021</div><div>Time: 10:30</div>') }],
  ['behind since when somebody writes', { body: beside('<p>Jane Doe, correspondent since 2019 | 3 March 2021</p>') }],
  ['behind a section whose name tells of a match', { body: beside('<p>Kick-off | 3 March 2021</p>') }],
  [
    'behind a section on the climate, whose name has a word for change',
    { lang: 'pl', body: beside('<p>Zmiany klimatu · 3 marca 2021</p>') },
  ],
  [
    'behind such a section, with the word at its end',
    { lang: 'mk', body: beside('<p>Климатски промени | 3 март 2021</p>') },
  ],
  ['called a date, above the place', { body: beside('<p>Date: 3 March 2021</p><p>Place: Lower Quay</p>') }],
  [
    'a day alone in the box of the picture',
    { body: `<h1>${title}</h1><div class="hero-image"><img src="/x.jpg"><p>3 March 2021</p></div>${prose}` },
  ],
  ['called a date, with the hour of it', { body: beside('<p>Date: 3 March 2021</p><p>Author: Jane Doe</p>') }],
  [
    'behind the standfirst, in the element of the text',
    { body: `<div><h1>${title}</h1>${prose.slice(0, prose.length / 5)}<p>3 March 2021</p>${prose}</div>` },
  ],
  [
    'after when it was received',
    { body: beside('<ul><li>Received 3 Feb 2021</li><li>Published 3 March 2021</li></ul>') },
  ],
  ['in brackets where the text ends', { lang: 'it', body: `${beside('')}<p>(03 marzo 2021)</p>` }],
  [
    'where the text ends, beside the day of a change',
    { lang: 'it', body: `${beside('')}<p>03 marzo 2021<span>(ultima modifica: 05 marzo 2021)</span></p>` },
  ],
  [
    'below a link to older versions',
    {
      body: beside(
        '<ul><li><a href="/r">Revisions</a></li></ul><span class="submitted">Wed, 03/03/2021 - 10:15</span>',
      ),
    },
  ],
  ['the head of a row', { body: beside('<table><tr><th>Date</th><td>3 March 2021</td></tr></table>') }],
  [
    'itself, below teasers with dates for machines',
    {
      body:
        beside('<p>March 3, 2021</p>') +
        ['1', '2', '3']
          .map((day) => `<div itemscope><meta itemprop="datePublished" content="2022-05-0${day}"><a>Another</a></div>`)
          .join(''),
    },
  ],
];

describe('the date of a page, as publishing systems and outlets write it', () => {
  it.each(shapes)('is read: %s', (_, shape) => {
    expect(publishedOn(shape)).toBe('2021-03-03');
  });
});
