import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/normalise/html/read-html.ts';

const prose =
  '<p>The last convoy left the camp at dawn, and the officials who had waited at the gate since midnight took over the buildings, the generators and the water works without a word.</p>'.repeat(
    4,
  );

interface Page {
  readonly lang?: string;
  readonly url?: string;
  readonly head?: string;
  readonly above?: string;
  readonly beside?: string;
  readonly below?: string;
}

function dates({ lang = 'en', url = 'https://desk.example.com/world/camp', head = '', ...parts }: Page) {
  const { above = '', beside = '', below = '' } = parts;
  const draft = readHtml(
    `<!doctype html><html lang="${lang}"><head><title>Camp handed over without a word</title>${head}</head><body>
    ${above}<main><article><h1>Camp handed over without a word</h1>${beside}${prose}${below}</article></main>
    <footer><p>© 2019 The Desk. All rights reserved.</p></footer></body></html>`,
    { url },
  );
  if ('rejected' in draft) throw new Error(draft.rejected);
  return { published: draft.published, modified: draft.modified };
}

const published = (page: Page) => dates(page).published;
const jsonLd = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;

describe('the date beside a headline', () => {
  it.each([
    ['en', '<p>By Jane Doe, Staff Writer | March 3, 2021 10:15 a.m.</p>'],
    ['en', '<div>Wed., March 3, 2021 | 2 min read</div>'],
    ['en', '<div class="meta"><span>Jane Doe</span><span>3 Mar 2021</span></div>'],
    ['de', '<p>Von Hans Müller, 03.03.2021, 10:15 Uhr</p>'],
    ['de', '<p class="datum">Mittwoch, den 3. März 2021 um 10:15 Uhr</p>'],
    ['de', '<div>Veröffentlicht am 3.3.21</div>'],
    ['fr', '<p>Publié le 03/03/2021 à 10h15, mis à jour le 05/03/2021 à 9h00</p>'],
    ['fr', '<p>Par Jeanne Dupont — mercredi 3 mars 2021 à 10:15</p>'],
    ['es', '<p>Por Juana Pérez, miércoles, 3 de marzo de 2021 a las 10:15 horas</p>'],
    ['es', '<p>03/03/2021 - 10:15</p>'],
    ['pt-BR', '<p>Por Joana Silva — São Paulo</p><p>03/03/2021 10h15 Atualizado 04/03/2021</p>'],
    ['pt-BR', '<p>03/03/2021 10h15 Atualizado há 2 dias</p>'],
    ['it', '<p>di Maria Rossi</p><p>3 marzo 2021 alle 10:15</p>'],
    ['nl', '<p>Door onze redactie, 3 mrt 2021 om 10:15</p>'],
    ['sv', '<p>Publicerad 3 mars 2021 kl 10.15. Uppdaterad 4 mars 2021</p>'],
    ['pl', '<p>3 marca 2021, 10:15</p>'],
    ['cs', '<p>3. 3. 2021 10:15</p>'],
    ['hu', '<p>2021. 03. 03. 10:15</p>'],
    ['ro', '<p>Publicat: 3 martie 2021, 10:15</p>'],
    ['el', '<p>3 Μαρτίου 2021, 10:15</p>'],
    ['ru', '<p>3 марта 2021, 10:15</p>'],
    ['uk', '<p>3 березня 2021, 10:15</p>'],
    ['tr', '<p>Yayınlanma: 03.03.2021 - 10:15 Güncelleme: 04.03.2021 - 09:00</p>'],
    ['ar', '<p>نشر في: 3 مارس 2021 - آخر تحديث: 4 مارس 2021</p>'],
    ['ar', '<p>٣ آذار ٢٠٢١</p>'],
    ['fa', '<p>۳ مارس ۲۰۲۱</p>'],
    ['he', '<p>פורסם: 3 במרץ 2021</p>'],
    ['hi', '<p>3 मार्च 2021, 10:15</p>'],
    ['bn', '<p>প্রকাশ: ০৩ মার্চ ২০২১</p>'],
    ['th', '<p>3 มี.ค. 2564 10:15 น.</p>'],
    ['id', '<p>Rabu, 03 Mar 2021 10:15 WIB</p>'],
    ['vi', '<p>Thứ tư, 3/3/2021, 10:15 (GMT+7)</p>'],
    ['zh', '<p>2021年03月03日 10:15 来源：示例社</p>'],
    ['zh', '<p>发布时间：2021-03-03 10:15:00</p>'],
    ['ja', '<p>2021年3月3日 10時15分</p>'],
    ['ja', '<p>2021.03.03 公開</p><p>2021.03.05 更新</p>'],
    ['ko', '<p>입력 2021. 3. 3. 오전 10:15 수정 2021. 3. 4. 오전 9:00</p>'],
  ])('is read in %s: %s', (lang, beside) => {
    expect(published({ lang, beside })?.slice(0, 10)).toBe('2021-03-03');
  });

  it('may be labelled by the line before it', () => {
    expect(published({ beside: '<p>Written by</p><p>Jane Doe</p><p>Published on</p><p>March 3, 2021</p>' })).toBe(
      '2021-03-03',
    );
  });

  it('counts before those of other reports further down', () => {
    const below = ['June 1, 2022', 'June 2, 2022'].map((day) => `<div class="card"><p class="date">${day}</p></div>`);
    expect(published({ beside: '<p class="date">March 3, 2021</p>', below: below.join('') })).toBe('2021-03-03');
  });

  it('is the day where the page was written, where that for machines is in UTC', () => {
    const head = '<meta property="article:published_time" content="2021-03-04T02:30:00Z">';
    expect(published({ head, beside: '<p>March 3, 2021</p>' })).toBe('2021-03-03');
    expect(published({ head, beside: '<p>March 4, 2021</p>' })).toBe('2021-03-04T02:30:00.000Z');
  });

  it('is the first edition where that for machines is of a later one', () => {
    const head = jsonLd({ '@type': 'Article', datePublished: '2023-06-12T08:00:00Z' });
    expect(published({ head, beside: '<p>March 3, 2021</p>' })).toBe('2021-03-03');
  });

  it('is not that of publication where it is much later than the one for machines', () => {
    const head = jsonLd({ '@type': 'Article', datePublished: '2021-03-03T08:00:00Z' });
    expect(published({ head, beside: '<p>June 12, 2023</p>' })).toBe('2021-03-03T08:00:00.000Z');
  });
});

