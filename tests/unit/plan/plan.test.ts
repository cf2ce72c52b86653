import { describe, expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { recordKeys } from '../../../functions/keys.ts';
import type { Message } from '../../../functions/messages.ts';
import { hourlyIsDue, liveIsDue } from '../../../functions/plan/due-editions.ts';
import { openShipments } from '../../../functions/plan/idle-shipments.ts';
import { plan } from '../../../functions/plan/plan.ts';
import type { PlanNeeds } from '../../../functions/plan/plan-needs.ts';
import { newGroup, plainRhythm } from '../../../functions/subscribe/groups.ts';
import { addEntry, desert, mailWorld, river } from '../../mail-world.ts';
import { mailsTo, runPlan, visitor } from '../subscribe/visitor.ts';

const ann = 'ann@example.com';
const minuteMs = 60_000;
const settings = { quietSpellMinutes: 15, liveGapMinutes: 60, baseUrl: 'https://news.example.org', siteName: 'News' };

/** What is due, but for the pages of topics that have just been added. */
async function planned(world: PlanNeeds): Promise<readonly Message[]> {
  return (await plan({ to: 'plan' }, world)).filter(({ to }) => to !== 'feed');
}

async function standing(seenAt: string, now: string, latestAt: string | null) {
  const world = await mailWorld();
  const newest = { ...(await addEntry(world, 5)), firstSeen: seenAt };
  const group = { ...newGroup(plainRhythm('live'), '2026-03#000004'), latestAt };
  return { group, newest, now };
}

describe('what is due', () => {
  it('waits for a quiet spell before an as-it-happens edition', async () => {
    const busy = await standing('2026-03-02T08:00:00.000Z', '2026-03-02T08:14:00.000Z', '2026-03-02T06:00:00.000Z');
    const quiet = { ...busy, now: '2026-03-02T08:15:00.000Z' };
    expect(liveIsDue({ ...busy, group: { ...busy.group, latestAt: '2026-03-02T07:10:00.000Z' } }, settings)).toBe(
      false,
    );
    expect(liveIsDue(quiet, settings)).toBe(true);
  });

  it('keeps as-it-happens editions an hour apart', async () => {
    const early = await standing('2026-03-02T08:00:00.000Z', '2026-03-02T08:29:00.000Z', '2026-03-02T07:30:00.000Z');
    expect(liveIsDue(early, settings)).toBe(false);
    expect(liveIsDue({ ...early, now: '2026-03-02T08:30:00.000Z' }, settings)).toBe(true);
  });

  it('does not wait for ever when news keeps coming', async () => {
    const flood = await standing('2026-03-02T09:29:00.000Z', '2026-03-02T09:30:00.000Z', '2026-03-02T07:30:00.000Z');
    expect(liveIsDue(flood, settings)).toBe(true);
  });

  it('asks for no edition where nothing has come since the last one', async () => {
    const late = await standing('2026-03-02T08:00:00.000Z', '2026-03-02T12:00:00.000Z', '2026-03-02T09:00:00.000Z');
    const told = { ...late, group: { ...late.group, cursor: late.newest.position } };
    expect([liveIsDue(late, settings), hourlyIsDue(late)]).toEqual([true, true]);
    expect([liveIsDue(told, settings), hourlyIsDue(told)]).toEqual([false, false]);
  });

  it('waits for no time that a clock had reached before it was put back', async () => {
    const ahead = await standing('2026-03-09T08:00:00.000Z', '2026-03-02T08:00:00.000Z', '2026-03-09T08:05:00.000Z');
    expect(liveIsDue(ahead, settings)).toBe(true);
    expect(hourlyIsDue(ahead)).toBe(true);
  });

  it('makes one hourly edition in an hour', async () => {
    const now = '2026-03-02T08:30:00.000Z';
    const late = await standing(now, now, '2026-03-02T08:00:00.000Z');
    expect(hourlyIsDue(late)).toBe(false);
    expect(hourlyIsDue({ ...late, now: '2026-03-02T09:00:00.000Z' })).toBe(true);
  });

  it('plans the same again when asked again', async () => {
    const world = await mailWorld();
    await addEntry(world, 1);
    expect(await plan({ to: 'plan' }, world)).toEqual(await plan({ to: 'plan' }, world));
  });

  it('has the pages made of topics that are new or called otherwise, twice because a crash may lose what it asks for', async () => {
    const world = await mailWorld({ topics: [river, desert] });
    const pages = async (needs: PlanNeeds) =>
      (await plan({ to: 'plan' }, needs)).flatMap((message) => (message.to === 'feed' ? [message.topic] : []));
    const renamed = { ...world, topics: [river, { ...desert, title: 'Dunes' }] };
    const moved = { ...renamed, settings: { ...world.settings, baseUrl: 'https://elsewhere.example.org' } };
    for (const needs of [world, renamed, moved]) {
      expect(await pages(needs)).toEqual([river.slug, desert.slug]);
      expect(await pages(needs)).toEqual([river.slug, desert.slug]);
      expect(await pages(needs)).toEqual([]);
    }
  });

  it('lets what is due to readers of a topic that is followed no longer wait until it is back', async () => {
    const world = await mailWorld({ topics: [river, desert] });
    await visitor(world).subscribe(ann, { cadence: 'daily', hour: '8', zone: 'UTC' });
    const had = (await mailsTo(world, ann)).length;
    await addEntry(world, 1);
    const without = { ...world, topics: [desert] };
    for (let day = 0; day < 3; day++) {
      world.clock.advance(24 * 60 * minuteMs);
      expect(await planned(without)).toEqual([]);
    }
    await runPlan(world);
    await runPlan(world);
    expect((await mailsTo(world, ann)).slice(had).map(({ subject }) => subject)).toEqual(['Headline 1']);
  });

  it.each([
    ['daily', 3],
    ['daily', 365],
    ['weekly', 20],
  ])('mails a %s reader on time again once a clock that was %i days ahead is put right', async (cadence, days) => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann, { cadence, hour: '8', weekday: '2', zone: 'UTC' });
    const had = (await mailsTo(world, ann)).length;
    world.clock.advance(days * 24 * 60 * minuteMs);
    await runPlan(world);
    world.clock.advance(-days * 24 * 60 * minuteMs);
    await runPlan(world);
    await addEntry(world, 1);
    world.clock.advance(26 * 60 * minuteMs);
    await runPlan(world);
    expect((await mailsTo(world, ann)).slice(had).map(({ subject }) => subject)).toEqual(['Headline 1']);
  });

  it('mails at the hour of the reader, summer and winter', async () => {
    const world = await mailWorld();
    world.clock.advance(Date.parse('2026-03-27T20:00:00.000Z') - Date.parse(world.clock.now()));
    await visitor(world).subscribe(ann, { cadence: 'daily', hour: '8', zone: 'Europe/Paris' });
    const dates: (string | undefined)[] = [];
    for (let quarter = 0; quarter < 4 * 24 * 3; quarter++) {
      if (quarter % 16 === 0) await addEntry(world, 1 + quarter);
      world.clock.advance(15 * minuteMs);
      await runPlan(world);
    }
    for (const mail of (await mailsTo(world, ann)).slice(2)) dates.push(mail.date?.slice(0, 16));
    expect(dates).toEqual(['2026-03-28T07:00', '2026-03-29T06:00', '2026-03-30T06:00']);
  });

  it('hands out again a shipment that nobody has worked on for a while, or at once when it is asked for', async () => {
    const world = await mailWorld();
    const key = recordKeys.shipment('river', 'live-2026-03-02T08-00', 'live#a');
    const value = { group: 'live', from: null, number: 1, touchedAt: world.clock.now() };
    await world.records.write([{ kind: 'put', key, value, expect: 'absent' }]);
    const message = { to: 'send', topic: 'river', edition: 'live-2026-03-02T08-00', shard: 'live#a' };
    expect(await planned(world)).toEqual([]);
    expect(await openShipments(world)).toEqual([message]);
    world.clock.advance(20 * minuteMs);
    expect(await planned(world)).toEqual([message]);
  });

  it('finds what is due and what is open behind hundreds that wait for a topic that was removed', async () => {
    const world = await mailWorld();
    const group = newGroup({ cadence: 'daily', hour: 8, weekday: 1, zone: 'UTC' }, null);
    await addEntry(world, 1);
    for (const [topic, many] of Object.entries({ gone: 600, river: 1 })) {
      for (let number = 0; number < many; number++) {
        const name = `daily/08/${number}`;
        const due = recordKeys.due('2026-03-02T05:00:00.000Z', topic, name);
        const shipment = recordKeys.shipment(topic, 'live-2026-03-02T05-00', `live#${number}`);
        await world.records.write([
          { kind: 'put', key: due, value: { topic, cadence: 'daily', group: name }, expect: 'absent' },
          { kind: 'put', key: recordKeys.group(topic, name), value: group, expect: 'absent' },
          { kind: 'put', key: shipment, value: { touchedAt: '' }, expect: 'absent' },
        ]);
      }
    }
    const named = ({ to, ...message }: Message) => `${to} ${'cadence' in message ? message.cadence : ''}`;
    expect((await planned(world)).map(named).toSorted()).toEqual(['digest daily', 'digest live', 'send ']);
    await digest({ to: 'digest', topic: 'river', cadence: 'daily', slot: '2026-03-02T06-00' }, world);
    expect((await planned(world)).map(named).toSorted()).toEqual(['digest live', 'send ']);
  });
});
