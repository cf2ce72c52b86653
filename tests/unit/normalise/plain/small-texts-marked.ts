import type { DescribedDocument } from '../described-documents.ts';

/** More short texts as people write them, with rows, marks and labels; all people and places are made up. */
export const markedTexts: readonly DescribedDocument[] = [
  {
    name: 'a situation report with rows',
    document: `Situation Report 5: Floods in Hadu
14 February 2026

Overview
Heavy rain since 1 February has flooded Hadu district. The river stands at 6.4 metres.

Item	Needed	Delivered
Tents	1,200	300
Blankets	9,000	4,100

The next report will come out on Monday.`,
    title: 'Situation Report 5: Floods in Hadu',
    byline: null,
    published: '2026-02-14',
    dateline: null,
    body: [
      'h Overview$',
      'p Heavy rain since 1',
      'li Item · Needed · Delivered$',
      'li Tents · 1,200 · 300$',
      'li Blankets · 9,000 · 4,100$',
      'p The next report will',
    ],
  },
  {
    name: 'lines wrapped at a fixed width below an underlined headline',
    document: `Harbour frozen over
===================

Ice closed the harbour of Norvik on Sunday for the first time since 1987.
Two trawlers and the mail boat are held fast. Nobody is in danger, the
harbour master said, and there is coal on board for a week.

An icebreaker is expected on Wednesday from the mainland, if the wind
turns; until then the post comes on skis.`,
    title: 'Harbour frozen over',
    byline: null,
    published: null,
    dateline: null,
    body: ['p Ice closed the harbour', 'p An icebreaker is expected'],
  },
  {
    name: 'Markdown',
    document: `# Harbour frozen over

*By Marta Ilves, 3 March 2026*

Ice closed the harbour of Norvik on Sunday for the first time since 1987.

## What happens next

- The icebreaker comes on Wednesday.
- The post comes on skis.`,
    title: 'Harbour frozen over',
    byline: 'Marta Ilves',
    published: '2026-03-03',
    dateline: null,
    body: ['p Ice closed the harbour', 'h What happens next$', 'li - The icebreaker comes', 'li - The post comes'],
  },
  {
    name: 'a letter',
    document: `Dear neighbours,

the water will be shut off on Thursday from nine to three while a main is replaced.

Yours,
the waterworks of Orrin`,
    title: 'Dear neighbours,',
    byline: null,
    published: null,
    dateline: null,
    body: ['p the water will be', 'li Yours,$', 'li the waterworks of Orrin$'],
  },
  {
    name: 'labels before title, writer and date',
    document: `Title: Storks return to the brewery
Author: Lena Roth
Date: 4 May 2026

A pair of storks has come back to the chimney of the old brewery, three years after it was mended.

The brewer has promised not to light the kettle before July.`,
    title: 'Storks return to the brewery',
    byline: 'Lena Roth',
    published: '2026-05-04',
    dateline: null,
    body: ['p A pair of storks', 'p The brewer has promised'],
  },
  {
    name: 'a source and a date below the headline',
    document: `Storks return to the brewery
Source: Orrin Gazette, 4 May 2026

A pair of storks has come back to the chimney of the old brewery, three years after it was mended.

The brewer has promised not to light the kettle before July.`,
    title: 'Storks return to the brewery',
    byline: null,
    published: '2026-05-04',
    dateline: null,
    body: ['p A pair of storks', 'p The brewer has promised'],
  },
];
