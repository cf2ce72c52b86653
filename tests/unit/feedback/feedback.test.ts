import { describe, expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { feedback, takeReturnedMail } from '../../../functions/feedback/feedback.ts';
import { recentCounts } from '../../../functions/feedback/sending-health.ts';
import { recordKeys } from '../../../functions/keys.ts';
import { idleShipments } from '../../../functions/plan/idle-shipments.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberData } from '../../../functions/subscribe/subscriber-data.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { addEntry, type MailWorld, mailWorld } from '../../mail-world.ts';
import { lastToken, mailsTo, runPlan, visitor } from '../subscribe/visitor.ts';
import { abuseReport, deliveryStatus } from './returned-mails.ts';

const ann = 'ann@example.com';
const hourMs = 3_600_000;

function bounce(bounceType: string, feedbackId: string, address = ann): string {
  const bouncedRecipients = [{ emailAddress: address, diagnosticCode: 'smtp; 550 5.1.1 no such user' }];
  return JSON.stringify({
    notificationType: 'Bounce',
    bounce: { bounceType, bounceSubType: 'General', bouncedRecipients, feedbackId },
    mail: { messageId: 'm1', destination: [address] },
  });
}

function complaint(feedbackId: string, address = ann): string {
  const complainedRecipients = [{ emailAddress: address }];
  const complaintParts = { complainedRecipients, feedbackId, complaintFeedbackType: 'abuse' };
  return JSON.stringify({ eventType: 'Complaint', complaint: complaintParts, mail: { messageId: 'm1' } });
}

async function newsComes(world: MailWorld, number: number): Promise<void> {
  await addEntry(world, number);
  world.clock.advance(2 * hourMs);
  await runPlan(world);
}

function tell(world: MailWorld, notification: string) {
  return feedback({ to: 'feedback', notification }, world);
}

function tellNextDay(world: MailWorld, notification: string) {
  world.clock.advance(24 * hourMs);
  return tell(world, notification);
}

function mailBack(world: MailWorld, raw: string) {
  return takeReturnedMail(new TextEncoder().encode(raw), world);
}

describe('feedback', () => {
  it('mails nothing more to an address whose mail bounced for good, and says why on the page', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const token = (await lastToken(world, ann, 'preferences')) ?? '';
    await tell(world, JSON.stringify({ Type: 'Notification', Message: bounce('Permanent', 'f1') }));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(2);
    expect((await person.get(`/mail/preferences?t=${token}`)).text).toContain('mails to it came back');
    await person.signUp(ann);
    const back = await person.post('/mail/preferences', { t: token, 'cadence-river': 'live', zone: 'UTC' });
    expect(back.text).toContain('mails to it came back');
    await newsComes(world, 2);
    expect(await mailsTo(world, ann)).toHaveLength(2);
  });

  it('suppresses after soft bounces on five days, however many came on one', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    for (const id of ['a', 'a', 'b', 'c', 'd', 'e']) await tell(world, bounce('Transient', id));
    for (const id of ['f', 'g', 'h']) await tellNextDay(world, bounce('Transient', id));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(3);
    await tellNextDay(world, bounce('Transient', 'i'));
    await newsComes(world, 2);
    expect(await mailsTo(world, ann)).toHaveLength(3);
    expect((await recentCounts(world)).hardBounces).toBe(1);
  });

  it('begins to count soft bounces anew where none came for long', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    for (const id of ['a', 'b', 'c', 'd']) await tellNextDay(world, bounce('Transient', id));
    world.clock.advance(10 * 24 * hourMs);
    await tellNextDay(world, bounce('Transient', 'e'));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(3);
  });

  it('counts anew from the next soft bounce on once an address is let go again', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    for (const id of ['a', 'b', 'c', 'd', 'e']) await tellNextDay(world, bounce('Transient', id));
    const id = subscriberIdOf(ann, await tokenSecret(world));
    const key = recordKeys.suppression(id);
    expect(await world.records.get(key)).toBeDefined();
    await world.records.write([{ kind: 'delete', key, expect: 'any' }]);
    await tellNextDay(world, bounce('Transient', 'f'));
    expect(await world.records.get(key)).toBeUndefined();
    for (const again of ['g', 'h', 'i', 'j']) await tellNextDay(world, bounce('Transient', again));
    expect(await world.records.get(key)).toBeDefined();
    expect((await recentCounts(world)).hardBounces).toBe(2);
  });

  it('counts no mails that came back before days were counted', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const id = subscriberIdOf(ann, await tokenSecret(world));
    const key = recordKeys.subscriber(id);
    const value = { ...(await world.records.get(key))!.value, softBounces: 4 };
    await world.records.write([{ kind: 'put', key, value, expect: 'any' }]);
    await tell(world, bounce('Transient', 'a'));
    expect(await world.records.get(recordKeys.suppression(id))).toBeUndefined();
  });

  it('pauses all sending where many readers are suppressed for soft bounces', async () => {
    const world = await mailWorld();
    const addresses = Array.from({ length: 10 }, (_, at) => `reader${at}@example.com`);
    for (const [at, address] of addresses.entries()) await visitor(world, `192.0.2.${at}`).subscribe(address);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      world.clock.advance(24 * hourMs);
      for (const address of addresses) await tell(world, bounce('Transient', id, address));
    }
    expect(world.events.some(({ event }) => event === 'sending paused')).toBe(true);
  });

  it('gives up nobody for mails that SES refuses for what is in them, which it says of all readers', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const refused = (messageId: string) =>
      JSON.stringify({
        eventType: 'Reject',
        reject: { reason: 'Bad content' },
        mail: { messageId, destination: [ann] },
      });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await tellNextDay(world, refused(id));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(3);
    expect(world.events).toContainEqual({ event: 'mail rejected', fields: { reason: 'Bad content' } });
  });

  it('forgets soft bounces when a mail arrives', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    for (const id of ['a', 'b', 'c', 'd']) await tellNextDay(world, bounce('Transient', id));
    await tell(world, JSON.stringify({ eventType: 'Delivery', mail: { messageId: 'm2', destination: [ann] } }));
    await tellNextDay(world, bounce('Transient', 'e'));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(3);
  });

  it('forgets an address that never confirmed after a week, also where mails to it came back', async () => {
    const world = await mailWorld();
    await visitor(world).signUp(ann);
    await tell(world, bounce('Transient', 'a'));
    await tell(world, JSON.stringify({ eventType: 'Delivery', mail: { messageId: 'm2', destination: [ann] } }));
    world.clock.advance(8 * 24 * hourMs);
    const kept = await subscriberData(subscriberIdOf(ann, await tokenSecret(world)), world);
    expect([kept.subscriber, kept.subscriptions]).toEqual([null, []]);
  });

  it('unsubscribes who complained', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    await tell(world, complaint('f1'));
    await tell(world, complaint('f1'));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(2);
  });

  it('pauses all sending, with an alarm, when complaints pass the limit', async () => {
    const world = await mailWorld();
    for (const name of ['ann', 'bob', 'cem', 'dan']) await visitor(world).subscribe(`${name}@example.com`);
    for (const name of ['ann', 'bob', 'cem']) await tell(world, complaint(name, `${name}@example.com`));
    expect(world.events.some(({ event }) => event === 'sending paused')).toBe(true);
    await newsComes(world, 1);
    expect(await mailsTo(world, 'dan@example.com')).toHaveLength(2);
  });

  it('goes on mailing readers where a stranger signs up addresses that do not exist, and asks no more of them that day', async () => {
    const world = await mailWorld();
    await visitor(world, '203.0.113.1').subscribe('dan@example.com');
    for (let number = 0; number < 30; number++) {
      const address = `nobody${number}@example.com`;
      await visitor(world, `192.0.2.${number}`).signUp(address);
      if ((await mailsTo(world, address)).length > 0) await tell(world, bounce('Permanent', `f${number}`, address));
    }
    expect(world.mails).toHaveLength(2 + 20);
    expect((await recentCounts(world)).hardBounces).toBe(20);
    await newsComes(world, 1);
    expect(await mailsTo(world, 'dan@example.com')).toHaveLength(3);
    await visitor(world, '203.0.113.2').signUp(ann);
    expect(await mailsTo(world, ann)).toHaveLength(0);
    // Nor are they looked at again before: anybody can make many of them, and editions share their queue.
    world.clock.advance(hourMs);
    expect(await idleShipments(world)).toEqual([]);
    // Nor do all go out at midnight, when thousands would have bounced before the first notice of one.
    world.clock.advance(20 * hourMs);
    expect(world.clock.now()).toMatch(/^2026-03-03T0/);
    expect(await idleShipments(world)).toEqual([]);
    world.clock.advance(4 * hourMs);
    await runPlan(world);
    expect(await mailsTo(world, ann)).toHaveLength(1);
  });

  it('believes a non-delivery notice that quotes the mail it is about, and no other', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const raw = new TextDecoder().decode(world.mails.at(-1)?.raw);
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    await mailBack(world, deliveryStatus(headers.replace(/^Message-ID: <.*?@/m, 'Message-ID: <0000@')));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(3);
    await mailBack(world, deliveryStatus(headers));
    await newsComes(world, 2);
    expect(await mailsTo(world, ann)).toHaveLength(3);
  });

  it.each([
    ['5.1.1', 'bounced'],
    ['5.0.0', 'bounced'],
    ['5.2.2', undefined],
    ['5.7.1', undefined],
  ])('takes a notice with the status %s for a suppression: %s', async (status, reason) => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const raw = new TextDecoder().decode(world.mails.at(-1)?.raw);
    await mailBack(world, deliveryStatus(raw.slice(0, raw.indexOf('\r\n\r\n')), status));
    const id = subscriberIdOf(ann, await tokenSecret(world));
    expect((await world.records.get(recordKeys.suppression(id)))?.value.reason).toBe(reason);
  });

  it('knows its own mail by the notice also where that was what a reader was owed after a change of rhythm', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await addEntry(world, 1);
    await runPlan(world);
    await person.subscribe(ann, { cadence: 'daily', hour: '8', zone: 'UTC' });
    const t = (await lastToken(world, ann, 'preferences')) ?? '';
    await addEntry(world, 2);
    world.clock.advance(10 * hourMs);
    for (const message of await plan({ to: 'plan' }, world)) if (message.to === 'digest') await digest(message, world);
    await person.post('/mail/preferences', { t, 'cadence-river': 'live', zone: 'UTC' });
    await runPlan(world);
    const raw = new TextDecoder().decode(world.mails.at(-1)?.raw);
    expect(raw).toContain('Feedback-ID: catchup-');
    await mailBack(world, deliveryStatus(raw.slice(0, raw.indexOf('\r\n\r\n'))));
    expect(world.events.filter(({ event }) => event === 'feedback')).toMatchObject([
      { fields: { kind: 'hard bounce' } },
    ]);
  });

  it('does not believe a mail that says what SES says', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const forged = [bounce('Permanent', 'f1'), complaint('f2'), JSON.stringify({ Message: complaint('f3') })];
    for (const said of forged) await mailBack(world, `${said}\r\n`);
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(3);
  });

  it('unsubscribes who follows the mailto of the header', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const token = await lastToken(world, ann, 'unsubscribe');
    await mailBack(world, `From: ${ann}\r\nSubject: unsubscribe ${token}\r\n\r\n\r\n`);
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(2);
  });

  it('takes in a report that a reader called a mail spam, with proof, also where it does not say who did', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const raw = new TextDecoder().decode(world.mails.at(-1)!.raw);
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    await mailBack(world, abuseReport(headers.replace(/^Message-ID: <.*?@/m, 'Message-ID: <0000@')));
    await newsComes(world, 1);
    expect(await mailsTo(world, ann)).toHaveLength(3);
    await mailBack(world, abuseReport(headers));
    await newsComes(world, 2);
    expect(await mailsTo(world, ann)).toHaveLength(3);
    expect(world.events.filter(({ event }) => event === 'feedback')).toMatchObject([{ fields: { kind: 'complaint' } }]);
  });

  it('passes over what it does not understand', async () => {
    const world = await mailWorld();
    for (const text of ['', '{}', '[1]', '{"notificationType":"Bounce"}', '\r\n'.repeat(200_000)]) {
      await expect(tell(world, text)).resolves.toEqual([]);
      await expect(mailBack(world, text)).resolves.toBeUndefined();
    }
  });
});
