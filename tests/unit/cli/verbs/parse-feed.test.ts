import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const command = fileURLToPath(new URL('../../../../functions/cli/newsfold.ts', import.meta.url));

test('a file that cannot be read is complained of, and the feeds after it are read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-parse-feed-'));
  try {
    const feed = join(folder, 'feed.xml');
    writeFileSync(feed, '<rss><channel><title>Harbour</title><item><title>Ferry stops</title></item></channel></rss>');
    const missing = join(folder, 'missing.xml');
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'parse-feed', missing, feed], {
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toMatchObject({ id: feed, feed: { title: 'Harbour' } });
    expect(stderr).toContain(`${missing}: is not there`);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
