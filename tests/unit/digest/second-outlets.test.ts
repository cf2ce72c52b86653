import { beforeAll, describe, expect, it } from 'vitest';
import { type Telling, tellings } from '../../../functions/digest/developments.ts';
import { selectStories } from '../../../functions/digest/select-stories.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import { type LocalReport, localNews } from '../../local-news/reports.ts';
import { curationTable } from '../curate/curation-table.ts';

/** The stories that curate makes of invented runs, with what a digest tells of each. */
async function runOf(place: Parameters<typeof localNews>[0]) {
  const reports = localNews(place);
  const table = curationTable();
  for (const { title, text, at, outlet } of reports) {
    await table.take({ title, text, receivedAt: at, published: at, publisher: { name: outlet, domain: null } });
  }
  const reportOf = ({ title }: Entry) => reports.find((report) => report.title === title) as LocalReport;
  const stories = [...Map.groupBy(await table.entries(), ({ storyId }) => storyId).values()];
  return stories.map((entries) => ({
    entries,
    event: reportOf(entries[0] as Entry).event,
    told: tellings(entries),
    reportOf,
  }));
}

type Run = Awaited<ReturnType<typeof runOf>>;

function tellingsOf(run: Run, event: string): (Telling | '-')[] {
  const { entries, told } = run.find((story) => story.event === event) as Run[number];
  return entries.map(({ position }) => told.get(position) ?? '-');
}

describe('what another outlet says within a day of what was told', () => {
  let run: Run;
  beforeAll(async () => {
    run = await runOf('second-outlets');
  });

  it.each([
    ['the dead of an explosion, seven not three', 'gas', ['begins', '-', '-', 'goes on']],
    ['who follows a minister', 'minister', ['begins', '-', '-', 'goes on']],
    ['that the lights are on again', 'pylon', ['begins', '-', 'goes on']],
    ['that the missing are found', 'climber', ['begins', '-', '-', 'goes on']],
    ['how far an illness has spread', 'vaccine', ['begins', '-', 'goes on']],
  ])('is told once a second one says it too: %s', (_, event, expected) => {
    expect(tellingsOf(run, event)).toEqual(expected);
  });

  it.each([
    ['a strike forbidden', 'strike', ['begins', '-', '-']],
    ['a picture found to be forged', 'painting', ['begins', '-', '-']],
  ])('makes no mail while nobody else says it: %s', (_, event, expected) => {
    expect(tellingsOf(run, event)).toEqual(expected);
  });

  it('makes no mail where three rewrite what was told, but that four outlets have it', () => {
    expect(tellingsOf(run, 'plant')).toEqual(['begins', '-', '-', 'is taken up']);
  });

  it('is never passed over in a mail that tells of the story', () => {
    for (const { entries, reportOf } of run) {
      const [found] = selectStories([{ id: 's', title: 's', before: [], inside: entries }]);
      const shown = found?.entries.filter(({ step }, at, all) => at === 0 || step !== all[at - 1]?.step);
      const news = entries.filter((entry) => reportOf(entry).kind === 'new').map(({ title }) => title);
      expect(shown?.map(({ title }) => title)).toEqual(expect.arrayContaining(news));
    }
  });
});

describe('ten days of two outlets', () => {
  it.each(['skarvik', 'varn'] as const)('are told without a loss, and without a rewrite: %s', async (place) => {
    for (const { entries, told, reportOf } of await runOf(place)) {
      expect(entries.filter(({ position }) => told.has(position)).map(reportOf)).toEqual(
        entries.map(reportOf).filter(({ kind }) => kind !== 'rewrite'),
      );
    }
  });
});
