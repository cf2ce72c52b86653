import { describe, expect, it } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import { limits } from '../../../functions/limits.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberData } from '../../../functions/subscribe/subscriber-data.ts';
import { subscriptionsOf } from '../../../functions/subscribe/subscriptions-of.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, desert, type MailWorld, mailWorld, river } from '../../mail-world.ts';
import { lastToken, mailsTo, runPlan, visitor } from './visitor.ts';

const ann = 'ann@example.com';
const hourMs = 3_600_000;

/** All that is kept of an address, as its reader would be shown it. */
async function keptOf(address: string, world: MailWorld): Promise<string> {
  return JSON.stringify(await subscriberData(subscriberIdOf(address, await tokenSecret(world)), world));
}

describe('the life of a subscription', () => {
  it('goes from the form to the inbox and out again', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await addEntry(world, 1);
    const asked = await person.signUp(ann);
    expect(asked.text).toContain('Check your mail');
    expect(await mailsTo(world, ann)).toHaveLength(1);

    const token = await lastToken(world, ann, 'confirm');
    const page = await person.get(`/mail/confirm?t=${token}`);
    expect(page.text).toContain('Yes, subscribe me');
    await runPlan(world);
    expect(await mailsTo(world, ann)).toHaveLength(1);

    const done = await person.post('/mail/confirm', { t: token ?? '' });
    expect(done.text).toContain('You are subscribed');
    await person.post('/mail/confirm', { t: token ?? '' });
    const [, welcome, ...none] = await mailsTo(world, ann);
    expect(none).toHaveLength(0);
    expect(welcome?.subject).toBe('Welcome: the latest on The river');
    expect(welcome?.text).toContain('Headline 1');

    world.clock.advance(hourMs);
    await addEntry(world, 2);
    world.clock.advance(hourMs);
    await runPlan(world);
    const digest = (await mailsTo(world, ann)).at(-1);
    expect(digest?.subject).toBe('Headline 2');
    expect(digest?.text).not.toContain('Headline 1');

    const unsubscribe = `/mail/unsubscribe?t=${await lastToken(world, ann, 'unsubscribe')}`;
    await person.get(unsubscribe);
    await addEntry(world, 3);
    world.clock.advance(2 * hourMs);
    await runPlan(world);
    expect(await mailsTo(world, ann)).toHaveLength(4);

    const ended = await person.post(unsubscribe, { 'List-Unsubscribe': 'One-Click' });
    expect(ended.status).toBe(200);
    expect((await person.post(unsubscribe, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect((await person.get(unsubscribe)).text).toContain('You are unsubscribed');
    await addEntry(world, 4);
    world.clock.advance(2 * hourMs);
    await runPlan(world);
    expect(await mailsTo(world, ann)).toHaveLength(4);
  });

  it('says the same for an address that is known, suppressed or new', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const known = await person.signUp(ann);
    const fresh = await person.signUp('bob@example.com');
    expect(known.text.replaceAll(ann, '')).toBe(fresh.text.replaceAll('bob@example.com', ''));
    expect((await mailsTo(world, ann)).at(-1)?.subject).toBe('Your subscription: The river');
  });

  it('asks an address to confirm once a day at most', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.signUp(ann);
    await person.signUp(ann);
    expect(await mailsTo(world, ann)).toHaveLength(1);
    world.clock.advance(24 * hourMs);
    await person.signUp(ann);
    expect(await mailsTo(world, ann)).toHaveLength(2);
  });

  it('asks who unsubscribed a moment ago and asks again, though it has asked that day', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    await person.post(`/mail/unsubscribe?t=${await lastToken(world, ann, 'unsubscribe')}`, {});
    await person.signUp(ann);
    await person.signUp(ann);
    const subjects = (await mailsTo(world, ann)).map(({ subject }) => subject);
    expect(subjects).toEqual([
      'Confirm: The river by e-mail',
      'Welcome: the latest on The river',
      'Confirm: The river by e-mail',
    ]);
  });

  it('asks about a second topic of the same day once the first is confirmed', async () => {
    const world = await mailWorld({ topics: [river, desert] });
    const person = visitor(world);
    await person.signUp(ann);
    await person.signUp(ann, {}, 'desert');
    expect(await mailsTo(world, ann)).toHaveLength(1);
    await person.post('/mail/confirm', { t: (await lastToken(world, ann, 'confirm')) ?? '' });
    expect((await mailsTo(world, ann)).slice(1).map(({ subject }) => subject)).toEqual([
      'Welcome: the latest on The river',
      'À confirmer\u00a0: «\u00a0Le désert\u00a0» par courriel',
    ]);
  });

  it('takes no sign-up that was sent too quickly, or with the hidden field filled in', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    const page = await person.get('/river/subscribe');
    const form = page.text.match(/name="form" value="([^"]+)"/)?.[1] ?? '';
    const hasty = await person.post('/river/subscribe', { address: ann, cadence: 'live', form });
    expect(hasty.status).toBe(422);
    const trapped = await person.signUp(ann, { website: 'https://spam.example' });
    expect(trapped.text).toContain('Check your mail');
    expect(world.mails).toHaveLength(0);
  });

  it('lets one client sign up only so often in an hour', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    for (let number = 0; number < 10; number++) await person.signUp(`reader${number}@example.com`);
    const refused = await person.signUp('one-more@example.com');
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('too many requests')]);
    expect((await visitor(world, '192.0.2.2').signUp('another@example.com')).text).toContain('Check your mail');
  });

  it('gives each story once across a change of rhythm, and misses none', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann, { cadence: 'daily', hour: '8' });
    world.clock.advance(2 * hourMs);
    await addEntry(world, 1);
    await runPlan(world);
    await addEntry(world, 2);
    const preferences = (await lastToken(world, ann, 'preferences')) ?? '';
    world.clock.advance(hourMs);
    const saved = await person.post('/mail/preferences', { t: preferences, 'cadence-river': 'live', zone: 'UTC' });
    expect(saved.text).toContain('Saved.');
    await runPlan(world);
    await addEntry(world, 3);
    world.clock.advance(2 * hourMs);
    await runPlan(world);
    const texts = (await mailsTo(world, ann)).map(({ text }) => text ?? '').join('\n');
    for (const number of [1, 2, 3]) expect(texts.match(new RegExp(`Headline ${number}\\n`, 'g'))).toHaveLength(1);
  });

  it('is shown to the reader as it is, so that what is saved unchanged stays so', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann, { cadence: 'weekly', hour: '5', weekday: '3', zone: 'Africa/Bamako' });
    const { text } = await person.get(`/mail/preferences?t=${await lastToken(world, ann, 'preferences')}`);
    const chosen = [...text.matchAll(/<option value="([^"]+)" selected>/g)].map(([, value]) => value);
    expect(chosen).toEqual(['weekly', '5', '3', 'Africa/Bamako']);
  });

  it('keeps each topic at its own hour when settings are saved that say nothing of when', async () => {
    const world = await mailWorld({ topics: [river, desert] });
    const person = visitor(world);
    const friday = { cadence: 'weekly', hour: '18', weekday: '5', zone: 'Europe/Paris' };
    await person.subscribe(ann, friday, 'desert');
    await person.subscribe(ann, { cadence: 'daily', hour: '7', weekday: '1', zone: 'UTC' });
    const t = (await lastToken(world, ann, 'preferences')) ?? '';
    const hours = async () =>
      (await subscriptionsOf(subscriberIdOf(ann, await tokenSecret(world)), world)).map(
        ({ value }) => value.rhythm.hour,
      );
    const shown = { ...friday, 'cadence-desert': 'weekly', 'cadence-river': 'daily', t };
    await person.post('/mail/preferences', { ...shown, paused: 'yes' });
    await person.post('/mail/preferences', shown);
    expect(await hours()).toEqual([18, 7]);
    await person.post('/mail/preferences', { ...shown, hour: '9' });
    expect(await hours()).toEqual([9, 9]);
  });

  it('misses no story across a change of rhythm while sending is paused for days', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann, { cadence: 'hourly' });
    const preferences = (await lastToken(world, ann, 'preferences')) ?? '';
    const pause = recordKeys.sending('pause');
    await world.records.write([{ kind: 'put', key: pause, value: { reason: 'test', at: '' }, expect: 'any' }]);
    const numbers = Array.from({ length: 48 }, (_, at) => at + 1);
    for (const number of numbers) {
      await addEntry(world, number);
      world.clock.advance(hourMs);
      await runPlan(world);
    }
    await person.post('/mail/preferences', { t: preferences, 'cadence-river': 'daily', zone: 'UTC' });
    await world.records.write([{ kind: 'delete', key: pause, expect: 'any' }]);
    await runPlan(world);
    const owed = (await mailsTo(world, ann)).at(-1)?.text ?? '';
    expect(owed).toMatch(/\nHeadline 48\n/);
    expect(owed).toContain(`And ${numbers.length - limits.editionStoriesMax} more on the web`);
  });

  it('mails a story of two topics once to a reader of both', async () => {
    const other = { ...river, slug: 'lake', title: 'The lake' };
    const world = await mailWorld({ topics: [river, other] });
    const person = visitor(world);
    await person.subscribe(ann);
    await person.subscribe(ann, {}, 'lake');
    await addEntry(world, 1);
    await addEntry(world, 1, { topic: 'lake' });
    await addEntry(world, 2, { topic: 'lake' });
    world.clock.advance(2 * hourMs);
    await runPlan(world);
    const texts = (await mailsTo(world, ann)).map(({ text }) => text ?? '').join('\n');
    expect(texts.match(/Headline 1\n/g)).toHaveLength(1);
    expect(texts.match(/Headline 2\n/g)).toHaveLength(1);
  });

  it('hands out all data and erases all of it', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const token = (await lastToken(world, ann, 'preferences')) ?? '';
    const data = JSON.parse((await person.get(`/mail/data?t=${token}`)).text);
    expect(data.subscriber.address).toBe(ann);
    expect(data.subscriptions[0].consent).toMatchObject({ how: 'form', wording: 'en-3' });
    expect(data.mails).toHaveLength(2);
    await person.get(`/mail/erase?t=${token}`);
    expect((await person.get(`/mail/preferences?t=${token}`)).status).toBe(200);
    expect((await person.post('/mail/erase', { t: token })).text).toContain('Everything is erased');
    expect((await person.get(`/mail/preferences?t=${token}`)).status).toBe(410);
    await addEntry(world, 1);
    world.clock.advance(2 * hourMs);
    await runPlan(world);
    expect(await mailsTo(world, ann)).toHaveLength(2);
  });

  it('confirms by the link of the latest request, however long ago the first one was', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.signUp(ann);
    world.clock.advance(6 * 24 * hourMs);
    await person.signUp(ann);
    world.clock.advance(6 * 24 * hourMs);
    const token = (await lastToken(world, ann, 'confirm')) ?? '';
    expect((await person.post('/mail/confirm', { t: token })).text).toContain('You are subscribed');
    world.clock.advance(30 * 24 * hourMs);
    expect(await keptOf(ann, world)).toContain(ann);
  });

  it('forgets an address that is never confirmed, after a week', async () => {
    const world = await mailWorld({ topics: [river, { ...river, slug: 'lake', title: 'The lake' }] });
    const person = visitor(world);
    await person.signUp(ann);
    world.clock.advance(3 * 24 * hourMs);
    await Promise.all([person.signUp(ann, {}, 'lake'), person.signUp('bob@example.com', {}, 'lake')]);
    world.clock.advance(6 * 24 * hourMs);
    expect(await keptOf(ann, world)).toContain(ann);
    world.clock.advance(24 * hourMs);
    expect(await keptOf(ann, world)).not.toContain(ann);
  });

  it('leaves a request for another topic open when settings are saved before it is confirmed', async () => {
    const world = await mailWorld({ topics: [river, { ...river, slug: 'lake', title: 'The lake' }] });
    const person = visitor(world);
    await person.subscribe(ann);
    const preferences = (await lastToken(world, ann, 'preferences')) ?? '';
    await person.signUp(ann, {}, 'lake');
    const confirm = (await lastToken(world, ann, 'confirm')) ?? '';
    const choice = { 'cadence-river': 'hourly', 'cadence-lake': 'none', zone: 'UTC' };
    expect((await person.post('/mail/preferences', { t: preferences, ...choice })).text).toContain('Saved.');
    expect((await person.post('/mail/confirm', { t: confirm })).text).toContain('You are subscribed');
  });

  it('does not say of a subscription that has ended that it is confirmed', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.signUp(ann);
    const confirm = (await lastToken(world, ann, 'confirm')) ?? '';
    await person.post('/mail/confirm', { t: confirm });
    await person.post(`/mail/unsubscribe?t=${await lastToken(world, ann, 'unsubscribe')}`, {});
    const again = await person.get(`/mail/confirm?t=${confirm}`);
    expect([again.status, again.text]).toEqual([410, expect.not.stringContaining('You are subscribed')]);
  });

  it('refuses a link that was made for something else', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const token = (await lastToken(world, ann, 'unsubscribe')) ?? '';
    expect((await person.get(`/mail/preferences?t=${token}`)).status).toBe(403);
    expect((await person.post(`/mail/unsubscribe?t=${token.slice(0, -1)}A`, {})).status).toBe(403);
  });

  it('leads on from a link whose subscription is no more, and from an address that names no topic', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const token = (await lastToken(world, ann, 'preferences')) ?? '';
    await person.post('/mail/erase', { t: token });
    const gone = await person.get(`/mail/preferences?t=${token}`);
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('href="/river/subscribe"');
    const unknown = await person.get('/nothing/subscribe');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('href="/river/"');
  });

  it('ends with its link a subscription whose topic is not followed any more, and no other one', async () => {
    const world = await mailWorld({ topics: [river, desert] });
    await visitor(world).subscribe(ann, {}, 'desert');
    await visitor(world).subscribe(ann, {}, 'river');
    const token = (await lastToken(world, ann, 'unsubscribe')) ?? '';
    const without = visitor({ ...world, topics: [desert] });
    expect((await without.get(`/mail/unsubscribe?t=${token}`)).text).toContain('river');
    const done = await without.post(`/mail/unsubscribe?t=${token}`, { 'List-Unsubscribe': 'One-Click' });
    expect(done.status).toBe(200);
    expect(done.text).toContain('Plus de courriels sur «\u00a0river\u00a0».');
    expect(done.text).not.toContain('resubscribe');
    const data = await keptOf(ann, world);
    expect(data).toMatch(/"topic":"desert"[^{]*\{[^}]*\},"state":"confirmed"/);
    expect(data).toMatch(/"topic":"river"[^{]*\{[^}]*\},"state":"unsubscribed"/);
  });

  it('offers a new link when one has expired', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const token = (await lastToken(world, ann, 'preferences')) ?? '';
    world.clock.advance(61 * 24 * hourMs);
    expect((await person.get(`/mail/preferences?t=${token}`)).status).toBe(410);
    await person.post('/mail/new-link', { t: token });
    const fresh = (await lastToken(world, ann, 'preferences')) ?? '';
    expect((await person.get(`/mail/preferences?t=${fresh}`)).status).toBe(200);
  });
});
