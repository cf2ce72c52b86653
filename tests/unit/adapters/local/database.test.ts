import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';
import { recordsSqlite } from '../../../../functions/adapters/local/records-sqlite.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

test('refuses data of a later version and leaves them as they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-database-'));
  try {
    const path = join(folder, 'newsfold.db');
    openDatabase(path).close();
    const later = openDatabase(path);
    later.exec('PRAGMA user_version = 99');
    later.close();
    expect(() => openDatabase(path)).toThrow('of a later version of newsfold');
    expect(() => openDatabase(path)).toThrow('format 99');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('is for nobody else on the machine to read: it holds addresses and secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-database-'));
  try {
    const database = openDatabase(join(folder, 'newsfold.db'));
    database.exec('CREATE TABLE kept (value TEXT)');
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('data of an earlier version', () => {
  const makeFormer = (path: string, format: number): void => {
    const database = new DatabaseSync(path);
    database.exec(`
      CREATE TABLE records (
        partition TEXT NOT NULL, sort TEXT NOT NULL, json TEXT NOT NULL, version INTEGER NOT NULL, expires_at TEXT,
        PRIMARY KEY (partition, sort)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO records VALUES ('p', 'b', '{"n":2}', 7, NULL), ('p', 'a', '{"n":1}', 3, '2000-01-01T00:00:00.000Z');
      PRAGMA user_version = ${format};`);
    database.close();
  };

  test.for([0, 1])('of format %i is read on, with its versions and expiries', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'newsfold-database-'));
    try {
      const path = join(folder, 'newsfold.db');
      makeFormer(path, format);
      const clock = manualClock();
      const open = () => recordsSqlite(openDatabase(path), { clock });
      expect(await open().list('p', { limit: 9 })).toEqual([
        { partition: 'p', sort: 'b', value: { n: 2 }, version: 7 },
      ]);
      const key = { partition: 'p', sort: 'b' };
      const over = { kind: 'put', key, value: { n: 3 }, expect: { version: 7 } } as const;
      expect(await open().write([over])).toEqual({ kind: 'written' });
      expect(await open().get(key)).toEqual({ ...key, value: { n: 3 }, version: 8 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('that holds no records yet is taken as it is', () => {
    const database = openDatabase(':memory:');
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
  });
});
