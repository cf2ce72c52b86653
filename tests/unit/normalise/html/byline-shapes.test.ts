import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../functions/normalise/html/read-html.ts';

/** A line below the headline, the language of its page, and the writer and day that it states. */
const lines: readonly (readonly [string, keyof typeof pages, string, string | null])[] = [
  ['<p>By Marta Ilves</p>', 'en', 'Marta Ilves', null],
  ['<p><em>By Marta Ilves</em></p>', 'en', 'Marta Ilves', null],
  ['<p>by <b>Marta Ilves</b></p>', 'en', 'Marta Ilves', null],
  ['<p>BY MARTA ILVES</p>', 'en', 'MARTA ILVES', null],
  ['<p>By Marta Ilves, Ewan Tulloch and Nora Ilunga</p>', 'en', 'Marta Ilves, Ewan Tulloch and Nora Ilunga', null],
  ['<p>By Marta Ilves | 3 March 2026</p>', 'en', 'Marta Ilves', '2026-03-03'],
  ['<p>By Marta Ilves<br>3 March 2026</p>', 'en', 'Marta Ilves', '2026-03-03'],
  ['<p>By Marta Ilves, Staff Reporter</p>', 'en', 'Marta Ilves', null],
  ['<p>By Marta Ilves in Lund</p>', 'en', 'Marta Ilves', null],
  ['<p>Written by Marta Ilves</p>', 'en', 'Marta Ilves', null],
  ['<p>Author: Marta Ilves</p>', 'en', 'Marta Ilves', null],
  ['<p>Posted by Marta Ilves on March 3, 2026</p>', 'en', 'Marta Ilves', '2026-03-03'],
  ['<p>March 3, 2026 by Marta Ilves</p>', 'en', 'Marta Ilves', '2026-03-03'],
  ['<p class="author">Marta Ilves</p>', 'en', 'Marta Ilves', null],
  ['<span class="author-name">Marta Ilves</span>', 'en', 'Marta Ilves', null],
  ['<p><a rel="author" href="/m">Marta Ilves</a></p>', 'en', 'Marta Ilves', null],
  ['<address>By <a rel="author" href="/m">Marta Ilves</a></address>', 'en', 'Marta Ilves', null],
  ['<address>Marta Ilves</address>', 'en', 'Marta Ilves', null],
  ['<p itemprop="author">Marta Ilves</p>', 'en', 'Marta Ilves', null],
  ['<p>By Marta Ilves and agencies</p>', 'en', 'Marta Ilves and agencies', null],
  ['<p>By Marta Ilves, via The Wire</p>', 'en', 'Marta Ilves', null],
  ['<p>by Marta Ilves for The Wire</p>', 'en', 'Marta Ilves', null],
  ['<p>Analysis by Marta Ilves</p>', 'en', 'Marta Ilves', null],
  ['<p>By Marta Ilves<br>Tidings Foreign Service<br>March 3, 2026; Page A01</p>', 'en', 'Marta Ilves', '2026-03-03'],
  ['<p class="byline">By<br><a href="/a">Marta Ilves</a><br>March 3, 2026</p>', 'en', 'Marta Ilves', '2026-03-03'],
  ['<p>Ein Kommentar von Greta Ahlers</p>', 'de', 'Greta Ahlers', null],
  ['<p>Von Greta Ahlers, Studio Hinterau</p>', 'de', 'Greta Ahlers', null],
  ['<p>di Carlo Benassi, inviato a Collalto</p>', 'it', 'Carlo Benassi', null],
  ['<p>文/周明远</p>', 'zh', '周明远', null],
  ['<p>Par Odile Marchetti et Jean Roux</p>', 'fr', 'Odile Marchetti et Jean Roux', null],
  ['<p>Par Odile Marchetti, à Valmara</p>', 'fr', 'Odile Marchetti', null],
  ['<p>Propos recueillis par Odile Marchetti</p>', 'fr', 'Odile Marchetti', null],
  ['<p>Publié le 3 mars 2026 par Odile Marchetti</p>', 'fr', 'Odile Marchetti', '2026-03-03'],
  ['<p>Por Matilde Quiroga</p>', 'es', 'Matilde Quiroga', null],
  ['<p>Por: Matilde Quiroga</p>', 'es', 'Matilde Quiroga', null],
  ['<p>Texto: Matilde Quiroga</p>', 'es', 'Matilde Quiroga', null],
  ['<p>بقلم سلمى الحداد</p>', 'ar', 'سلمى الحداد', null],
  ['<p>كتبت: سلمى الحداد</p>', 'ar', 'سلمى الحداد', null],
  ['<div><span>كتبت: سلمى الحداد</span><span>الثلاثاء، ٣ مارس ٢٠٢٦</span></div>', 'ar', 'سلمى الحداد', '2026-03-03'],
  ['<p>מאת: דנה כהן</p>', 'he', 'דנה כהן', null],
  ['<p>记者 周明远</p>', 'zh', '周明远', null],
  ['<p>本报记者 周明远</p>', 'zh', '周明远', null],
  ['<p>作者：周明远 来源：山河报</p>', 'zh', '周明远', null],
  ['<p>（记者周明远）</p>', 'zh', '周明远', null],
  ['<p>Von Greta Ahlers</p>', 'de', 'Greta Ahlers', null],
  ['<p>Von Greta Ahlers und Jan Voss</p>', 'de', 'Greta Ahlers und Jan Voss', null],
  ['<p>di Carlo Benassi</p>', 'it', 'Carlo Benassi', null],
  ['<p>Di Carlo Benassi</p>', 'it', 'Carlo Benassi', null],
];

