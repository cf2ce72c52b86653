import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobsFiles } from '../../../../functions/adapters/local/blobs-files.ts';
import { dropFolder } from '../../../../functions/adapters/local/drop-folder.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';
import { silentLog } from '../../../silent-log.ts';

const nobody = 65_534;
/** Not in the folder of all tests, which another user may not enter. */
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(dirname(tmpdir()), 'newsfold-drops-'));
  mkdirSync(join(folder, 'documents'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Looks twice as a user who may not read everything; what arrived, and what was said. */
async function lookAround() {
  const arrived: string[] = [];
  const said: string[] = [];
  const looks = dropFolder({
    folder,
    blobs: blobsFiles(folder),
    clock: manualClock('2026-11-22T06:00:00.000Z'),
    log: { ...silentLog, warn: (event, fields) => said.push(`${event} (${fields?.file})`) },
    isKnown: (key) => arrived.includes(key),
    arrived: (key) => arrived.push(key),
  });
  const isRoot = process.geteuid!() === 0;
  if (isRoot) {
    for (const path of [folder, join(folder, 'documents')]) chownSync(path, nobody, nobody);
    process.seteuid!(nobody);
  }
  try {
    await looks.look();
    await looks.look();
  } finally {
    if (isRoot) process.seteuid!(0);
    await looks.close();
  }
  return { arrived, said };
}

describe('what cannot be taken in is said once, and the rest arrives', () => {
  beforeEach(() => {
    const path = join(folder, 'documents', 'm.txt');
    writeFileSync(path, 'The convoy has left.');
    // Long ago, so that nobody waits for the rest of it.
    utimesSync(path, 1, 1);
  });

  it('where a file may not be read', async () => {
    for (const name of ['a.txt', 'z.txt']) {
      writeFileSync(join(folder, 'documents', name), 'Somebody else’s.');
      chmodSync(join(folder, 'documents', name), 0);
    }
    const { arrived, said } = await lookAround();
    expect(arrived).toEqual(['documents/m.txt']);
    expect(said.sort()).toEqual(
      ['a.txt', 'z.txt'].map((name) => expect.stringMatching(`may not read it.*documents/${name}`)),
    );
  });

  it('where a folder may not be', async () => {
    const inside = join(folder, 'documents', 'lost+found');
    mkdirSync(inside, { mode: 0o000 });
    const { arrived, said } = await lookAround();
    chmodSync(inside, 0o700);
    expect(arrived).toEqual(['documents/m.txt']);
    expect(said).toEqual([expect.stringMatching(/may not read it.*documents\/lost\+found/)]);
  });

  it('where a link stands for a file', async () => {
    symlinkSync('m.txt', join(folder, 'documents', 'link.txt'));
    const { arrived, said } = await lookAround();
    expect(arrived).toEqual(['documents/m.txt']);
    expect(said).toEqual([expect.stringMatching(/link is not followed.*documents\/link\.txt/)]);
  });

  it('where a name is no text', async () => {
    writeFileSync(Buffer.from(`${join(folder, 'documents')}/caf\u00e9.txt`, 'latin1'), 'Coffee.');
    const { arrived, said } = await lookAround();
    expect(arrived).toEqual(['documents/m.txt']);
    expect(said).toEqual([expect.stringMatching(/not UTF-8/)]);
  });
});

it('leaves the parts of a page that a browser saved beside it, and reads other folders', async () => {
  const put = (name: string) => {
    mkdirSync(dirname(join(folder, 'documents', name)), { recursive: true });
    writeFileSync(join(folder, 'documents', name), 'The convoy has left.');
    utimesSync(join(folder, 'documents', name), 1, 1);
  };
  const parts = ['Convoi – Le Jour_fichiers/pub.html', 'Convoy_files/style.css', 'Convoy_files/ads/frame.html'];
  const documents = ['Convoi – Le Jour.html', 'Convoy.htm', 'Lonely_files/a.html', 'Convoy_2026/b.html'];
  for (const name of [...parts, ...documents]) put(name);
  const { arrived, said } = await lookAround();
  expect(arrived.sort()).toEqual(documents.map((name) => `documents/${name}`).sort());
  expect(said).toEqual([]);
});
