import { describe, expect, it } from 'vitest';
import { curateRows, parseTextRow } from '../../../functions/curate/curate-rows.ts';
import { budgetText, curationTable, ferryOtherWords, ferryText } from './curation-table.ts';

const row = (id: string, text: string) => parseTextRow({ id, text });

const othersText = `Growers on the island of Vesh count on half as many pears as last year, for frost came in April. The cooperative
in Lorn will keep its press closed until October. Wages of pickers were raised all the same, said its head, Tomas Irgens.`;

describe('rows of text', () => {
  it('say which row they are a copy of and which story they are in', async () => {
    const curate = curateRows('harbour', curationTable().needs);
    const answers = [];
    for (const text of [ferryText, budgetText, ferryOtherWords, `${ferryText} More soon.`]) {
      answers.push(await curate(row(`row ${answers.length}`, text)));
    }
    expect(answers.map((answer) => answer.copyOf)).toEqual([null, null, null, 'row 0']);
    expect(answers[3]?.entry).toBe(answers[0]?.entry);
    const stories = answers.map((answer) => answer.story);
    expect(stories).toEqual([stories[0], stories[1], stories[0], stories[0]]);
    expect(stories[1]).not.toBe(stories[0]);
  });

  it('of which one tells of all that goes on are of no event, and the next of its kind follows it', async () => {
    const curate = curateRows('floods', curationTable().needs, { explain: true });
    const towns = [
      'The river Ald has cut off the town of Tarn. Both bridges are under water, mayor Ines Holm said, and 400 people were taken to the school. The dairy stands a metre deep. Soldiers bring bread by boat.',
      'Nine hundred people had to leave their homes in Morvik because the old dam above the paper mill leaks. Engineers of Voltra pump day and night. Fire chief Arne Dahl spoke of a crack as wide as a hand.',
      'A landslide has buried the coast road to Brenn over 200 metres. Nobody was hurt, said police officer Tuva Lien. The tunnel at Skar is closed too. The hospital of Brenn is supplied by helicopter.',
    ];
    const reports = [
      'Tarn: 400 people in the school, both bridges under water, boats of soldiers on the Ald. Morvik: the dam leaks, 900 people left their homes, Voltra pumps. Brenn: coast road buried by a landslide, hospital supplied by helicopter.',
      'Tarn: water falls at the dairy, one of the bridges over the Ald is open. Morvik: Voltra has lowered the lake behind the dam by two metres, 900 people still away. Brenn: one lane of the coast road is clear of the landslide.',
    ];
    const stories = [];
    for (const text of [...towns, ...reports]) stories.push(await curate(row(`row ${stories.length}`, text)));
    const ids = stories.map(({ story }) => story);
    expect(new Set(ids).size).toBe(4);
    expect(ids[4]).toBe(ids[3]);
    expect(stories[3]?.explanation?.join('\n')).toContain('as near to two that have nothing in common');
  });

  it('answer the same when a row comes twice', async () => {
    const curate = curateRows('harbour', curationTable().needs);
    const first = await curate(row('a', ferryText));
    expect(await curate(row('a', ferryText))).toEqual(first);
  });

  it('say why when asked: what is the same, what was shared, what came next', async () => {
    const curate = curateRows('harbour', curationTable().needs, { explain: true });
    await curate(row('a', ferryText));
    await curate(row('b', budgetText));
    const copy = (await curate(row('c', `${ferryText} More soon.`))).explanation?.join('\n');
    expect(copy).toMatch(/^A copy of “The ferry Aurelia/);
    expect(copy).toContain('the same in both: “');
    const report = (await curate(row('d', ferryOtherWords))).explanation?.join('\n');
    expect(report).toContain('No copy: no article of the window shares its text.');
    expect(report).toMatch(/In the story “The ferry .* similarity 0\.\d+, 0\.\d+ over the 0\.250 needed/);
    expect(report).toMatch(/terms in common: Aurelia /);
  });

  it('say of a name that is all two reports share that it counts no more than one term does', async () => {
    const curate = curateRows('harbour', curationTable().needs, { explain: true });
    await curate(row('a', 'Ottau: a house in Ottau burned down. Firemen of Ottau saved a cat.'));
    const { explanation } = await curate(row('b', 'Ottau: a circus came to Ottau. Children of Ottau rode elephants.'));
    expect(explanation?.join('\n')).toMatch(
      /^A new story\..*\n {2}terms in common: Ottau 0\.240 \(no term adds more\)/m,
    );
  });

  it('say of a round-up that it holds several articles, and is a copy of none', async () => {
    const curate = curateRows('harbour', curationTable().needs, { explain: true });
    await curate(row('a', ferryText));
    await curate(row('b', budgetText));
    const { copyOf, explanation } = await curate(row('c', `${ferryText}\n\n${budgetText}\n\n${othersText}`));
    expect(copyOf).toBeNull();
    expect(explanation?.[0]).toMatch(/^No copy, for it holds several articles that have nothing in common/);
  });

  it('never say that a share is what is needed where it is a little less', async () => {
    const curate = curateRows('harbour', curationTable().needs, { explain: true });
    const words = (from: number) => Array.from({ length: 400 }, (_, at) => `w${at + from}`).join(' ');
    await curate(row('a', words(0)));
    // 217 of 398 shingles are in both, 54.5 %.
    const { copyOf, explanation } = await curate(row('b', words(181)));
    expect(copyOf).toBeNull();
    expect(explanation?.[0]).toContain('54 % of the shorter text is in the other (55 % needed)');
  });

  it('are known by their address as articles are, however it is written', async () => {
    const curate = curateRows('harbour', curationTable().needs);
    await curate({ ...row('a', ferryText), url: 'https://www.a.example/ferry?utm_source=feed' });
    // Too little for a copy, enough for another version of what has the address.
    const lead = `${ferryText.slice(0, 300)} ${othersText}`;
    expect((await curate({ ...row('b', lead), url: 'http://a.example/ferry/#top' })).copyOf).toBe('a');
  });

  it('say of a row that was there before where it is, and not what it would be like', async () => {
    const curate = curateRows('harbour', curationTable().needs, { explain: true });
    const first = { ...row('a', ferryText), url: 'https://a.example/1' };
    await curate(first);
    const known = ['Known already: an article with its id or its address was there before.'];
    expect((await curate(first)).explanation).toEqual(known);
    const again = await curate({ ...first, id: 'b', text: `${ferryOtherWords} ${ferryText.slice(0, 300)}` });
    expect(again).toMatchObject({ copyOf: 'a', explanation: known });
  });

  it('are told of in whole characters', async () => {
    const curate = curateRows('harbour', curationTable().needs, { explain: true });
    const long = { ...row('a', ferryText), title: `${'🚢'.repeat(59)} x ${'🚢'.repeat(59)}` };
    await curate({ ...long, id: 'z' });
    const { explanation } = await curate({ ...long, id: 'b' });
    expect(explanation?.[0]).toMatch(/^A copy of “🚢.*…”/u);
    expect(explanation?.every((line) => line.isWellFormed())).toBe(true);
  });

  it('say which words most days have, so that they count less', async () => {
    const curate = curateRows('harbour', curationTable().needs, { explain: true });
    const on = (day: string, text: string) => curate({ ...row(day, text), published: day });
    await on('2026-03-02', 'Marrow: firemen of Marrow saved a cat from a chimney.');
    await on('2026-03-03', 'Marrow: the choir of Marrow sang before the bishop.');
    await on('2026-03-04', 'Marrow: sugar is sold out in the shops of Marrow.');
    const { explanation } = await on('2026-03-05', 'Marrow: a lorry overturned on the pier of Marrow.');
    expect(explanation?.join('\n')).toContain('counting less, for most days here have them: Marrow');
  });

  it('take a day as a day, an instant as an instant, and what is no date as none', () => {
    const published = (text: unknown) => parseTextRow({ id: 1, text: 'x', published: text }).published;
    expect(published('2026-03-02')).toBe('2026-03-02');
    expect(published('2026-03-02T10:00:00+02:00')).toBe('2026-03-02T08:00:00.000Z');
    expect(published('soon')).toBeNull();
    expect(published(undefined)).toBeNull();
  });

  it('are refused without an id or any words', () => {
    expect(() => parseTextRow({ text: 'x' })).toThrow(/id/);
    expect(() => parseTextRow({ id: 'a', text: ' ', title: '' })).toThrow(/neither a title nor a text/);
  });
});
