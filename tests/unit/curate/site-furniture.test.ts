import { describe, expect, it } from 'vitest';
import { curateRows, type TextRow } from '../../../functions/curate/curate-rows.ts';
import { curationTable, ferryText } from './curation-table.ts';

const plea = `This article is for members. Join today and read all that our reporters on the coast find out, with the maps and
the tables of each week. Already a member? Sign in and go on reading. Reporting like ours is paid for by those who read it,
and each new member lets one more of us go where few others go, stay for as long as it takes, and write down what there is to see.`;

const news: readonly (readonly [title: string, lead: string])[] = [
  ['Ferry Aurelia returns to Port Mirel', 'The ship tied up on Monday with sixty aboard.'],
  ['Council names new harbour master', 'The new master takes over from her uncle.'],
  ['Frost halves the pears of Vesh', 'The presses stay closed.'],
  ['Court clears the builder of the bridge', 'The judges found no fault.'],
];

const rows: readonly TextRow[] = news.map(([title, lead], at) => ({
  id: String(at),
  title,
  text: `${lead}\n\n${plea}`,
  published: null,
  url: `https://times.example/${at}`,
}));

async function curated(rows: readonly TextRow[]) {
  const curate = curateRows('harbour', curationTable().needs, { explain: true });
  const answers = [];
  for (const row of rows) answers.push(await curate(row));
  return answers;
}

const others = (count: number) => Array.from({ length: count }, () => null);

describe('what one site puts under all its news', () => {
  it('makes neither copies nor stories of it', async () => {
    const answers = await curated(rows);
    expect(answers.map(({ copyOf }) => copyOf)).toEqual(others(4));
    expect(new Set(answers.map(({ story }) => story)).size).toBe(4);
  });

  it('is said to count for nothing', async () => {
    const [, second] = await curated(rows);
    expect(second?.explanation?.at(-1)).toMatch(/^Not counted, for other news has it: “This article/);
  });

  it('counts for nothing where it is all that can be read', async () => {
    const walls = rows.map((row) => ({ ...row, text: plea }));
    const answers = await curated(walls);
    expect(answers.map(({ copyOf }) => copyOf)).toEqual(others(4));
    expect(new Set(answers.map(({ story }) => story)).size).toBe(4);
  });

  it('counts for nothing where several sites of one house have it and nothing else', async () => {
    const walls = rows.map((row, at) => ({
      ...row,
      text: plea,
      url: `https://${at % 2 ? 'north' : 'south'}.example/${at}`,
    }));
    const answers = await curated(walls);
    expect(answers.map(({ copyOf }) => copyOf)).toEqual(others(4));
    expect(new Set(answers.map(({ story }) => story)).size).toBe(4);
    expect(answers[1]?.explanation?.at(-1)).toMatch(/^Not counted, for other news has it: “This article/);
  });

  it('does not keep copies at other sites from being folded', async () => {
    const [first, second] = rows as [TextRow, TextRow];
    const elsewhere = { ...second, id: 'copy', url: 'https://gazette.example/1', title: 'A new face at the port' };
    const answers = await curated([first, second, elsewhere]);
    expect(answers[2]?.copyOf).toBe('1');
  });
});

describe('what one site brings again', () => {
  const brought = (title: string, text: string): TextRow[] => [
    {
      id: 'a',
      title: 'Ferry Aurelia aground off Tessel, all safe',
      text: ferryText,
      published: null,
      url: 'https://a.example/1',
    },
    { id: 'b', title, text, published: null, url: 'https://a.example/2' },
  ];

  it('is a copy under a like title, however it begins', async () => {
    const text = `Nobody was lost at sea.${ferryText.slice(ferryText.indexOf('.') + 1)}`;
    const [, again] = await curated(brought('All safe after ferry runs aground off Tessel', text));
    expect(again?.copyOf).toBe('a');
  });

  it('is a copy under any title where it begins as before', async () => {
    const [, again] = await curated(
      brought('Rescue boats take passengers off the Grey Shoals', `${ferryText}\n\nMore soon.`),
    );
    expect(again?.copyOf).toBe('a');
  });

  it('is a copy under a title that says nothing of it', async () => {
    const [, again] = await curated(brought('Breaking news, as it comes', ferryText));
    expect(again?.copyOf).toBe('a');
  });

  it('is a copy in a language whose words change their ends', async () => {
    const text = `Паром «Аврелия» в понедельник вечером наскочил на мель близ острова Тессель, на борту были 212 человек.
Катера порта Марроу за четыре часа сняли всех пассажиров. Капитан рассказал властям, что на сильном течении отказало рулевое управление.`;
    const [first, second] = brought('Крушение у острова: отказал руль', text);
    const [, again] = await curated([{ ...first!, title: 'Спасены пассажиры парома у Тесселя', text }, second!]);
    expect(again?.copyOf).toBe('a');
  });
});
