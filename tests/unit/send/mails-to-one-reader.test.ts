import { describe, expect, it } from 'vitest';
import { recentCounts } from '../../../functions/feedback/sending-health.ts';
import { recordKeys } from '../../../functions/keys.ts';
import { openShipments } from '../../../functions/plan/idle-shipments.ts';
import type { MailOutcome } from '../../../functions/ports.ts';
import { send } from '../../../functions/send/send.ts';
import { eraseSubscriber } from '../../../functions/subscribe/erase-subscriber.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, desert, type MailWorld, mailWorld, river, workOff } from '../../mail-world.ts';
import { lastToken, mailSteps, mailsTo, runPlan, visitor } from '../subscribe/visitor.ts';

const ann = 'ann@example.com';
const minuteMs = 60_000;
const throttled: MailOutcome = { kind: 'throttled', reason: 'the server takes nothing now' };

/** The same world with a mail server that takes nothing while `down` is set. */
async function troubledWorld() {
  const world = await mailWorld();
  const trouble = { down: true };
  const { mailer } = world;
  const troubled: MailWorld = {
    ...world,
    mailer: { ...mailer, send: async (mail) => (trouble.down ? throttled : mailer.send(mail)) },
  };
  return { world: troubled, trouble };
}

describe('a welcome', () => {
  it('says where the news stands while all there is came with the first visit to its sources', async () => {
    const world = await mailWorld();
    const daysAgo = (days: number) => new Date(Date.parse(world.clock.now()) - days * 86_400_000).toISOString();
    for (const [at, days] of [1, 3, 5, 40].entries())
      await addEntry(world, at + 1, { mailable: false, published: daysAgo(days) });
    await visitor(world).subscribe(ann);
    const welcome = (await mailsTo(world, ann)).at(-1);
    const named = [1, 2, 3, 4].map((number) => String(welcome?.text).indexOf(`Headline ${number}`));
    expect(named[3]).toBe(-1);
    expect(named[0]).toBeGreaterThan(0);
    expect(named[1]).toBeGreaterThan(named[0]!);
    expect(named[2]).toBeGreaterThan(named[1]!);
    expect(welcome?.text).not.toContain('There is no news yet');
  });
});

describe('a mail to one reader', () => {
  it('goes out once the mail server takes mails again, however long it took none', async () => {
    const { world, trouble } = await troubledWorld();
    await visitor(world).signUp(ann);
    world.clock.advance(60 * minuteMs);
    await runPlan(world);
    trouble.down = false;
    world.clock.advance(5 * minuteMs);
    await runPlan(world);
    await runPlan(world);
    expect(await mailsTo(world, ann)).toHaveLength(1);
    expect(await openShipments(world)).toEqual([]);
  });

  it('is tried again at once where the mail server takes one only now and then', async () => {
    const { world, trouble } = await troubledWorld();
    const wait = async (milliseconds: number) => {
      trouble.down = false;
      world.clock.advance(milliseconds);
    };
    await visitor({ ...world, wait }).signUp(ann);
    expect(await mailsTo(world, ann)).toHaveLength(1);
  });

  it('goes out at the rate of the account', async () => {
    const world = await mailWorld();
    const quota = async () => ({ perSecond: 0.1, remainingToday: 1_000, sandbox: false });
    const waits: number[] = [];
    const wait = async (milliseconds: number) => {
      waits.push(milliseconds);
      world.clock.advance(milliseconds);
    };
    const visitors = visitor({ ...world, wait, mailer: { ...world.mailer, quota } });
    for (const address of [ann, 'ben@example.com', 'cem@example.com']) await visitors.signUp(address);
    // One in ten seconds, and filling in the form takes five.
    expect(waits).toEqual([5_000, 5_000]);
  });

  it('waits while sending is paused, and goes out when it is resumed', async () => {
    const world = await mailWorld();
    const pause = recordKeys.sending('pause');
    await world.records.write([{ kind: 'put', key: pause, value: { reason: 'test', at: '' }, expect: 'any' }]);
    await visitor(world).signUp(ann);
    expect(await mailsTo(world, ann)).toEqual([]);
    await world.records.write([{ kind: 'delete', key: pause, expect: 'any' }]);
    await workOff(await openShipments(world), mailSteps(world));
    expect(await mailsTo(world, ann)).toHaveLength(1);
  });

  it('counts among what was sent, or bounces would look more than they are', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    expect((await recentCounts(world)).sent).toBe(2);
  });

  it('asks an address that has confirmed nothing once a day, for whatever topics', async () => {
    const world = await mailWorld({ topics: [river, desert] });
    const person = visitor(world);
    await person.signUp(ann);
    await person.signUp(ann, {}, 'desert');
    expect(await mailsTo(world, ann)).toHaveLength(1);
    await person.post('/mail/confirm', { t: (await lastToken(world, ann, 'confirm')) ?? '' });
    await person.signUp(ann, {}, 'desert');
    const subjects = (await mailsTo(world, ann)).map(({ subject }) => subject);
    expect(subjects.slice(2)).toEqual(['À confirmer\u00a0: «\u00a0Le désert\u00a0» par courriel']);
  });

  it('does not go out to a reader who leaves while it is made', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const preferences = (await lastToken(world, ann, 'preferences')) ?? '';
    const { mailer } = world;
    const quota = async () => {
      await person.post('/mail/preferences', { t: preferences, 'cadence-river': 'none' });
      return mailer.quota();
    };
    const message = { to: 'send', topic: 'river', edition: 'welcome-2026-03-02T07', shard: '' } as const;
    const shard = subscriberIdOf(ann, await tokenSecret(world));
    await expect(send({ ...message, shard }, { ...world, mailer: { ...mailer, quota } })).rejects.toThrow('gone');
    expect(await send({ ...message, shard }, world)).toEqual([]);
    expect(await mailsTo(world, ann)).toHaveLength(2);
  });

  it('leaves nothing behind of a reader who has everything erased while it is handed over', async () => {
    const world = await mailWorld();
    const id = subscriberIdOf(ann, await tokenSecret(world));
    const { mailer } = world;
    const erasing: MailWorld['mailer'] = {
      ...mailer,
      send: async (mail) => {
        await eraseSubscriber(id, world);
        return mailer.send(mail);
      },
    };
    await visitor({ ...world, mailer: erasing }).signUp(ann);
    expect(await mailsTo(world, ann)).toHaveLength(1);
    const { partition } = recordKeys.subscriber(id);
    expect(await world.records.list(partition, { limit: 10 })).toEqual([]);
  });

  it('is reported when its sender stopped in the middle', async () => {
    const world = await mailWorld();
    const { mailer } = world;
    let handedOver = 0;
    const stopping: MailWorld = {
      ...world,
      mailer: {
        ...mailer,
        send: async () => {
          handedOver += 1;
          throw new Error('the sender stops');
        },
      },
    };
    await expect(visitor(stopping).signUp(ann)).rejects.toThrow('stops');
    const day = world.clock.now().slice(0, 10);
    const id = subscriberIdOf(ann, await tokenSecret(world));
    const message = { to: 'send', topic: 'river', edition: `confirm-${day}`, shard: id } as const;
    await send(message, stopping);
    for (let round = 0; round < 6; round++) {
      world.clock.advance(10 * minuteMs);
      await runPlan(stopping);
    }
    expect(handedOver).toBe(1);
    expect(world.events.filter(({ event }) => event === 'mail may not have gone out')).toHaveLength(1);
    expect(await openShipments(world)).toEqual([]);
  });
});
