import type { Records, RecordWrite } from '../../functions/ports.ts';
import type { ManualClock } from './manual-clock.ts';

/** Makes an empty store whose time is told by the clock beside it. */
export type MakeRecords = () => Promise<{ readonly records: Records; readonly clock: ManualClock }>;

export const key = (sort: string, partition = 'p') => ({ partition, sort });
export const put = (sort: string, value: unknown, expect: RecordWrite['expect'] = 'any'): RecordWrite => ({
  kind: 'put',
  key: key(sort),
  value,
  expect,
});
