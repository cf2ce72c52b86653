import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { Ports } from '../ports.ts';

/** Sources asked for in one round of planning; what is left is due in the next. */
const dueMax = 200;

/** A poll for each source whose time has come: one range read, however many sources there are. */
export async function dueSources({
  clock,
  records,
}: Pick<Ports, 'clock' | 'records'>): Promise<readonly MessageTo<'collect'>[]> {
  const { partition } = recordKeys.dueSource('', '');
  const due = await records.list(partition, { to: `${clock.now()}~`, limit: dueMax });
  return due.map(({ value }) => ({ to: 'collect', sourceId: (value as { sourceId: string }).sourceId }));
}