const pages = {
  en: {
    title: 'Storm closes harbour road',
    body: [
      'The harbour road of Lund has been closed since Sunday, when waves broke the sea wall in two places.',
      'The town council met on Monday.',
    ],
  },
  fr: {
    title: 'Le bac reprend du service',
    body: [
      "Après six mois d'arrêt, le bac de Saint-Orin a repris mardi ses traversées entre les deux rives de l'Orne-Basse.",
      'Le billet coûte un sou.',
    ],
  },
  es: {
    title: 'Llueve por fin en Ríoclaro',
    body: [
      'Anoche llovió en Ríoclaro por primera vez en once meses, y los vecinos salieron a la calle con cubos.',
      'Hoy sigue nublado.',
    ],
  },
  ar: {
    title: 'عودة المياه إلى الحي',
    body: [
      'عادت المياه يوم السبت إلى حي الطواحين بعد انقطاع دام عشرة أيام، كما أعلنت بلدية المدينة.',
      'وتبرع الأهالي بالحجارة.',
    ],
  },
  he: {
    title: 'המעבורות חוזרות לפעול',
    body: ['המעבורות בין האי ליבשת ישובו לפעול ביום ראשון, לאחר שלושה ימי שביתה.', 'כך הודיעה רשות הנמל.'],
  },
  zh: {
    title: '老桥重新通车',
    body: [
      '青石镇的老桥周五重新通车，修复工程历时十四个月，桥面加宽了两米，每天约有三千人从桥上走过。',
      '石匠们保留了桥头的两只石狮。',
    ],
  },
  de: {
    title: 'Mühle dreht sich wieder',
    body: [
      'Die alte Mühle von Hinterau mahlt seit Samstag wieder Korn, zum ersten Mal seit 1961, sagt der Müller.',
      'Ein Sack kostet acht Taler.',
    ],
  },
  it: {
    title: 'Riapre il forno di Collalto',
    body: [
      'Il forno di Collalto ha riaperto sabato, dopo due anni di lavori, con una fila di trecento persone.',
      'Il pane è finito.',
    ],
  },
} as const;

describe('a line below the headline of a small page is its byline, and not in its text:', () => {
  test.each(lines)('%s', (line, language, byline, published) => {
    const { title, body } = pages[language];
    const [first, second] = body;
    const html = `<html lang="${language}"><head><title>${title}</title></head><body><h1>${title}</h1>${line}<p>${first}</p><p>${second}</p></body></html>`;
    expect(readHtml(html, { url: null })).toMatchObject({
      title,
      byline,
      published,
      paragraphs: [{ text: first }, { text: second }],
    });
  });

  test.each([
    ['a place and a day', '<p>New Tarrow | 3 March 2026</p>'],
    ['an office', '<p>By Staff Writer</p>'],
    ['a profession that is called a byline', '<p class="byline">By Political Correspondent</p>'],
  ])('but not %s', (_, line) => {
    const { title, body } = pages.en;
    const html = `<html lang="en"><body><h1>${title}</h1>${line}<p>${body[0]}</p><p>${body[1]}</p></body></html>`;
    expect(readHtml(html, { url: null })).toMatchObject({ byline: null });
  });
});
