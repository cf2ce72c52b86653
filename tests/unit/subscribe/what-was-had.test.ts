import { expect, test } from 'vitest';
import { recordKeys } from '../../../functions/keys.ts';
import type { Delivery } from '../../../functions/model/delivery.ts';
import type { Group, RosterRow } from '../../../functions/model/subscription.ts';
import type { RecordWrite } from '../../../functions/ports.ts';
import { plainRhythm, shardOf } from '../../../functions/subscribe/groups.ts';
import { type Span, whatWasHad } from '../../../functions/subscribe/what-was-had.ts';
import { mailWorld } from '../../mail-world.ts';

const rhythm = plainRhythm('hourly');
/** Three editions: of the first news, of two more, and of two more. */
const group: Group = {
  rhythm,
  cursor: '#5',
  editions: 3,
  recent: [
    { id: 'one', number: 1, from: null, to: '#1' },
    { id: 'two', number: 2, from: '#1', to: '#3' },
    { id: 'three', number: 3, from: '#3', to: '#5' },
  ],
  latestAt: null,
};

/** What a reader has had of these who joined so, and of whom these deliveries are known. */
async function had(joined: Pick<RosterRow, 'since' | 'joinedAfter'>, made: Record<string, Delivery['state']> = {}) {
  const world = await mailWorld();
  const put = (key: RecordWrite['key'], value: unknown): RecordWrite => ({ kind: 'put', key, value, expect: 'any' });
  const deliveries = Object.entries(made).map(([edition, state]) =>
    put(recordKeys.delivery('abc', 'river', edition), { state, at: world.clock.now() }),
  );
  await world.records.write([
    put(recordKeys.group('river', 'hourly'), group),
    put(recordKeys.roster('river', shardOf('hourly', 'abc'), 'abc'), { address: '', several: false, ...joined }),
    ...deliveries,
  ]);
  return (await whatWasHad('abc', { topic: 'river', rhythm }, world))!;
}

test.each<[string, Pick<RosterRow, 'since' | 'joinedAfter'>, string | null, readonly Span[]]>([
  [
    'had none of it',
    { since: null, joinedAfter: 0 },
    '#5',
    [
      ['', '#1'],
      ['#1', '#3'],
      ['#3', '#5'],
    ].map(spanOf),
  ],
  ['joined at the last', { since: '#5', joinedAfter: 3 }, '#5', []],
  ['joined at the last and knows more', { since: '#9', joinedAfter: 3 }, '#9', []],
  [
    'is owed what came before the first',
    { since: '#0', joinedAfter: 1 },
    '#5',
    [
      ['#0', '#3'],
      ['#3', '#5'],
    ].map(spanOf),
  ],
  [
    'knows a part of the first',
    { since: '#2', joinedAfter: 1 },
    '#5',
    [
      ['#2', '#3'],
      ['#3', '#5'],
    ].map(spanOf),
  ],
  ['knows all of it and a part of the next', { since: '#4', joinedAfter: 1 }, '#5', [['#4', '#5']].map(spanOf)],
  ['knows all', { since: '#7', joinedAfter: 1 }, '#7', []],
])('a reader who %s is owed the rest of what is on its way', async (_, joined, position, owed) => {
  expect(await had(joined)).toMatchObject({ position, owed });
});

function spanOf([from, to]: readonly string[]): Span {
  return { from: from || null, to: to ?? '' };
}

test('what was sent is not owed, and neither is what is being sent, which is looked at later', async () => {
  const { owed, checks, watches } = await had({ since: null, joinedAfter: 0 }, { one: 'sent', two: 'claimed' });
  expect(owed).toEqual([{ from: '#3', to: '#5' }]);
  expect(checks).toEqual([{ kind: 'check', key: recordKeys.delivery('abc', 'river', 'three'), expect: 'absent' }]);
  expect(watches.map(({ key }) => key)).toEqual([recordKeys.shipment('river', 'two', 'claim/abc')]);
});

test('nothing was had by who is on no roster', async () => {
  expect(await whatWasHad('abc', { topic: 'river', rhythm }, await mailWorld())).toBeNull();
});