describe('a page that states no date of publication', () => {
  it.each([
    ['a date of a change', '<p>Last updated: March 3, 2021</p>'],
    ['a date of a change, marked as one', '<time class="updated" datetime="2021-03-03T10:00:00Z">March 3, 2021</time>'],
    ['a date of a change after a number', '<p>109 comments | Jane Doe | Last updated: March 3, 2021</p>'],
    ['a date of a change, labelled by the line before', '<div><p>Updated on</p><p>March 3, 2021</p></div>'],
    ['a date of a change, labelled after it', '<p>2021年3月3日 更新</p>'],
    ['a time that passed', '<p>3 hours ago</p>'],
    ['a day without its year', '<p>March 3</p>'],
    ['a month', '<p>March 2021</p>'],
    ['what happens on a day', '<h2>Ministers meet again on 3 March 2021</h2>'],
    ['what happens on a day, in a standfirst', '<p>Both sides agreed to meet again on 3 March 2021 in Geneva</p>'],
    ['what happens on a day, in Arabic', '<p>اتفق الطرفان على أن يجتمعا من جديد في 3 مارس 2021 في مدينة جنيف</p>'],
    ['what happens on a day, in Chinese', '<p>双方同意于2021年3月3日在日内瓦再次举行会谈讨论营地的移交问题</p>'],
    ['a day and a month that may be either', '<p>3/4/2021</p>'],
  ])('stays undated beside %s', (_, beside) => {
    expect(published({ beside })).toBeNull();
  });

  it('does not take today for it, as the head of the site shows', () => {
    expect(published({ above: '<header><span class="date">Wednesday, March 3, 2021</span></header>' })).toBeNull();
    expect(published({ above: '<div class="top-header"><p>Wednesday, March 3, 2021</p></div>' })).toBeNull();
  });

  it('does not take the dates of comments or of other reports for it', () => {
    const comments = ['3', '4', '9']
      .map((day) => `<div class="comment"><time>March ${day}, 2021</time></div>`)
      .join('');
    const related = ['3', '4', '9'].map((day) => `<li><span class="date">March ${day}, 2021</span></li>`).join('');
    expect(published({ below: comments })).toBeNull();
    expect(published({ below: `<ul>${related}</ul>` })).toBeNull();
    expect(published({ below: `<aside class="related"><time>March 3, 2021</time></aside>` })).toBeNull();
  });

  it('does not take the start of a clock for it', () => {
    expect(published({ head: '<meta name="pubdate" content="1970-01-01T00:00:00Z">' })).toBeNull();
  });

  it('keeps what it says of a change', () => {
    expect(dates({ beside: '<p>Last updated: March 3, 2021</p>' })).toEqual({
      published: null,
      modified: '2021-03-03',
    });
  });

  it('is undated as the front page of a site', () => {
    const head = '<meta property="article:published_time" content="2021-03-03T08:00:00Z">';
    expect(published({ url: 'https://desk.example.com/', head })).toBeNull();
  });
});

