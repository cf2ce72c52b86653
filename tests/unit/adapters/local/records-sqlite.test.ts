import { expect, test } from 'vitest';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { recordsSqlite } from '../../../../functions/adapters/local/records-sqlite.ts';
import type { Records, RecordWrite } from '../../../../functions/ports.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

const clock = manualClock();

async function putMany(records: Records, name: string, many: number, expiresInMs: number | null): Promise<void> {
  const expires = expiresInMs === null ? {} : { expiresAt: clock.after(expiresInMs) };
  for (let n = 0; n < many; n += 50) {
    const writes = Array.from({ length: Math.min(50, many - n) }, (_, at): RecordWrite => {
      const key = { partition: `p/${(n + at) % 7}`, sort: `${name}-${n + at}` };
      return { kind: 'put', key, value: n + at, expect: 'any', ...expires };
    });
    expect(await records.write(writes)).toEqual({ kind: 'written' });
  }
}

test('what expired leaves the file while other records are written, and nothing else does', async () => {
  const database = openDatabase(':memory:');
  const records = recordsSqlite(database, { clock });
  const stored = (name: string) =>
    database.prepare(`SELECT count(*) AS n FROM records WHERE sort LIKE '${name}-%'`).get()?.n;
  await putMany(records, 'short', 3000, 1000);
  await putMany(records, 'long', 1000, 1_000_000);
  await putMany(records, 'kept', 1000, null);
  expect(stored('short')).toBe(3000);
  clock.advance(2000);
  await putMany(records, 'new', 5000, null);
  expect([stored('short'), stored('long'), stored('kept'), stored('new')]).toEqual([0, 1000, 1000, 5000]);
});

test('what expired leaves the file also when newsfold runs for a few writes at a time', async () => {
  const database = openDatabase(':memory:');
  await putMany(recordsSqlite(database, { clock }), 'short', 5000, 1000);
  clock.advance(2000);
  for (let run = 0; run < 4; run++) await putMany(recordsSqlite(database, { clock }), `run${run}`, 50, null);
  expect(database.prepare("SELECT count(*) AS n FROM records WHERE sort LIKE 'short-%'").get()?.n).toBe(0);
});
