import { composeEdition } from '../functions/digest/compose-edition.ts';
import type { Edition, EditionEntry, EditionStory } from '../functions/model/edition.ts';
import type { TopicNames } from '../functions/model/topic.ts';

const headlines = [
  'Council votes to end the river patrol as villages ask who will keep the peace on its banks',
  'Flood gauge at Old Bridge fails on the day it was needed',
  'Ferry back in service',
  'Minister & mayor disagree on “temporary” <dam>',
  'What the water archive says about the drought of 1913, and why it was forgotten for a century',
];

const summary =
  'The patrol leaves at the end of the month, eleven years after it was set up. Fishermen on both banks say that they were not asked, and that the boats which are to replace it have no fuel for the winter.';

/** An edition like those of a busy day: long and short headlines, undated reports, stories with many outlets. */
export function sampleEdition(topic: TopicNames, stories = 6): Edition {
  const frame = { id: 'live-2026-03-02T08-00', cadence: 'live', madeAt: '2026-03-02T08:00:00.000Z' } as const;
  const list = Array.from({ length: stories }, (_, index) => sampleStory(index));
  const edition = composeEdition(topic, { ...frame, from: null, to: '2026-03#000100' }, list);
  if (edition === null) throw new Error('a sample without stories');
  return edition;
}

function sampleStory(index: number): EditionStory {
  const entries = Array.from({ length: 1 + ((index * 2) % 5) }, (_, number) => sampleEntry(index, number));
  const title = headlines[index % headlines.length] ?? '';
  return { id: `story-${index}`, title, update: index === 3, entries };
}

function sampleEntry(story: number, number: number): EditionEntry {
  const name = ['The Daily River', 'Harbour Times', 'Agence des Eaux', 'Upstream', 'La Gazette du Fleuve'][
    (story + number) % 5
  ];
  return {
    id: `urn:uuid:${story}-${number}`,
    articleId: `${story}-${number}`,
    position: `2026-03#${String(story * 10 + number).padStart(6, '0')}`,
    title: headlines[story % headlines.length] ?? '',
    url: `https://news.example.com/2026/03/02/story-${story}-${number}?ref=a&lang=en`,
    publisher: story === 4 ? { name: null, domain: null } : { name: name ?? null, domain: 'news.example.com' },
    published: story === 2 ? null : story === 1 ? '2026-03-01' : '2026-03-02T07:12:00.000Z',
    firstSeen: '2026-03-02T07:20:00.000Z',
    summary: story === 2 ? null : summary,
    image: { url: `https://news.example.com/${story}.jpg`, alt: 'A ferry at the quay' },
    alsoAt: [],
  };
}
