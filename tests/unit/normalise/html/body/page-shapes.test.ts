import { describe, expect, it } from 'vitest';
import { reports } from './made-reports.ts';
import { newsPage, p, type Shape, textOf } from './news-page.ts';

const other = (text: string) => `<a href="/other">${text}</a>`;
const story = 'Nine lives of the harbour cat at Lower Quay';

/** What sites set into the text of a report and around it, none of which is the report. */
const furnished: readonly (Shape & { readonly name: string })[] = [
  {
    name: 'labels of advertisements, in boxes or as paragraphs',
    between: [
      '<div class="slot"><p>Advertisement</p></div>',
      p('ADVERTISEMENT'),
      '<div><a href="#main">Continue reading the main story</a></div>',
      p('Story continues below advertisement'),
    ],
  },
  {
    name: 'German labels of advertisements, and what else to read',
    lang: 'de',
    between: [p('Anzeige'), `<p>Lesen Sie auch</p><p>${other('Der Hund, der drei Lawinen überlebte')}</p>`],
  },
  {
    name: 'a Czech label with the title of another story',
    lang: 'cs',
    between: [
      p(''),
      `<div class="block-title">Související</div><h3>${other('Rozhledna na Hůrce zůstane zavřená do jara')}</h3>`,
    ],
  },
  {
    name: 'a Russian line with what else to read',
    lang: 'ru',
    between: [`<p>Читайте также: ${other('Как в Заречье чинили мост через овраг')}</p>`],
  },
  {
    name: 'a Japanese list of related stories',
    lang: 'ja',
    between: ['', '', `<p>関連記事</p><ul><li>${other('白浜の灯台、百年の歴史に幕')}</li></ul>`],
  },
  {
    name: 'an Arabic label with the title of another story',
    lang: 'ar',
    between: [`<p>اقرأ أيضا</p><p>${other('إغلاق الجسر القديم في بلدة النهرين أمام السيارات')}</p>`],
  },
  {
    name: 'one line that names another story',
    between: ['', `<p>Related: ${other(story)}</p>`, `<p>(MORE: ${other('Snow closes the pass at Grims')})</p>`],
  },
  {
    name: 'titles of other stories as paragraphs of their own',
    lang: 'es',
    between: [
      '',
      `<p>${other('El reloj de la torre vuelve a dar las horas en Peñalba')}</p><p>${other('Una rifa para salvar el viejo molino de agua')}</p>`,
    ],
  },
  {
    name: 'a sentence of the report in large letters',
    between: ['', '', '<aside class="pullquote">most of it in coins from boxes in the shop and the chapel.</aside>'],
  },
  {
    name: 'lines that ask to sign up or to follow',
    between: [p('SIGN UP FOR OUR NEWSLETTER'), p('Get the best of the islands in your inbox.')],
    after: p('Follow our islands desk on Twitter.'),
  },
  {
    name: 'a Russian line that asks to sign up',
    lang: 'ru',
    between: [p('Подпишитесь на нашу рассылку'), p('Следите за новостями Заречья в Telegram')],
  },
  {
    name: 'the dialog of a video player',
    between: [
      '<div class="player"><div>Play Video</div><p>This is a modal window. It can be closed with the Escape key.</p></div>',
      p('To view this video, JavaScript must be enabled.'),
    ],
  },
  {
    name: 'the labels of a chart, set by coordinates',
    between: [
      '',
      `<div class="graphic">${['1,200', '900 crossings', '’19', '’20', '’21'].map((label, at) => `<div style="top:${10 * at}%;left:4.5%"><p>${label}</p></div>`).join('')}</div>`,
    ],
  },
  {
    name: 'French news of the hour beside the report',
    lang: 'fr',
    beside: `<aside id="live"><ul>${['14:10 Un tracteur bloque la route du col, la gendarmerie appelle à la patience et conseille de passer par la vallée.', '13:54 Le marché de Saint-Orin aura lieu malgré la neige, annonce la commune.', '13:24 Deux randonneurs retrouvés sains et saufs après une nuit passée dehors.'].map((text) => `<li><p>${text}</p></li>`).join('')}</ul></aside>`,
  },
  {
    name: 'a dialog that only opens for members',
    beside:
      '<div class="modal fade"><div class="modal-dialog"><div class="modal-body"><p>To write for us, you must have at least two stories in your account.</p><p>Each story must be complete, and must not have appeared anywhere else.</p></div></div></div>',
  },
  {
    name: 'Portuguese comments of readers',
    lang: 'pt',
    beside: `<div class="caixa-comentarios"><h3>Comentários</h3><ul>${['Boa notícia para toda a vila, já era tempo de alguém fazer alguma coisa pelo porto.', 'E o quebra-mar, quando é que sai da gaveta? Continuamos à espera de uma resposta.'].map((text) => `<li class="comentario"><div class="comentario-autor">Rui</div><p class="comentario-texto">${text}</p><button>Responder</button></li>`).join('')}</ul></div>`,
  },
  {
    name: 'captions and credits of pictures',
    between: [
      '<div class="photo"><img src="/a.jpg"><p class="photo-caption">The ramp in pieces, two days after the storm.</p></div>',
      '<div><img src="/b.jpg"><p>Goats on deck were a first for the crew. Photo: Ida Strand</p></div>',
      '<div><img src="/c.jpg">Image copyright Ida Strand</div><p>Ida Strand / AFP / Getty Images</p>',
    ],
  },
  {
    name: 'who the writer is',
    author: 'Ida Strand',
    after: p('Ida Strand is the islands correspondent of The Tidings and lives on Skarholm.'),
  },
  {
    name: 'rows of buttons',
    between: [
      '<div><button>Copy</button><button>Share</button></div>',
      `<div>${other('Facebook')} ${other('Twitter')} ${other('Pinterest')}</div>`,
    ],
    after: '<h3>Share this article</h3>',
  },
  {
    name: 'a form that asks for an address',
    between: [
      '',
      '<form><p>Hear from us every Friday, with the week on the islands in five short pieces.</p><label>Address</label></form>',
    ],
  },
];

