import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../functions/adapters/local/database.ts';

test('refuses data of a later version and leaves them as they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-database-'));
  try {
    const path = join(folder, 'newsfold.db');
    openDatabase(path).close();
    const later = openDatabase(path);
    later.exec('PRAGMA user_version = 2');
    later.close();
    expect(() => openDatabase(path)).toThrow('of a later version of newsfold');
    expect(() => openDatabase(path)).toThrow('format 2');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
