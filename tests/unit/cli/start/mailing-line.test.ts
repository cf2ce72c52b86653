import { expect, test } from 'vitest';
import { recordsMemory } from '../../../../functions/adapters/local/records-memory.ts';
import { mailingLine } from '../../../../functions/cli/start/mailing-line.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import type { MessageTo } from '../../../../functions/messages.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

const message: MessageTo<'send'> = { to: 'send', topic: 'lake', edition: 'live-2026-11-22T09-46', shard: '0' };
const withRecords = (mailed: boolean) => ({ records: recordsMemory({ clock: manualClock() }), mailed });

test('says where the mails of an edition went', async () => {
  expect(await mailingLine(message, [], withRecords(true))).toBe('edition live-2026-11-22T09-46 of lake: mailed');
  expect(await mailingLine(message, [], withRecords(false))).toMatch(/: in the outbox$/);
});

test('does not take an edition for mailed whose shipment still stands', async () => {
  const needs = withRecords(true);
  const key = recordKeys.shipment(message.topic, message.edition, message.shard);
  await needs.records.write([{ kind: 'put', key, value: {}, expect: 'absent' }]);
  expect(await mailingLine(message, [], needs)).toMatch(/: not mailed to everybody yet, it is tried again$/);
});

test('says that sending is paused', async () => {
  const needs = withRecords(true);
  const value = { reason: 'a test', at: '2026-11-22T06:00:00.000Z' };
  await needs.records.write([{ kind: 'put', key: recordKeys.sending('pause'), value, expect: 'absent' }]);
  expect(await mailingLine(message, [], needs)).toMatch(/: not mailed yet, sending is paused$/);
});

test('calls a mail to one reader by what it is for', async () => {
  const one = { ...message, edition: 'confirm-2026-11-22', shard: 'ff69' };
  expect(await mailingLine(one, [], withRecords(false))).toBe('request to confirm a subscription, lake: in the outbox');
});

test('does not take a mail to one reader for mailed that waits for its server', async () => {
  const needs = withRecords(true);
  const one = { ...message, edition: 'confirm-2026-11-22', shard: 'ff69' };
  const key = recordKeys.shipment(one.topic, one.edition, one.shard);
  await needs.records.write([{ kind: 'put', key, value: {}, expect: 'absent' }]);
  expect(await mailingLine(one, [], needs)).toMatch(/lake: not mailed yet, it is tried again$/);
});

test('is silent while the next message goes on with the same edition', async () => {
  expect(await mailingLine(message, [{ ...message, after: 'a' }], withRecords(true))).toBeNull();
});
