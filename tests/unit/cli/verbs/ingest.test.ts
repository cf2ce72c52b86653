import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { blobsFiles } from '../../../../functions/adapters/local/blobs-files.ts';
import { lockFolder } from '../../../../functions/adapters/local/folder-lock.ts';
import { openLocalData } from '../../../../functions/cli/installation/local-data.ts';
import { define } from '../../../../functions/cli/verbs/ingest.ts';
import { normalise } from '../../../../functions/normalise/normalise.ts';
import { silentLog } from '../../../silent-log.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

const { root, remove } = freshInstallation();
const files = mkdtempSync(join(tmpdir(), 'newsfold-ingest-'));
afterAll(() => {
  remove();
  rmSync(files, { recursive: true });
});

test('takes in a folder with its subfolders, none hidden, and says when nothing runs that would read it', async () => {
  mkdirSync(join(files, 'older', '.git'), { recursive: true });
  writeFileSync(join(files, 'older', '.git', 'config.txt'), 'Not news\n');
  writeFileSync(join(files, 'one.txt'), 'One\n');
  mkdirSync(join(files, 'older', 'page_files'));
  writeFileSync(join(files, 'older', 'page_files', 'frame.html'), '<p>An advertisement\n');
  writeFileSync(join(files, 'older', 'page.html'), '<p>Two\n');
  const idle = await runVerb(define, [files, '--data', root, '--seeds', 'anywhere']);
  expect(idle.out).toBe('2 put in, 0 there before, 0 failed; taken in when newsfold next starts\n');

  const lock = lockFolder(root);
  if ('heldBy' in lock) throw new Error(lock.heldBy);
  lock.announce('http://127.0.0.1:8080');
  writeFileSync(join(files, 'three.txt'), 'Three\n');
  expect((await runVerb(define, [files, '--data', root])).out).toBe('1 put in, 2 there before, 0 failed\n');
  lock.release();
});

test('keeps the name of a file with the reason why it was rejected, since its key does not tell', async () => {
  const file = join(files, 'Annual report – 2026.pdf');
  writeFileSync(file, '%PDF-1.4\n');
  await runVerb(define, [file, '--data', root, '--source', 'desk']);
  const [key] = readdirSync(join(root, 'documents/desk'));
  const data = openLocalData(root);
  await normalise({ to: 'normalise', key: `documents/desk/${key}` }, { ...data, log: silentLog, topics: [] });
  data.close();
  const note = await blobsFiles(root).get(`rejected/desk/${key}.reason.json`);
  expect(JSON.parse(Buffer.from(note!.bytes).toString())).toMatchObject({
    file: 'Annual report – 2026.pdf',
    reason: 'a PDF file, not a text',
  });
});
