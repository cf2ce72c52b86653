import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadTopic } from '../../functions/adapters/local/topics-folder.ts';
import { curate } from '../../functions/curate/curate.ts';
import { readDocument } from '../../functions/normalise/read-document.ts';
import { prepareTopic } from '../../functions/topic/prepare-topic.ts';
import { labelledDataHere, labelledPath } from '../labelled-data.ts';
import { curationTable, topic } from '../unit/curate/curation-table.ts';

const demand = '003_d31366d91d9c24c3.txt';
const votes = ['001_23d9d98f5d03bb71.txt', '000_d22bb25fdf2e675d.txt'];
const end = '002_e9ec05e5d1afe057.txt';

describe.skipIf(!labelledDataHere())(
  'the seed articles as they would have come in (set NEWSFOLD_DATA to run where they are not at hand)',
  () => {
    test.each([1, 3, 7, 14])('are three stories, the vote %i days after the demand', async (days) => {
      const table = curationTable();
      const topics = [{ ...prepareTopic(loadTopic('seeds/mali-peacekeeping')), slug: topic }];
      for (const [file, day] of [
        [demand, 0],
        [votes[0], days],
        [votes[1], days + 1],
        [end, 178],
      ] as [string, number][]) {
        const receivedAt = new Date(Date.parse('2023-06-16T20:00:00.000Z') + day * 86_400_000).toISOString();
        const bytes = readFileSync(labelledPath(`seeds/${file}`));
        const about = { contentType: 'text/plain', url: null, source: 'dropped', documentKey: file, receivedAt };
        const outcome = await readDocument({ bytes, ...about });
        if (outcome.kind !== 'articles') throw new Error(outcome.reason);
        for (const { title, text, published } of outcome.articles) {
          const articleKey = await table.store({ title, text, published, receivedAt });
          await curate({ to: 'curate', topic, articleKey }, { ...table.needs, topics });
        }
      }
      const stories = (await table.entries()).map(({ storyId }) => storyId);
      expect(stories.map((id) => stories.indexOf(id))).toEqual([0, 1, 1, 3]);
    });
  },
);
