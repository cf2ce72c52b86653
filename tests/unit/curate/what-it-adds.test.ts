import { describe, expect, it } from 'vitest';
import { readReport } from '../../../functions/curate/judge/report.ts';
import { growProfile } from '../../../functions/curate/stories/story-profile.ts';
import { addsToStory, newShare, repeatsOf, withAddition } from '../../../functions/curate/stories/what-it-adds.ts';
import { bridge, newsroom, strike } from './newsroom.ts';

const dated = { firstSeen: '2026-03-02T06:00:00.000Z', published: null };
const profile = growProfile(undefined, 's', readReport({ title: 'Dockers walk out', text: strike }), dated);

const titles = ['Dockers walk out', 'Dockers of Tessel stay out for a fifth day', 'Swing bridge opens in May'];
const follows = `Nobody works at the quays of the harbour of Tessel. Dockers stayed out on Friday, and talks about night shifts
have failed again, the port captain Ines Halvorsen said. The union wants a judge to rule; Northline has sent the crews
home. Two freighters turned back to Rotterdam with their bananas, and supermarkets expect empty shelves.`;

it('is nothing for what the story has said, and all of what it has not', () => {
  expect(newShare(readReport({ title: 'Dockers walk out', text: strike }), profile)).toBe(0);
  expect(newShare(readReport({ title: 'Zebra', text: 'Zebra gnu okapi.' }), profile)).toBe(1);
  expect(newShare(readReport({ title: '', text: '' }), profile)).toBe(0);
});

it('is more in what follows from an event than in a shorter report of it', () => {
  const shorter = strike.split('\n').slice(0, 2).join('\n');
  expect(addsToStory(readReport({ title: 'Walkout of dockers', text: shorter }), profile)).toBe(false);
  expect(addsToStory(readReport({ title: 'A fifth day', text: follows }), profile)).toBe(true);
});

it('is kept with an entry that joins a story, with the days that it names, and with no other', async () => {
  const room = newsroom();
  for (const [at, text] of [strike, follows, bridge].entries()) {
    await room.feed('https://a.example/feed', [{ title: titles[at]!, link: `https://a.example/${at}`, text }]);
    await room.takeIn();
  }
  const entries = await room.entries();
  expect(entries.map(({ joined }) => joined)).toEqual([undefined, { adds: true, weekdays: [5] }, undefined]);
});

describe('what a report repeats', () => {
  const terms = (...words: string[]) => ({ terms: words.map((word): [string, number] => [word, 1]) });

  it('is what others were the first to say, apart from what the story had said before them', () => {
    const added = withAddition(terms('dock', 'strike'), terms('dock', 'judge', 'fine'), '2026-03#000002');
    expect(added).toEqual([{ position: '2026-03#000002', terms: ['judge', 'fine'] }]);
    expect(repeatsOf(terms('dock', 'judge', 'fine', 'appeal'), added)).toEqual([
      { position: '2026-03#000002', share: 0.5 },
    ]);
    expect(repeatsOf(terms('dock', 'strike'), added)).toEqual([]);
    expect(repeatsOf(terms('dock'))).toEqual([]);
  });

  it('is known of the six latest reports alone, and of none where a story begins', () => {
    expect(withAddition(undefined, terms('dock'), 'p')).toEqual([]);
    let story: Exclude<Parameters<typeof withAddition>[0], undefined> = { terms: [] };
    for (let at = 0; at < 9; at++) story = { terms: [], additions: withAddition(story, terms('dock'), String(at)) };
    expect(story.additions?.map(({ position }) => position)).toEqual(['3', '4', '5', '6', '7', '8']);
  });

  it('is kept with its entry', async () => {
    const room = newsroom();
    const verdict = `A judge has ordered the dockers of Tessel back to the quays of the harbour. Judge Oda Lind fined the union
forty thousand crowns, as the agreement with Northline forbids walkouts until June. Forty ships wait in the roads.`;
    const echo = `Forty thousand crowns: that is what judge Oda Lind asks of the union whose dockers walked out at the harbour of
Tessel. Until June the agreement with Northline forbids it. The union will appeal, and forty ships wait.`;
    for (const [at, text] of [strike, verdict, echo].entries()) {
      await room.feed('https://a.example/feed', [
        { title: ['Walkout', 'A judge', 'A fine'][at]!, link: `https://a.example/${at}`, text },
      ]);
      await room.takeIn();
    }
    const [begins, second, third] = await room.entries();
    expect(second?.storyId).toBe(begins?.storyId);
    expect(second?.joined).not.toHaveProperty('repeats');
    expect(third?.joined?.repeats).toEqual([{ position: second?.position, share: expect.any(Number) }]);
    expect(third?.joined?.repeats?.[0]?.share).toBeGreaterThan(0.3);
  });
});
