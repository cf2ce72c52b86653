import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { Ports } from '../ports.ts';
import { type DuePlace, isAhead } from './source-record.ts';

/** Sources asked for in one round of planning; what is left is due in the next. */
const dueMax = 200;

/** Looked at in one round, of those that are due last. */
const aheadMax = 25;

/**
 * A poll for each source whose time has come: two range reads, however many sources there are. A source that was given
 * its place before the clock was put back is asked at once.
 */
export async function dueSources({
  clock,
  records,
}: Pick<Ports, 'clock' | 'records'>): Promise<readonly MessageTo<'collect'>[]> {
  const { partition } = recordKeys.dueSource('', '');
  const now = clock.now();
  const due = await records.list(partition, { to: `${now}~`, limit: dueMax });
  const ahead = await records.list(partition, { from: `${now}~`, limit: aheadMax, descending: true });
  const places = [...due, ...ahead.filter(({ value }) => isAhead((value as DuePlace).askedAt, now))];
  return places.map(({ value }) => ({ to: 'collect', sourceId: (value as DuePlace).sourceId }));
}
