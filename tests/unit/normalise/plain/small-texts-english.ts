import type { DescribedDocument } from '../described-documents.ts';

const nothingStated = { byline: null, published: null, dateline: null } as const;

/** Written for these tests; all people and places are made up. */
export const englishTexts: readonly DescribedDocument[] = [
  {
    name: 'two words above one paragraph',
    document: `Exe rises

The river Exe rose by a metre on Sunday night and flooded the lower meadows. Nobody was hurt, the town clerk said.`,
    ...nothingStated,
    title: 'Exe rises',
    body: ['p The river Exe'],
  },
  {
    name: 'two words above two paragraphs',
    document: `Mill burns

The old mill at Tarrow burned down on Friday. The miller and his dog got out in time.

The town had bought it in spring and meant to make it a library.`,
    ...nothingStated,
    title: 'Mill burns',
    body: ['p The old mill', 'p The town had'],
  },
  {
    name: 'one word in capitals above one paragraph',
    document: `FLOOD

Water stands knee-deep in the market of Tarrow since this morning, and more rain is coming.`,
    ...nothingStated,
    title: 'FLOOD',
    body: ['p Water stands'],
  },
  {
    name: 'a question above two paragraphs',
    document: `Who owns the well?

The well in the middle of Hadu has belonged to nobody for as long as anyone can tell.

Now two families claim it, and each of them has a paper with a seal.`,
    ...nothingStated,
    title: 'Who owns the well?',
    body: ['p The well in', 'p Now two families'],
  },
  {
    name: 'a headline with a colon inside and a full stop after it',
    document: `Ardenia: parliament votes to keep the old calendar.

Members of parliament voted on Monday by 61 to 40 to keep the calendar of 1888.

The minister of education, who had wanted the change, said that he would try again after the harvest.`,
    ...nothingStated,
    title: 'Ardenia: parliament votes to keep the old calendar.',
    body: ['p Members of parliament', 'p The minister'],
  },
  {
    name: 'a label with a colon above a list',
    document: `What to bring:

- a warm coat
- water for the day

The bus leaves at seven from the square in front of the school and comes back at nine.`,
    ...nothingStated,
    title: 'What to bring:',
    body: ['li - a warm coat$', 'li - water for the day$', 'p The bus leaves'],
  },
  {
    name: 'a headline, a byline and a date',
    document: `Tarrow gets its first tram
By Nora Ilunga and Peter Osei
4 May 2026

The first tram of Tarrow ran on Monday from the station to the hospital and back.

It was full both ways. A ticket costs half a crown, and nothing until the end of the month.`,
    title: 'Tarrow gets its first tram',
    byline: 'Nora Ilunga and Peter Osei',
    published: '2026-05-04',
    dateline: null,
    body: ['p The first tram', 'p It was full'],
  },
  {
    name: 'a date above the headline',
    document: `12 January 2026

Snow closes the pass

The pass between Hadu and Port Mira is closed since Sunday. Two metres of snow fell in one night.`,
    title: 'Snow closes the pass',
    byline: null,
    published: '2026-01-12',
    dateline: null,
    body: ['p The pass between'],
  },
  {
    name: 'a press release',
    document: `FOR IMMEDIATE RELEASE

Marrow Foundation Opens Clinic in Tesfa

TESFA, 12 January 2026 - The Marrow Foundation today opened a clinic with forty beds in Tesfa, the first in the district since the floods.

"A mother in labour no longer has to cross the river," said Dr Selam Worku, who heads the clinic.

Contact: Jonas Berg, press office, press@marrow.example

###`,
    title: 'Marrow Foundation Opens Clinic in Tesfa',
    byline: null,
    published: '2026-01-12',
    dateline: 'Tesfa',
    body: ['p TESFA, 12 January', 'p "A mother', 'p Contact: Jonas Berg'],
  },
  {
    name: 'the dispatch of an agency',
    document: `Salt miners end strike

KASORO CITY, March 3 (Plain News Agency) -- Salt miners went back to work on Tuesday after the company agreed to pay for the days they had stayed away.

The strike began in January over the cost of water in the camp.`,
    title: 'Salt miners end strike',
    byline: null,
    published: null,
    dateline: 'Kasoro City',
    body: ['p KASORO CITY', 'p The strike began'],
  },
  {
    name: 'paragraphs without a headline',
    document: `The ferry between Lund Quay and Ostholm will not sail from Monday to Sunday, the harbour office said.

Its engine is being replaced. Two smaller boats have been hired, which carry no cars.`,
    ...nothingStated,
    title: 'The ferry between Lund Quay and Ostholm will not sail from Monday',
    body: ['p The ferry between', 'p Its engine'],
  },
  {
    name: 'one sentence alone',
    document: 'The ferry between Lund Quay and Ostholm sails again from Monday.',
    ...nothingStated,
    title: 'The ferry between Lund Quay and Ostholm sails again from Monday.',
    body: ['p The ferry between'],
  },
  {
    name: 'a headline of twenty words',
    document: `Council of Upper Ane decides after nine hours to sell the old school to the choir for a single crown

The council met on Tuesday evening and rose on Wednesday morning. Eleven members voted for the sale.

The choir has promised to mend the roof.`,
    ...nothingStated,
    title: 'Council of Upper Ane decides after nine hours to sell the old school to the choir for a single crown',
    body: ['p The council met', 'p The choir has'],
  },
  {
    name: 'a headline and no blank line',
    document: `Storks are back
A pair of storks has come back to the chimney of the brewery, three years after it was mended.
The brewer has promised not to light the kettle before July.`,
    ...nothingStated,
    title: 'Storks are back',
    body: ['p A pair of storks', 'p The brewer has'],
  },
  {
    name: 'sections with headings',
    document: `Floods in Ardenia

Highlights

About 48,000 people have left their homes in three districts since the rain began.

Response

The Ardenia Red Crescent has given out 6,200 tarpaulins. A third convoy waits in Hadu.`,
    ...nothingStated,
    title: 'Floods in Ardenia',
    body: ['h Highlights$', 'p About 48,000', 'h Response$', 'p The Ardenia Red Crescent'],
  },
  {
    name: 'a copyright line at the end',
    document: `Bees in the bell tower

A swarm of bees has settled in the bell tower of Orrin, and the bells have been silent since Sunday.

A beekeeper will come on Thursday.

© 2026 Orrin Gazette`,
    ...nothingStated,
    title: 'Bees in the bell tower',
    body: ['p A swarm', 'p A beekeeper'],
  },
  {
    name: 'a headline, a date and one short sentence',
    document: `Ferry stops
3 March 2026

The ferry stops on Monday.`,
    title: 'Ferry stops',
    byline: null,
    published: '2026-03-03',
    dateline: null,
    body: ['p The ferry stops on Monday.$'],
  },
];
