import { expect, test } from 'vitest';
import { curationTable, ferryText, monday, tuesday, wednesday } from './curation-table.ts';

const longTitle = (words: string) => `${words} ${'and more of that '.repeat(6_000)}`;
const longText = `${ferryText}\n${Array.from({ length: 60_000 }, (_, at) => `word${at}`).join(' ')}`;

test('no record grows with the titles and texts of what comes, of the first, its copy and its new version', async () => {
  const written = new Map<string, unknown>();
  const table = curationTable((records) => ({
    ...records,
    write: async (writes) => {
      for (const write of writes) if (write.kind === 'put') written.set(JSON.stringify(write.key), write.value);
      return records.write(writes);
    },
  }));
  const [first, second] = ['https://a.ex/1', 'https://b.ex/1'];
  const one = { identities: [`link:${first}`], url: first, text: longText };
  await table.take({ ...one, title: longTitle('Ferry aground'), receivedAt: monday });
  const copy = { identities: [`link:${second}`], url: second, text: longText };
  await table.take({ ...copy, title: longTitle('A ferry aground'), receivedAt: tuesday });
  await table.take({ ...one, title: longTitle('The ferry aground'), text: `${longText} More.`, receivedAt: wednesday });
  const [entry, ...others] = await table.entries();
  expect(others).toEqual([]);
  expect([entry!.title, entry!.alsoAt[0]!.title].map((title) => [title.slice(0, 12), title.length])).toEqual([
    ['The ferry ag', 500],
    ['A ferry agro', 500],
  ]);
  const strings: string[] = [];
  const noted = (_: string, value: unknown) => {
    if (typeof value === 'string') strings.push(value);
    return value;
  };
  const bytes = [...written.values()].map((value) => Buffer.byteLength(JSON.stringify(value, noted)));
  const titles = strings.filter((text) => /^(?:A |The )?[Ff]erry/.test(text));
  expect(titles.length).toBeGreaterThan(5);
  expect(Math.max(...titles.map(({ length }) => length))).toBe(500);
  expect(Math.max(...bytes)).toBeLessThan(40_000);
});
