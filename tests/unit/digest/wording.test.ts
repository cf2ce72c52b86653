import { expect, test } from 'vitest';
import { composeEdition } from '../../../functions/digest/compose-edition.ts';
import { editionPage } from '../../../functions/digest/edition-page.ts';
import { editionText } from '../../../functions/digest/edition-text.ts';
import type { Rhythm } from '../../../functions/model/subscription.ts';
import { frameFor } from '../../../functions/send/edition-mail.ts';
import { plainRhythm } from '../../../functions/subscribe/groups.ts';
import { desert, river, settings } from '../../mail-world.ts';
import { sampleEdition } from '../../sample-edition.ts';

const reader = { address: 'ann@example.com', unsubscribe: 'u-token', preferences: 'p-token' };
const unsigned = { name: null, domain: null };

/** A story that goes on, reported by two that name no outlet. */
function mailOf(topic: typeof river) {
  const [story] = sampleEdition(topic, 2).stories.slice(-1);
  const entries = story!.entries.map((entry, at) => ({ ...entry, title: `Digue ${at}`, publisher: unsigned }));
  const frame = { id: 'live-x', cadence: 'live', madeAt: '2026-03-02T08:00:00.000Z', from: null, to: 'x' } as const;
  const edition = composeEdition(topic, frame, [{ ...story!, update: true, entries: entries.slice(0, 2) }])!;
  const mail = frameFor(topic, plainRhythm('live'), settings, reader);
  return { subject: edition.subject, text: editionText(edition, topic, settings, mail) };
}

test('sets quotation marks and colons as French does', () => {
  const { subject, text } = mailOf(desert);
  expect(subject).toBe('Suite\u00a0: Digue 0');
  expect(text).toContain('\nSuite\u00a0: Digue 0\n');
  expect(text).toContain('Aussi traité par\u00a0: «\u00a0Digue 1\u00a0»');
});

test('shows times in the zone of the reader, and says so once', () => {
  const textFor = (rhythm: Rhythm) => {
    const [story] = sampleEdition(river, 1).stories;
    const entries = [{ ...story!.entries[0]!, published: '2026-03-01T22:30:00.000Z' }];
    const edition = {
      ...sampleEdition(river, 1),
      madeAt: '2026-03-02T08:00:00.000Z',
      stories: [{ ...story!, entries }],
    };
    const mail = frameFor(river, rhythm, settings, reader);
    return editionText(edition, river, settings, mail).replaceAll(/\s+/g, ' ');
  };
  const rhythm = { cadence: 'daily', hour: 8, weekday: 1, zone: 'Asia/Tokyo' } as const;
  expect(textFor(rhythm)).toContain('2 March at 07:30');
  expect(textFor(rhythm)).toContain('daily at 08:00 (Asia/Tokyo). Times are in that time zone.');
  expect(textFor(rhythm)).not.toContain('UTC');
  expect(textFor({ ...rhythm, cadence: 'live' })).toContain('2 March at 07:30');
  expect(textFor({ ...rhythm, cadence: 'live' })).toContain('as it happens. Times are in the time zone Asia/Tokyo.');
  expect(textFor(plainRhythm('live'))).toContain('1 March at 22:30 UTC');
  expect(textFor(plainRhythm('live'))).not.toContain('time zone');
});

test('says of an update who reported before', () => {
  const [story] = sampleEdition(river, 1).stories;
  const [entry] = story!.entries;
  const of = (name: string, title: string) => ({ ...entry!, title, publisher: { name, domain: null }, alsoAt: [] });
  const update = { ...story!, update: true, entries: [of('New', 'n')], earlier: [of('Late', 'l'), of('Early', 'e')] };
  const frame = { id: 'live-x', cadence: 'live', madeAt: '2026-03-02T08:00:00.000Z', from: null, to: 'x' } as const;
  const edition = composeEdition(river, frame, [update])!;
  const mail = frameFor(river, plainRhythm('live'), settings, reader);
  expect(editionText(edition, river, settings, mail)).toContain('Also covered by: Late, Early');
});

test('says of a story that went on since when, who reported before, and what else came of it', () => {
  const [story] = sampleEdition(river, 1).stories;
  const [entry] = story!.entries;
  const of = (name: string, title: string, step?: number) => {
    return {
      ...entry!,
      id: title,
      title,
      publisher: { name, domain: null },
      alsoAt: [],
      ...(step !== undefined && { step }),
    };
  };
  const entries = [of('New', 'Troops leave', 1), of('Beside', 'Troops go', 1), of('Next', 'Base handed over', 2)];
  const update = { ...story!, update: true, began: '2026-02-27', entries, earlier: [of('New', 'Council votes')] };
  const frame = { id: 'live-x', cadence: 'live', madeAt: '2026-03-02T08:00:00.000Z', from: null, to: 'x' } as const;
  const edition = composeEdition(river, frame, [update])!;
  const mail = frameFor(river, plainRhythm('live'), settings, reader);
  const text = editionText(edition, river, settings, mail);
  const said = [
    'Update: Troops leave\nNew · ',
    'More on a story that began on 27 February.\nAlso covered by: Beside\nEarlier reports by: New\n',
    'Also in this story:\n\nBase handed over\nNext · ',
  ];
  expect(said.filter((part) => !text.includes(part))).toEqual([]);
  expect(text).not.toContain('Council votes');
  expect([edition.subject, edition.preview]).toEqual(['Update: Troops leave', 'Also: Base handed over']);
  const page = editionPage(edition, river, settings);
  expect(page).toContain('More on a story that began on 27 February.');
  expect(page).toContain(`<time datetime="${entry!.published}" title=`);
  expect(page).toMatch(
    /Also in this story<\/p>\s*<ul class="others">\s*<li><a href="[^"]+">Base handed over<\/a> · <bdi>Next<\/bdi> · /,
  );
});

test('sets them as English does', () => {
  const { subject, text } = mailOf(river);
  expect(subject).toBe('Update: Digue 0');
  expect(text).toContain('\nUpdate: Digue 0\n');
  expect(text).toContain('Also covered by: “Digue 1”');
});
