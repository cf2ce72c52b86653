import type { DescribedDocument } from '../described-documents.ts';

const nothingStated = { byline: null, published: null, dateline: null } as const;

/** One kind of markup each, on pages that hold little else. */
export const markupPages: readonly DescribedDocument[] = [
  {
    name: 'a printout without paragraphs',
    document: `<HTML><HEAD><TITLE>Bus fares to rise</TITLE></HEAD><BODY><FONT SIZE="+2"><B>Bus fares to rise</B></FONT><BR><BR>
Bus fares in Orrin will rise by a tenth on the first of June, the town said on Thursday.<BR><BR>
Children under twelve will ride free of charge from the same day. The town has no money for more buses.<BR><BR>
The last rise was in 2019.</BODY></HTML>`,
    ...nothingStated,
    title: 'Bus fares to rise',
    body: ['p Bus fares in Orrin', 'p Children under twelve', 'p The last rise was in 2019.$'],
  },
  {
    name: 'a text saved as one preformatted block',
    document: `<html><head></head><body><pre>Harbour frozen over

Ice closed the harbour of Norvik on Sunday for the first time since 1987.
Two trawlers and the mail boat are held fast. Nobody is in danger, the
harbour master said, and there is coal on board for a week.

An icebreaker is expected on Wednesday from the mainland, if the wind
turns; until then the post comes on skis.
</pre></body></html>`,
    ...nothingStated,
    title: 'Harbour frozen over',
    body: [
      'p Ice closed the harbour of Norvik on Sunday for the first time since 1987. Two trawlers',
      'p An icebreaker',
    ],
  },
  {
    name: 'a list of terms',
    document: `<h1>What the new passes cost</h1><p>The island railway sells three kinds of pass from Monday on.</p>
<dl><dt>Day pass</dt><dd>Four crowns, valid until midnight.</dd><dt>Week pass</dt><dd>Twenty crowns, valid for seven days.</dd></dl>
<p>Passes bought before Monday stay valid until the end of the month.</p>`,
    ...nothingStated,
    title: 'What the new passes cost',
    body: [
      'p The island railway',
      'li Day pass: Four crowns, valid until midnight.$',
      'li Week pass: Twenty crowns, valid for seven days.$',
      'p Passes bought before',
    ],
  },
  {
    name: 'lists within lists',
    document: `<html lang="en"><body><h1>Where to vote on Sunday</h1><p>The polls are open from eight in the morning until six in the evening at these places.</p>
<ul><li>North bank<ul><li>Mill School, for the streets north of the canal</li><li>Fire station, for the harbour</li></ul></li><li>South bank<ul><li>Library, for everyone else</li></ul></li></ul>
<p>Bring your card. Those who have lost it can get another at the town hall until Friday.</p></body></html>`,
    ...nothingStated,
    title: 'Where to vote on Sunday',
    body: [
      'p The polls are open',
      'li North bank$',
      'li Mill School',
      'li Fire station',
      'li South bank$',
      'li Library',
      'p Bring your card.',
    ],
  },
  {
    name: 'headings of all levels',
    document: `<html lang="en"><body><h1>Report on the winter flood</h1><p>The water rose for six days and fell for twenty.</p>
<h2>Causes</h2><p>Snow lay two metres deep when the thaw came in the night of the ninth.</p>
<h3>The dam</h3><p>Its gates were opened a day later than the rules say.</p>
<h4>The keeper</h4><p>He had asked for leave to open them and got no answer.</p>
<h5>The telephone</h5><p>The line was down from midnight to noon.</p>
<h6>Thanks</h6><p>We thank all who spoke to us.</p></body></html>`,
    ...nothingStated,
    title: 'Report on the winter flood',
    body: [
      ...[
        'p The water rose',
        'h Causes$',
        'p Snow lay',
        'h The dam$',
        'p Its gates',
        'h The keeper$',
        'p He had asked',
      ],
      ...['h The telephone$', 'p The line was down', 'h Thanks$', 'p We thank'],
    ],
  },
  {
    name: 'a picture with its caption',
    document: `<html lang="en"><body><h1>Storks return to the brewery chimney</h1>
<figure><img src="storks.jpg" alt=""><figcaption>The pair on Tuesday. Photo: Lena Roth</figcaption></figure>
<p>A pair of storks has come back to the chimney of the old brewery, three years after it was mended.</p>
<p>The brewer has promised not to light the kettle before July.</p></body></html>`,
    ...nothingStated,
    title: 'Storks return to the brewery chimney',
    body: ['caption The pair on Tuesday.', 'p A pair of storks', 'p The brewer'],
  },
  {
    name: 'a panel that opens',
    document: `<html lang="en"><body><h1>Water shut off in Elm Street</h1><p>Elm Street has no water on Thursday from nine to three while a main is replaced.</p>
<details><summary>Which houses are concerned?</summary><p>Numbers 1 to 87 and the school. A tank stands in front of number 40.</p></details></body></html>`,
    ...nothingStated,
    title: 'Water shut off in Elm Street',
    body: ['p Elm Street has no water', 'h Which houses are concerned?$', 'p Numbers 1 to 87'],
  },
  {
    name: 'a text right in the body, without any element',
    document: `<title>Market moves to the square | Orrin Town</title>The Saturday market moves from the quay to the square on 2 May. The quay is being paved and will be closed until autumn.`,
    ...nothingStated,
    title: 'Market moves to the square',
    body: ['p The Saturday market'],
  },
  {
    name: 'two articles side by side',
    document: `<html lang="en"><head><title>News of the valley</title></head><body><article><h2>Bridge opens</h2><p>The new bridge over the Ane was opened on Monday by the two oldest people of the valley.</p></article>
<article><h2>School closes</h2><p>The school in Upper Ane closes in July. Its nine pupils will take the bus to Lower Ane.</p></article></body></html>`,
    ...nothingStated,
    title: 'News of the valley',
    body: ['h Bridge opens$', 'p The new bridge', 'h School closes$', 'p The school in Upper'],
  },
  {
    name: 'a verse in a preformatted block',
    document: `<html lang="en"><body><h1>The song they sang on the pier</h1><p>Some two hundred people sang on the pier on Saturday night to say farewell to the ferry.</p>
<pre>  She carried the mail,
  she carried the sheep,
  she carried my love</pre><p>The last verse was lost in the wind.</p></body></html>`,
    ...nothingStated,
    title: 'The song they sang on the pier',
    body: [
      'p Some two hundred',
      'p She carried the mail, she carried the sheep, she carried my love$',
      'p The last verse',
    ],
  },
  {
    name: 'a note without a title or a heading',
    document: `<p><b>Choir looks for basses</b></p><p>The choir of Upper Ane looks for three basses who can read notes and do not mind the cold.</p><p>It sings on Tuesdays in the old school.</p>`,
    ...nothingStated,
    title: 'Choir looks for basses',
    body: ['p The choir of Upper Ane', 'p It sings'],
  },
  {
    name: 'a page that a program named after its file',
    document: `<html><head><title>Microsoft Word - release_final2.docx</title></head><body><p>Mayor opens skating rink</p><p>The mayor of Orrin opened the skating rink on Saturday and fell twice, to the delight of two hundred children.</p></body></html>`,
    ...nothingStated,
    title: 'Mayor opens skating rink',
    body: ['p The mayor of Orrin'],
  },
  {
    name: 'a long table with its name',
    document: `<html lang="en"><body><h1>Rain in May</h1><p>It rained on nine days in May, most of all on the coast.</p><table><caption>Rain by town, in millimetres</caption>${Array.from(
      { length: 60 },
      (_, at) => `<tr><td>Town ${at + 1}</td><td>${at + 20}</td><td>${at + 31}</td></tr>`,
    ).join('')}</table><p>June will be dry, says the harbour master.</p></body></html>`,
    ...nothingStated,
    title: 'Rain in May',
    body: [
      'p It rained on nine days',
      'p Rain by town, in millimetres$',
      ...Array.from({ length: 60 }, (_, at) => `li Town ${at + 1} · ${at + 20} · ${at + 31}$`),
      'p June will be dry',
    ],
  },
  {
    name: 'a page laid out in a table',
    document: `<html lang="en"><head><title>Bell cast anew</title></head><body><table><tr><td><a href="/">Home</a><br><br><a href="/news">News</a></td><td><h1>Bell cast anew</h1><p>The bell of Tarrow was cast anew on Friday, a hundred years after it cracked.</p><p>It will ring on Sunday.</p></td></tr></table></body></html>`,
    ...nothingStated,
    title: 'Bell cast anew',
    body: ['p The bell of Tarrow', 'p It will ring'],
  },
];
