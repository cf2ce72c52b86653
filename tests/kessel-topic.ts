import type { Topic } from '../functions/model/topic.ts';

/** A made-up topic with three short examples: the ferry to an island. */
export const kesselTopic: Topic = {
  slug: 'kessel-ferry',
  title: 'The island of Kessel',
  description: 'What happens on the island.',
  language: 'en',
  query: { any: [], all: [], none: [] },
  sources: [],
  examples: [
    [
      'Ferry to Kessel breaks down',
      'The ferry to the island of Kessel broke down off Arnmouth harbour, and islanders waited for a boat.',
    ],
    [
      'Kessel harbour needs dredging',
      'The harbour of Kessel island has silted up, so that the ferry from Arnmouth cannot berth at low tide.',
    ],
    [
      'Islanders ask for a new ferry',
      'Islanders of Kessel asked the county for a new ferry, after the harbour at Arnmouth was closed to the old boat.',
    ],
  ].map(([title, text]) => ({ name: `${title}.txt`, title: title ?? null, text: text ?? '' })),
};