describe('dates for machines', () => {
  it('count by the day written where it is another in UTC', () => {
    const head = (stated: string) => jsonLd({ '@type': 'NewsArticle', datePublished: stated });
    expect(published({ head: head('2021-03-03T01:00:00+05:30') })).toBe('2021-03-03');
    expect(published({ head: head('2021-03-03T20:00:00-05:00') })).toBe('2021-03-03');
    expect(published({ head: head('2021-03-03T12:00:00-05:00') })).toBe('2021-03-03T17:00:00.000Z');
  });

  it('count by the day where the page was written where one of them has its clock, or the address has the day', () => {
    const head = '<meta property="article:published_time" content="2021-03-04T02:30:00Z">';
    const local = '<meta name="parsely-pub-date" content="2021-03-03T21:30:00-05:00">';
    expect(published({ head: head + local })).toBe('2021-03-03');
    expect(published({ head, url: 'https://desk.example.com/2021/03/03/camp' })).toBe('2021-03-03');
    expect(published({ head, url: 'https://desk.example.com/2021/03/04/camp' })).toBe('2021-03-04T02:30:00.000Z');
  });

  it('are of a later edition where the address has an earlier day', () => {
    const head = '<meta property="article:published_time" content="2023-06-12T08:00:00Z">';
    expect(published({ head, url: 'https://desk.example.com/2021/03/03/camp' })).toBe('2021-03-03');
  });

  it('are taken from the article of the page, not from one that it links to', () => {
    const head = jsonLd([
      { '@type': 'NewsArticle', headline: 'Something else entirely', datePublished: '2022-01-01' },
      { '@type': 'Article', headline: 'Camp handed over without a word', datePublished: '2021-03-03' },
    ]);
    expect(published({ head })).toBe('2021-03-03');
  });

  it('of a mere page count unless it is kept up to date', () => {
    const page = (dateModified: string) =>
      jsonLd({ '@type': 'WebPage', datePublished: '2021-03-03', dateModified, name: 'Camp' });
    expect(published({ head: page('2021-03-05') })).toBe('2021-03-03');
    expect(published({ head: page('2024-06-12') })).toBeNull();
    expect(published({ head: page('2024-06-12'), beside: '<p>March 3, 2021</p>' })).toBe('2021-03-03');
  });

  it.each(['w-published-date', 'publish-time', 'DC.date.issued', 'article:published_time'])(
    'are read from the meta element %s',
    (name) => {
      expect(published({ head: `<meta name="${name}" content="2021-03-03">` })).toBe('2021-03-03');
    },
  );

  it.each([
    'https://desk.example.com/2021/03/03/camp',
    'https://desk.example.com/world/2021-03-03-camp.html',
    'https://desk.example.com/20210303/camp.shtml',
    'https://desk.example.com/world/t20210303_118.html',
    'https://desk.example.com/world/2021/mar/03/camp',
    'https://desk.example.com/n1/2021/0303/c100-3.html',
  ])('are read from an address: %s', (url) => {
    expect(published({ url })).toBe('2021-03-03');
  });

  it.each(['https://desk.example.com/2021/03/camp', 'https://desk.example.com/world/20211303.html'])(
    'are not read from an address without a day: %s',
    (url) => {
      expect(published({ url })).toBeNull();
    },
  );
});

describe('a date in figures alone', () => {
  const beside = '<p class="date">04/03/2021</p>';

  it('has its day first where the language has it so', () => {
    expect(published({ lang: 'es', beside })).toBe('2021-03-04');
  });

  it('has its day first where English is written so, whatever a template says', () => {
    expect(published({ lang: 'en-US', url: 'https://desk.example.co.uk/camp', beside })).toBe('2021-03-04');
    expect(published({ lang: 'en-GB', beside })).toBe('2021-03-04');
  });

  it('is read as the other dates of the page are written', () => {
    expect(published({ beside, below: '<aside><p>Next: 25/03/2021</p></aside>' })).toBe('2021-03-04');
    expect(published({ beside, below: '<aside><p>Next: 03/25/2021</p></aside>' })).toBe('2021-04-03');
  });

  it('is not read where nothing tells', () => {
    expect(published({ beside })).toBeNull();
    expect(
      published({ beside, below: '<p>The office compared its rates of 25/03/2021 with those of 03/25/2021.</p>' }),
    ).toBeNull();
  });
});
