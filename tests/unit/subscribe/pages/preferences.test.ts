import { expect, test } from 'vitest';
import { suppress } from '../../../../functions/feedback/suppress.ts';
import type { Subscription } from '../../../../functions/model/subscription.ts';
import { tokenSecret } from '../../../../functions/subscribe/secret.ts';
import { subscriptionsOf } from '../../../../functions/subscribe/subscriptions-of.ts';
import { subscriberIdOf } from '../../../../functions/subscribe/tokens.ts';
import { mailWorld, river } from '../../../mail-world.ts';
import { lastToken, visitor } from '../visitor.ts';

const ann = 'ann@example.com';
const lake = { ...river, slug: 'lake', title: 'The lake' };

/** A reader of one topic of two, as it happens, with the link to the settings. */
async function reader() {
  const world = await mailWorld({ topics: [river, lake] });
  const person = visitor(world);
  await person.subscribe(ann);
  const t = (await lastToken(world, ann, 'preferences')) ?? '';
  const id = subscriberIdOf(ann, await tokenSecret(world));
  const shown = { t, 'cadence-river': 'live', 'cadence-lake': 'none', zone: 'UTC', hour: '8', weekday: '1' };
  const of = async (topic: string): Promise<Subscription | undefined> =>
    (await subscriptionsOf(id, world)).map(({ value }) => value).find((one) => one.topic === topic);
  return {
    world,
    of,
    id,
    look: () => person.get(`/mail/preferences?t=${t}`),
    save: (fields: Readonly<Record<string, string>> = {}) => person.post('/mail/preferences', { ...shown, ...fields }),
  };
}

/** What the page says in boxes above the form, by their class, and whether mails are shown as paused. */
function saidOn(page: string) {
  const boxes = [...page.matchAll(/<div class="(note[^"]*)"[^>]*><p>(.*?)<\/p>/g)];
  return {
    notes: boxes.map(([, kind, words]) => `${kind}: ${words}`),
    isPaused: /name="paused" value="yes" checked/.test(page),
  };
}

test('mails are paused and go on as the page says, and it says so', async () => {
  const { look, of, save } = await reader();
  expect(saidOn((await look()).text)).toEqual({ notes: [], isPaused: false });
  expect(saidOn((await save({ paused: 'yes' })).text)).toEqual({ notes: ['note: Saved.'], isPaused: true });
  expect((await of('river'))?.state).toBe('paused');
  expect(saidOn((await look()).text)).toEqual({ notes: [], isPaused: true });
  expect(saidOn((await save()).text)).toEqual({ notes: ['note: Saved.'], isPaused: false });
  expect((await of('river'))?.state).toBe('confirmed');
});

test('settings that are saved as they were change nothing', async () => {
  const { of, save, world } = await reader();
  const before = await of('river');
  world.clock.advance(3_600_000);
  await save();
  expect(await of('river')).toEqual(before);
  expect(await of('lake')).toBeUndefined();
});

test('a topic that goes on keeps the consent that it began with; one that begins has that of the page', async () => {
  const { of, save, world } = await reader();
  const { consent } = (await of('river'))!;
  world.clock.advance(3_600_000);
  const now = world.clock.now();
  await save({ 'cadence-river': 'hourly', 'cadence-lake': 'daily', paused: 'yes' });
  await save({ 'cadence-river': 'hourly', 'cadence-lake': 'daily' });
  expect(await of('river')).toMatchObject({ state: 'confirmed', rhythm: { cadence: 'hourly' }, consent });
  const given = { how: 'form', askedAt: now, confirmedAt: now, wording: expect.stringMatching(/^preferences /) };
  expect((await of('lake'))?.consent).toMatchObject(given);
});

test('a topic that was ended and is chosen again begins with a consent of its own', async () => {
  const { of, save, world } = await reader();
  await save({ 'cadence-river': 'none' });
  expect((await of('river'))?.state).toBe('unsubscribed');
  world.clock.advance(3_600_000);
  await save();
  expect(await of('river')).toMatchObject({ state: 'confirmed', consent: { confirmedAt: world.clock.now() } });
});

test('who gets nothing any more is shown the time that was chosen last', async () => {
  const { look, save } = await reader();
  const time = { hour: '5', weekday: '3', zone: 'Africa/Bamako' };
  await save({ 'cadence-river': 'weekly', ...time });
  await save({ 'cadence-river': 'none', ...time });
  const { text } = await look();
  const chosen = [...text.matchAll(/<option value="([^"]+)" selected>/g)].map(([, value]) => value);
  expect(chosen).toEqual(['none', 'none', '5', '3', 'Africa/Bamako']);
});

test('what is no time zone is refused, said to be a problem, and changes nothing', async () => {
  const { of, save } = await reader();
  const before = await of('river');
  const answer = await save({ 'cadence-river': 'daily', zone: 'Mars/Base' });
  expect(answer.status).toBe(422);
  expect(saidOn(answer.text).notes).toEqual([expect.stringMatching(/^note problem: ./)]);
  expect(await of('river')).toEqual(before);
});

test('an address that no mails go to is told so, can end what it gets, and begins nothing', async () => {
  const { id, look, of, save, world } = await reader();
  await suppress({ id, address: ann }, { reason: 'bounced', detail: '', at: world.clock.now() }, world);
  expect(saidOn((await look()).text).notes).toEqual([expect.stringMatching(/^note problem: ./)]);
  await save({ 'cadence-river': 'none', 'cadence-lake': 'daily' });
  expect((await of('river'))?.state).toBe('unsubscribed');
  expect(await of('lake')).toBeUndefined();
});
