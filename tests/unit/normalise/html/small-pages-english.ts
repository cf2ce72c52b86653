import type { DescribedDocument } from '../described-documents.ts';

const undatedUnsigned = { byline: null, published: null, dateline: null } as const;

/** Written for these tests; all people and places are made up. */
export const englishPages: readonly DescribedDocument[] = [
  {
    name: 'a page of ten lines',
    document: `<html>
<head><title>Ferry to Ostholm stops for a week</title></head>
<body>
<h1>Ferry to Ostholm stops for a week</h1>
<p>The ferry between Lund Quay and Ostholm will not sail from Monday to Sunday.</p>
<p>Its engine is being replaced. The harbour office has hired two smaller boats, which carry no cars.</p>
</body>
</html>`,
    ...undatedUnsigned,
    title: 'Ferry to Ostholm stops for a week',
    body: ['p The ferry between', 'p Its engine is being'],
  },
  {
    name: 'a report with a byline of its own, a dateline, a menu and a copyright line',
    document: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Salt miners end strike at Kasoro | The Plain Post</title><meta property="og:site_name" content="The Plain Post"></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Salt miners end strike at Kasoro</h1><p class="byline">By Nora Ilunga</p><p>KASORO CITY, 3 March 2026 - Salt miners went back to work on Tuesday after the company agreed to pay for the days they had stayed away.</p>
<p>The strike began in January over the cost of water in the workers' camp, where one tap serves forty houses.</p>
<p>"We will drink first and dig afterwards," said Peter Osei, who speaks for the miners.</p>
</article><footer>© 2026 The Plain Post. All rights reserved.</footer></body></html>`,
    title: 'Salt miners end strike at Kasoro',
    byline: 'Nora Ilunga',
    published: '2026-03-03',
    dateline: 'Kasoro City',
    body: ['p KASORO CITY, 3 March 2026 - Salt miners', 'p The strike began', 'p "We will drink'],
  },
  {
    name: 'a byline in a span and a date in a time element',
    document: `<html lang="en"><head><title>Lighthouse gets its lamp back – Skerry Herald</title></head><body>
<header><a href="/">Skerry Herald</a></header>
<main><h1>Lighthouse gets its lamp back</h1>
<div class="info"><span class="author">Ewan Tulloch</span> <time datetime="2026-05-04">4 May 2026</time></div>
<p>The lamp of the old lighthouse was lit on Sunday for the first time in thirty years.</p>
<p>Volunteers had cleaned its lens with toothbrushes through the winter.</p></main>
<footer><p>Skerry Herald, 2 Pier Road</p></footer></body></html>`,
    title: 'Lighthouse gets its lamp back',
    byline: 'Ewan Tulloch',
    published: '2026-05-04',
    dateline: null,
    body: ['p The lamp of the old', 'p Volunteers had'],
  },
  {
    name: 'two writers with links to them',
    document: `<html lang="en"><head><title>Bread costs twice as much as last year</title></head><body><article>
<h1>Bread costs twice as much as last year</h1>
<p>By <a rel="author" href="/ines">Ines Varga</a> and <a rel="author" href="/tom">Tom Abara</a></p>
<p>A loaf that sold for three crowns in spring sells for six today, bakers in four towns of the valley said.</p>
<p>They blame the price of wheat, which ships now carry round the cape because the strait is closed.</p></article></body></html>`,
    title: 'Bread costs twice as much as last year',
    byline: 'Ines Varga and Tom Abara',
    published: null,
    dateline: null,
    body: ['p A loaf that sold', 'p They blame'],
  },
  {
    name: 'a writer in an address element at the end',
    document: `<html lang="en"><head><title>Notes from the orchard</title></head><body><article><h1>Notes from the orchard</h1>
<p>The first blossom opened on Friday, eleven days earlier than in any year since my father began to write it down.</p>
<p>Bees were out by noon. If the frost returns next week, as the radio says it will, there will be no plums.</p>
<address class="author">By Hanna Lisberg</address></article></body></html>`,
    title: 'Notes from the orchard',
    byline: 'Hanna Lisberg',
    published: null,
    dateline: null,
    body: ['p The first blossom', 'p Bees were out'],
  },
  {
    name: 'a press release',
    document: `<html lang="en"><head><title>Marrow Foundation opens clinic in Tesfa</title></head><body>
<p><b>FOR IMMEDIATE RELEASE</b></p>
<h1>Marrow Foundation opens clinic in Tesfa</h1>
<p><strong>TESFA, Ardenia (12 January 2026)</strong> — The Marrow Foundation today opened a clinic with forty beds in Tesfa, the first in the district since the floods of 2024.</p>
<p>“A mother in labour no longer has to cross the river,” said Dr Selam Worku, who heads the clinic.</p>
<p>The clinic will see about two hundred patients a day. Treatment is free for children.</p>
<p>Contact: Jonas Berg, press office, +00 555 0100, press@marrow.example</p>
<p>###</p></body></html>`,
    title: 'Marrow Foundation opens clinic in Tesfa',
    byline: null,
    published: '2026-01-12',
    dateline: 'Tesfa',
    body: ['p TESFA, Ardenia', 'p “A mother', 'p The clinic will see', 'p Contact: Jonas Berg'],
  },
  {
    name: 'a situation report with a table',
    document: `<html lang="en"><head><title>Ardenia: Floods - Situation Report No. 4 (as of 9 February 2026)</title></head><body>
<h1>Ardenia: Floods - Situation Report No. 4 (as of 9 February 2026)</h1>
<h2>Highlights</h2>
<ul><li>About 48,000 people have left their homes in three districts.</li><li>The road to Port Mira is cut at two places.</li></ul>
<h2>People displaced</h2>
<table><thead><tr><th>District</th><th>Displaced</th><th>Shelters</th></tr></thead>
<tbody><tr><td>Tesfa</td><td>21,400</td><td>12</td></tr><tr><td>Lower Mira</td><td>18,050</td><td>9</td></tr><tr><td>Hadu</td><td>8,600</td><td>4</td></tr></tbody></table>
<h2>Response</h2>
<p>The Ardenia Red Crescent has given out 6,200 tarpaulins. A third convoy is waiting in Hadu for the water to fall.</p>
</body></html>`,
    ...undatedUnsigned,
    title: 'Ardenia: Floods - Situation Report No. 4 (as of 9 February 2026)',
    body: [
      'h Highlights$',
      'li About 48,000',
      'li The road to Port Mira',
      'h People displaced$',
      'li District · Displaced · Shelters$',
      'li Tesfa · 21,400 · 12$',
      'li Lower Mira · 18,050 · 9$',
      'li Hadu · 8,600 · 4$',
      'h Response$',
      'p The Ardenia Red Crescent',
    ],
  },
  {
    name: 'a page of a wiki',
    document: `<html lang="en"><head><title>Battle of Three Mills - Openpedia</title></head><body>
<div id="mw-head"><a href="/">Main page</a> <a href="/random">Random page</a> <a href="/login">Log in</a></div>
<div id="content"><h1>Battle of Three Mills</h1>
<div id="bodyContent"><p>The <b>Battle of Three Mills</b> was fought on 4 June 1641 between the duchy of <a href="/wiki/Varn">Varn</a> and the free towns of the coast.</p>
<p>It lasted an afternoon and decided nothing, but the <a href="/wiki/Treaty">treaty</a> that followed is kept to this day.</p>
<h2>Background <a href="?edit=1">[edit]</a></h2>
<p>The duke had claimed the toll of the river since 1630. The towns refused to pay it, and burned his ferry in the spring of 1641.</p></div></div>
<div id="footer"><p>This page was last edited on 5 March 2026.</p><p><a href="/privacy">Privacy policy</a> <a href="/about">About Openpedia</a></p></div></body></html>`,
    ...undatedUnsigned,
    title: 'Battle of Three Mills',
    body: ['p The Battle of Three Mills', 'p It lasted', 'h Background', 'p The duke had claimed'],
  },
  {
    name: 'a post of a few lines on a blog',
    document: `<html lang="en"><head><title>Rosa's kitchen table</title></head><body>
<h1><a href="/">Rosa's kitchen table</a></h1>
<div class="post"><h2><a href="/2026/05/rain">Rain at last</a></h2>
<p class="meta">Posted on 4 May 2026 by Rosa Lind</p>
<p>It rained all night and I lay awake to hear it. The barrels are full.</p>
<p>Tomorrow I will sow the beans.</p>
<p class="tags">Tags: <a href="/t/garden">garden</a>, <a href="/t/rain">rain</a></p>
<p><a href="/2026/05/rain#comments">3 comments</a></p></div></body></html>`,
    title: 'Rain at last',
    byline: 'Rosa Lind',
    published: '2026-05-04',
    dateline: null,
    body: ['p It rained all night', 'p Tomorrow I will'],
  },
];
