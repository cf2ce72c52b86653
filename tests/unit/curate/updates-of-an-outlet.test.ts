import { describe, expect, it } from 'vitest';
import { curationTable, ferryText, monday, tuesday } from './curation-table.ts';

const toll = (count: string) => `${ferryText} The coast guard counts ${count} dead.`;
const report = (name: string, count: string, at: string, site = 'agency.example') => ({
  title: `${name}: ${count} dead off Tessel`,
  text: toll(count),
  url: `https://${site}/${name}`,
  identities: [`link:https://${site}/${name}`],
  published: at,
  receivedAt: at,
});

async function taken(...reports: readonly ReturnType<typeof report>[]) {
  const table = curationTable();
  for (const one of reports) await table.take(one);
  return table.entries();
}

describe('a report that its outlet brings again under another title and address', () => {
  const first = report('first', 'two', monday);
  const update = report('update-1', 'five', tuesday);

  it('is shown as it was brought last, in its place, and brought up to date', async () => {
    const [entry, ...others] = await taken(first, update);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ title: update.title, firstSeen: monday, updated: tuesday });
    expect(entry?.alsoAt.map(({ title }) => title)).toEqual([first.title]);
  });

  it('is so in whatever order they come', async () => {
    const [entry] = await taken({ ...update, receivedAt: monday }, { ...first, receivedAt: tuesday });
    expect(entry).toMatchObject({ title: update.title, updated: monday });
  });

  it('stays as it was where only the date and the address are new', async () => {
    const [entry] = await taken(first, { ...update, title: first.title });
    expect(entry).toMatchObject({ url: first.url, updated: monday });
  });

  it.each(['RPT-', 'REFILE-', 'WDH: '])('stays as it was where it is brought again as %s', async (slug) => {
    const [entry] = await taken(first, { ...update, title: `${slug}${first.title}` });
    expect(entry).toMatchObject({ title: first.title, url: first.url, updated: monday });
  });

  it.each([
    ['others', 'agency.example', 'gazette.example'],
    ['others at the same hoster', 'agency.substack.com', 'gazette.substack.com'],
  ])('stays as it was first where %s bring it', async (_who, own, others) => {
    const earlier = report('first', 'two', monday, own);
    const [entry] = await taken(earlier, report('update-1', 'five', tuesday, others));
    expect(entry).toMatchObject({ title: first.title, updated: monday });
  });
});