describe('is left out of a report:', () => {
  it.each(furnished)('$name', (shape) => {
    expect(textOf(newsPage(shape))).toEqual(reports[shape.lang ?? 'en'].paragraphs);
  });
});

const [first, second, third, fourth] = reports.en.paragraphs;
const links = ['North', 'South', 'East', 'West'].map((side) => `What to see on the ${side} side of Skarholm`);
const whole = [first, second, third, fourth].map(p).join('');
const pages: readonly { readonly name: string; readonly page: string; readonly reads: readonly string[] }[] = [
  {
    name: 'a report told by the clock',
    page: newsPage({
      text: `${p(first)}<ul class="updates">${[
        ['12:40', second],
        ['12:15', third],
        ['11:50', fourth],
      ]
        .map(([time, told]) => `<li><h3>${time}</h3>${p(told!)}</li>`)
        .join('')}</ul>`,
    }),
    reads: [first, '12:40', second, '12:15', third, '11:50', fourth],
  },
  {
    name: 'an interview, each question a line of its own',
    page: newsPage({
      text: `${p(first)}<p><b>Did you ever think of selling her?</b></p>${p(second)}<p><b>And now?</b></p>${p(third)}<p><b>Follow the birds?</b></p>${p(fourth)}`,
    }),
    reads: [first, 'Did you ever think of selling her?', second, 'And now?', third, 'Follow the birds?', fourth],
  },
  {
    name: 'a recipe with its short lines',
    page: newsPage({
      text: `${p(first)}<h2>You need</h2><ul><li>2 eggs</li><li>Salt</li><li>300 g flour</li></ul><h2>Method</h2><ol><li>Beat the eggs with the salt until they foam.</li><li>Fold in the flour, and wait for an hour.</li></ol>${p(second)}${p(third)}`,
    }),
    reads: [
      first,
      'You need',
      '2 eggs',
      'Salt',
      '300 g flour',
      'Method',
      'Beat the eggs with the salt until they foam.',
      'Fold in the flour, and wait for an hour.',
      second,
      third,
    ],
  },
  {
    name: 'a list of three with the same words under each',
    page: newsPage({
      text: [first, second, third]
        .map(
          (told, at) =>
            `<h2>${at + 1}. The ${['Gull', 'Tern', 'Auk'][at]}</h2>${p(told)}<p><b>Pros:</b> she is dry below deck in any weather.</p>`,
        )
        .join(''),
    }),
    reads: [first, second, third].flatMap((told, at) => [
      `${at + 1}. The ${['Gull', 'Tern', 'Auk'][at]}`,
      told,
      'Pros: she is dry below deck in any weather.',
    ]),
  },
  {
    name: 'sections and items that are called as labels are',
    page: newsPage({
      text: `${p(first)}<h2>Advertising</h2>${p(second)}<h2>Related</h2>${p(third)}<p>The council lists what it spends:</p><ul><li>Advertising</li><li>Print</li><li>Repairs of the pier and of the ramp</li></ul>${p(fourth)}`,
    }),
    reads: [
      first,
      'Advertising',
      second,
      'Related',
      third,
      'The council lists what it spends:',
      'Advertising',
      'Print',
      'Repairs of the pier and of the ramp',
      fourth,
    ],
  },
  {
    name: 'a text that is a numbered series of pictures',
    page: newsPage({
      text: `${p(first)}<ul>${[second, third, fourth].map((told, at) => `<li><h2>${at + 1}/3 Morning</h2>${p(told)}</li>`).join('')}</ul>`,
    }),
    reads: [first, ...[second, third, fourth].flatMap((told, at) => [`${at + 1}/3 Morning`, told])],
  },
  {
    name: 'a table of results',
    page: newsPage({
      text: `${p(first)}<table><tr><th>Team</th><th>Share</th></tr><tr><td>Tornes</td><td>12</td></tr><tr><td>Skarholm</td><td>9</td></tr></table>${p(second)}${p(third)}`,
    }),
    reads: [first, 'Team · Share', 'Tornes · 12', 'Skarholm · 9', second, third],
  },
  {
    name: 'a link that the text announces',
    page: newsPage({
      text: `${p(first)}<p>The harbour master keeps a page of all departures, which we recommend to whoever wants to go there on a weekday:</p><p>${other('Departures from the Lower Quay this week')}</p>${p(second)}${p(third)}`,
    }),
    reads: [
      first,
      'The harbour master keeps a page of all departures, which we recommend to whoever wants to go there on a weekday:',
      'Departures from the Lower Quay this week',
      second,
      third,
    ],
  },
  {
    name: 'a text that is a list of links',
    page: newsPage({
      text: `${p(first)}${links.map((text) => p(other(text))).join('')}${p(second)}${p(third)}`,
    }),
    reads: [first, ...links, second, third],
  },
  {
    name: 'words that the text takes up again',
    page: newsPage({ text: `${p(first)}<p>“sounded the horn three times.”</p>${p(second)}${p(third)}${p(fourth)}` }),
    reads: [first, '“sounded the horn three times.”', second, third, fourth],
  },
  {
    name: 'a quotation that names its source',
    page: newsPage({
      text: `${p(first)}${p(second)}<blockquote><p>Nobody has ever asked the goats, and I see no reason why anyone should begin with it now.</p><footer>The captain, in a letter</footer></blockquote>${p(third)}${p(fourth)}`,
    }),
    reads: [
      first,
      second,
      'Nobody has ever asked the goats, and I see no reason why anyone should begin with it now.',
      'The captain, in a letter',
      third,
      fourth,
    ],
  },
  {
    name: 'a page that is one form',
    page: newsPage({ layout: (article) => `<form id="form1"><div class="main">${article}</div></form>` }),
    reads: reports.en.paragraphs,
  },
  {
    name: 'sentences that begin as pleas do',
    page: newsPage({
      text: `${p(first)}<p>Like most islands, Skarholm has a group on Facebook.</p>${p(second)}<p>Subscribers of the council’s newsletter knew it first. They had been told on Sunday.</p>${p(third)}<p>Follow-up posts appeared on Twitter within minutes. Most were about the goats.</p>${p(fourth)}`,
    }),
    reads: [
      first,
      'Like most islands, Skarholm has a group on Facebook.',
      second,
      'Subscribers of the council’s newsletter knew it first. They had been told on Sunday.',
      third,
      'Follow-up posts appeared on Twitter within minutes. Most were about the goats.',
      fourth,
    ],
  },
  {
    name: 'a last paragraph after a box of other stories',
    page: newsPage({
      between: [
        '',
        '',
        '',
        `<div class="related"><h3>Other people are reading</h3><ul><li>${other(story)}</li><li>${other('Snow closes the pass at Grims')}</li></ul></div>`,
      ],
    }),
    reads: reports.en.paragraphs,
  },
  {
    name: 'a last step in a box of its own, after a box of other stories',
    page: newsPage({
      text: [first, second, third, fourth]
        .map(
          (told, at) =>
            `${at === 3 ? `<div class="related"><h3>Other people are reading</h3><ul><li>${other(story)}</li><li>${other('Snow closes the pass at Grims')}</li></ul></div>` : ''}<div class="step"><div class="step-text">${p(told)}</div></div>`,
        )
        .join(''),
    }),
    reads: [first, second, third, fourth],
  },
  { name: 'a report in Chinese', page: newsPage({ lang: 'zh' }), reads: reports.zh.paragraphs },
  { name: 'a report in Japanese', page: newsPage({ lang: 'ja' }), reads: reports.ja.paragraphs },
  {
    name: 'a report whose last sentence names agencies',
    page: newsPage({
      text: `${whole}<p>The ferry is to be inspected again in June, the council says. (Reuters/Strand)</p>`,
    }),
    reads: [
      first,
      second,
      third,
      fourth,
      'The ferry is to be inspected again in June, the council says. (Reuters/Strand)',
    ],
  },
];

describe('is kept whole:', () => {
  it.each(pages)('$name', ({ page, reads }) => {
    expect(textOf(page)).toEqual(reads);
  });
});
