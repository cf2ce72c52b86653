import { expect, it } from 'vitest';
import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { curate } from '../../../functions/curate/curate.ts';
import type { MessageTo } from '../../../functions/messages.ts';
import { normalise } from '../../../functions/normalise/normalise.ts';
import { readJudged } from '../../../functions/owner/judged-rows.ts';
import type { Log } from '../../../functions/ports.ts';
import { type PreparedTopic, prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { manualClock } from '../../contracts/manual-clock.ts';

const silent: Log = { info() {}, warn() {}, error() {}, count() {} };

const paragraph =
  'The county council of Arnmouth met on Thursday and put off the matter, its clerk said, to the new year.';
const texts = {
  numbered: `Council on dredging\n\n${paragraph}\n\nThe file has the number HR-2026/114, and it is open to all.`,
  plain: `Council on ferries\n\n${paragraph}\n\nThe file has no number yet, and it is open to all.`,
};

it('an article goes by a regular expression of a topic read from JSON, and its owner sees what was found', async () => {
  const clock = manualClock('2026-03-02T09:00:00.000Z');
  const made = prepareTopic({
    slug: 'harbour',
    title: 'Harbour',
    description: '',
    language: 'en',
    query: { any: ['/HR-\\d{4}\\/\\d+/'], all: [], none: [] },
    examples: [],
    sources: [],
  });
  const topic = JSON.parse(JSON.stringify(made)) as PreparedTopic;
  const blobs = blobsMemory({ clock });
  const needs = { clock, blobs, records: recordsMemory({ clock }), topics: [topic], log: silent };
  for (const [name, text] of Object.entries(texts)) {
    const key = `documents/dropped/${name}.txt`;
    await blobs.put(key, { bytes: new TextEncoder().encode(text), contentType: 'text/plain' });
    for (const message of await normalise({ to: 'normalise', key }, needs)) {
      await curate(message as MessageTo<'curate'>, needs);
    }
  }
  const { rows } = await readJudged(topic, 'all', null, needs);
  const seen = rows.map(({ judged, verdict }) => [judged.title, judged.verdict, verdict?.why.map(({ term }) => term)]);
  expect(seen.sort()).toEqual([
    ['Council on dredging', 'kept', ['“HR-2026/114” (/HR-\\d{4}\\/\\d+/)']],
    ['Council on ferries', 'dropped', []],
  ]);
});
