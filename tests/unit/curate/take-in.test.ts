import { describe, expect, it } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import { type Story, wholeEntriesMax } from '../../../functions/model/entry.ts';
import { budgetText, curationTable, ferryOtherWords, ferryText, topic, tuesday, wednesday } from './curation-table.ts';

it('keeps two articles apart whose first name is the same: each has its copies', async () => {
  const table = curationTable();
  const link = 'link:https://a.example/live';
  await table.take({ title: 'Ferry', text: ferryText, identities: [link, 'guid:s|1'] });
  await table.take({ title: 'Budget', text: budgetText, identities: [link, 'guid:s|2'], receivedAt: tuesday });
  await table.take({ title: 'Ferry aground', text: ferryText, receivedAt: wednesday });
  await table.take({ title: 'Budget passed', text: budgetText, receivedAt: wednesday });
  const listed = (await table.entries()).map(({ title, alsoAt }) => [title, alsoAt.map((copy) => copy.title)]);
  expect(listed).toEqual([
    ['Ferry', ['Ferry aground']],
    ['Budget', ['Budget passed']],
  ]);
});

describe('a report of a story that is part of another, by the owner’s word', () => {
  /** Takes in a first report, says that its story is part of one with so many entries, and takes in a second. */
  async function secondReport(entriesCount: number) {
    const table = curationTable();
    await table.take({ title: 'Ferry', text: ferryText });
    const [first] = await table.entries();
    const part = (await table.story(first!.storyId))!;
    const entries = Array.from({ length: entriesCount }, (_, at) => `2026-02#${String(at).padStart(6, '0')}`);
    const whole: Story = { ...part, id: 'whole', entries };
    await table.records.write(
      [whole, { ...part, partOf: whole.id }].map((value) => {
        return { kind: 'put', key: recordKeys.story(topic, value.id), value, expect: 'any' };
      }),
    );
    await table.take({ title: 'All safe', text: ferryOtherWords, receivedAt: tuesday });
    const second = (await table.entries())[1]!;
    const listing = [part.id, whole.id, second.storyId].map(async (id) => {
      return (await table.story(id))?.entries.includes(second.position);
    });
    return { second, part: part.id, listed: await Promise.all(listing) };
  }

  it('is of it though it is near to another part that has nothing in common', async () => {
    const towns = [
      'The river Ald has cut off the town of Tarn. Both bridges are under water, mayor Ines Holm said, and 400 people were taken to the school. The dairy stands a metre deep. Soldiers bring bread by boat.',
      'Nine hundred people had to leave their homes in Morvik because the old dam above the paper mill leaks. Engineers of Voltra pump day and night. Fire chief Arne Dahl spoke of a crack as wide as a hand.',
    ];
    const both =
      'Tarn: 400 people in the school, both bridges under water, boats of soldiers on the Ald, mayor Ines Holm said. Morvik: the dam leaks, 900 people left their homes, Voltra pumps, said fire chief Arne Dahl.';
    const storiesOf = async (isOne: boolean) => {
      const table = curationTable();
      for (const text of towns) await table.take({ text });
      const [first, second] = await table.entries();
      const part = (await table.story(second!.storyId))!;
      const value: Story = { ...part, partOf: first!.storyId };
      if (isOne) {
        const key = recordKeys.story(topic, part.id);
        await table.records.write([{ kind: 'put', key, value, expect: 'any' }]);
      }
      await table.take({ text: both, receivedAt: tuesday });
      return { of: (await table.entries())[2]!.storyId, whole: first!.storyId, part: part.id };
    };
    const apart = await storiesOf(false);
    expect([apart.whole, apart.part]).not.toContain(apart.of);
    const one = await storiesOf(true);
    expect(one.of).toBe(one.whole);
  });

  it('is of the whole, and listed by both', async () => {
    const { second, listed } = await secondReport(wholeEntriesMax - 1);
    expect(second.storyId).toBe('whole');
    expect(listed).toEqual([true, true, true]);
  });

  it('begins another where the whole is full', async () => {
    const { second, part, listed } = await secondReport(wholeEntriesMax);
    expect(['whole', part]).not.toContain(second.storyId);
    expect(listed).toEqual([false, false, true]);
  });
});
