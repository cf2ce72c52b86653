import { describe, expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { takeReturnedMail } from '../../../functions/feedback/feedback.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Subscription } from '../../../functions/model/subscription.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { send } from '../../../functions/send/send.ts';
import { changeSubscription } from '../../../functions/subscribe/change-subscription.ts';
import { eraseSubscriber } from '../../../functions/subscribe/erase-subscriber.ts';
import { plainRhythm } from '../../../functions/subscribe/groups.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { importSubscriber } from '../../../functions/subscribe/import-subscriber.ts';
import { endUnnamed } from '../../../functions/subscribe/named-readers.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, type MailWorld, mailWorld, river, workOff } from '../../mail-world.ts';
import { lastToken, visitor } from './visitor.ts';

const example = 'reader@example.com';
const own = 'owner@example.com';

/** A start with these addresses in the settings; gives those that are mailed no longer. */
async function start(world: MailWorld, ...named: readonly string[]): Promise<readonly string[]> {
  const ended = await endUnnamed(named, [example], world.topics, world);
  await ensureSubscriptions(named, world.topics, world);
  return ended;
}

/** Whom the next article is mailed to. */
async function mailedFor(world: MailWorld, article: number): Promise<readonly string[]> {
  const before = world.mails.length;
  await addEntry(world, article);
  world.clock.advance(3 * 3_600_000);
  await workOff([{ to: 'plan' }], {
    plan: (message) => plan(message, world),
    digest: (message) => digest(message, world),
    send: (message) => send(message, world),
  });
  return world.mails
    .slice(before)
    .map(({ to }) => to)
    .sort();
}

describe('an address that the settings name', () => {
  it('is mailed no longer once they do not', async () => {
    const world = await mailWorld();
    expect(await start(world, example)).toEqual([]);
    expect(await mailedFor(world, 1)).toEqual([example]);
    expect(await start(world, own)).toEqual([example]);
    expect(await mailedFor(world, 2)).toEqual([own]);
    expect(await start(world, own)).toEqual([]);
  });

  it('is taken in by a list with a rhythm of its own once they do not', async () => {
    const world = await mailWorld();
    await start(world, own);
    await start(world);
    const row = { kind: 'address', line: 2, address: own, rhythm: {}, consentAt: null } as const;
    const options = { topic: river, rhythm: plainRhythm('hourly'), file: 'readers.csv', dryRun: false };
    expect(await importSubscriber(row, options, await tokenSecret(world), world)).toBe('added');
    expect(await start(world)).toEqual([]);
    expect(await mailedFor(world, 1)).toEqual([own]);
  });

  it.each(['by the link', 'by mail'])(
    'stays away when its reader unsubscribes %s after they took it out',
    async (way) => {
      const world = await mailWorld();
      const person = visitor(world);
      await start(world, own);
      expect(await mailedFor(world, 1)).toEqual([own]);
      const token = (await lastToken(world, own, 'unsubscribe')) ?? '';
      await start(world);
      const mail = Buffer.from(`From: ${own}\r\nSubject: unsubscribe ${token}\r\n\r\n\r\n`);
      if (way === 'by mail') await takeReturnedMail(mail, world);
      else expect((await person.get(`/mail/unsubscribe?t=${token}`)).text).toContain(`/mail/unsubscribe?t=${token}`);
      if (way === 'by the link') await person.post(`/mail/unsubscribe?t=${token}`, {});
      await start(world, own);
      expect(await mailedFor(world, 2)).toEqual([]);
      const row = { kind: 'address', line: 2, address: own, rhythm: {}, consentAt: null } as const;
      const options = { topic: river, rhythm: plainRhythm('hourly'), file: 'readers.csv', dryRun: false };
      expect(await importSubscriber(row, options, await tokenSecret(world), world)).toBe('had unsubscribed');
    },
  );

  it('goes on being mailed, and misses nothing, when it is written in other letters', async () => {
    const world = await mailWorld();
    await start(world, example);
    await addEntry(world, 1);
    expect(await start(world, 'Reader@example.com')).toEqual([]);
    expect(await mailedFor(world, 2)).toEqual([example]);
    expect(Buffer.from(world.mails.at(-1)!.raw).toString('latin1')).toContain('Headline 1');
  });

  it('can unsubscribe at any time, also where it had been signed up and never confirmed', async () => {
    const world = await mailWorld({ topics: [river, { ...river, slug: 'lake', title: 'The lake' }] });
    const person = visitor(world);
    await person.signUp(example, {}, 'lake');
    await start(world, example);
    expect(await mailedFor(world, 1)).toEqual([example]);
    const token = await lastToken(world, example, 'unsubscribe');
    world.clock.advance(30 * 24 * 3_600_000);
    expect((await person.post(`/mail/unsubscribe?t=${token}`, {})).status).toBe(200);
    expect(await mailedFor(world, 2)).toEqual([]);
  });

  it('is mailed although somebody else had asked for it, but not where its reader had left before that', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.signUp(example);
    await person.subscribe(own);
    await person.post(`/mail/unsubscribe?t=${await lastToken(world, own, 'unsubscribe')}`, {});
    await person.signUp(own);
    await start(world, example, own);
    expect(await mailedFor(world, 1)).toEqual([example]);
  });

  it('goes by its reader once the reader has subscribed again, whatever they say', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await start(world, example, own);
    await mailedFor(world, 1);
    const token = await lastToken(world, example, 'unsubscribe');
    await start(world, own);
    await person.post(`/mail/resubscribe?t=${token}`, {});
    await start(world, example, own);
    expect(await start(world, own)).toEqual([]);
    expect(await mailedFor(world, 2)).toEqual([own, example]);
    await person.post(`/mail/unsubscribe?t=${token}`, {});
    await start(world, example, own);
    expect(await mailedFor(world, 3)).toEqual([own]);
  });

  it('is mailed what comes from then on when they name it again', async () => {
    const world = await mailWorld();
    await start(world, example, own);
    await start(world, own);
    await mailedFor(world, 1);
    await start(world, example, own);
    expect(await mailedFor(world, 2)).toEqual([own, example]);
    expect(world.mails.filter(({ to }) => to === example)).toHaveLength(1);
  });

  it('stays where it asked to be mailed itself, and stays away where it left', async () => {
    const world = await mailWorld();
    await start(world, example, own);
    const secret = await tokenSecret(world);
    const { slug } = world.topics[0]!;
    const change = async (address: string, given: Partial<Subscription>) => {
      const id = subscriberIdOf(address, secret);
      const before = (await world.records.get(recordKeys.subscription(id, slug)))!.value as Subscription;
      const after = { ...before, ...given };
      await changeSubscription({ subscriber: { id, address }, after, begins: 'now' }, world);
      return before;
    };
    const { consent } = await change(own, { state: 'unsubscribed' });
    await change(example, { consent: { ...consent, how: 'form' } });
    expect(await start(world)).toEqual([]);
    await start(world, own);
    expect(await mailedFor(world, 1)).toEqual([example]);
  });

  it('is not brought back by the settings once it had everything erased', async () => {
    const world = await mailWorld();
    await start(world, own);
    await eraseSubscriber(subscriberIdOf(own, await tokenSecret(world)), world);
    const [outcome] = await ensureSubscriptions([own], world.topics, world);
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('erased') });
    expect(await mailedFor(world, 1)).toEqual([]);
  });
});
