import { expect, it } from 'vitest';
import { readReport } from '../../../functions/curate/report.ts';
import { growProfile } from '../../../functions/curate/story-profile.ts';
import { addsToStory, newShare } from '../../../functions/curate/what-it-adds.ts';
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
