import { describe, expect, it } from 'vitest';
import { blobsMemory } from '../../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../../functions/adapters/local/records-memory.ts';
import { arrivals } from '../../../../functions/cli/start/arrivals.ts';
import { heldMails, noteRefusedMail, releaseMail } from '../../../../functions/collect/inbox.ts';
import { holdMail } from '../../../../functions/normalise/hold-mail.ts';
import type { HeldMail } from '../../../../functions/normalise/mail/read-mail.ts';
import type { LocalNewsfold } from '../../../../functions/runtime/local.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';
import { silentLog } from '../../../silent-log.ts';

const documentKey = 'documents/mail/1.eml';
const mail: HeldMail = {
  kind: 'held',
  why: 'confirmation',
  reason: 'it asks to confirm a subscription',
  from: 'desk@example.org',
  subject: 'Confirm',
  links: [],
};

async function withOneHeld() {
  const clock = manualClock();
  const needs = { blobs: blobsMemory({ clock }), records: recordsMemory({ clock }), log: silentLog, clock };
  await needs.blobs.put(documentKey, { bytes: Buffer.from('Subject: Confirm\r\n\r\n'), contentType: 'message/rfc822' });
  await holdMail(documentKey, clock.now(), mail, needs);
  return needs;
}

describe('a mail that waits for the owner', () => {
  it('is told of as held, not as on no topic', async () => {
    const lines: string[] = [];
    const shown = arrivals({
      write: (line) => lines.push(line),
      progress: process.stderr,
      mailed: false,
      offline: true,
      baseUrl: 'http://127.0.0.1:8080',
    });
    shown.caughtUp();
    const newsfold = {
      world: await withOneHeld(),
      queue: { counts: async () => ({ waiting: 0, inFlight: 0, dead: 0 }) },
    } as unknown as LocalNewsfold;
    await shown.done({ to: 'normalise', key: documentKey }, [], newsfold);
    await shown.done({ to: 'normalise', key: 'documents/mail/2.eml' }, [], newsfold);
    expect(lines).toMatchObject([
      expect.stringMatching(/mail\/1\.eml: held/),
      expect.stringMatching(/mail\/2\.eml: on no topic/),
    ]);
    expect(shown.tally()).toEqual({ documents: 2, rejected: 0, onTopic: 0 });
  });

  it('is let through under a name with one extension', async () => {
    const needs = await withOneHeld();
    const [first] = await heldMails(needs);
    expect(await releaseMail(first!, ['lake'], needs)).toBe(true);
    expect((await needs.blobs.head('documents/released/mail-1.eml'))?.metadata).toMatchObject({ released: '1' });
    expect(await heldMails(needs)).toEqual([]);
  });
});

describe('a mail that was refused for its size', () => {
  it('leaves its reason, once however often it is tried in a day', async () => {
    const clock = manualClock();
    const blobs = blobsMemory({ clock });
    const mail = { from: 'desk@example.org', topics: ['lake'], bytesCount: 6_291_456, reason: '6.0 MiB; too much' };
    for (let attempt = 0; attempt < 2; attempt++) await noteRefusedMail(mail, { blobs, clock });
    const { keys: notes } = await blobs.list('rejected/mail/', { limit: 10 });
    expect(notes).toEqual([expect.stringMatching(/\.eml\.reason\.json$/)]);
    const note = await blobs.get(notes[0]!);
    expect(JSON.parse(Buffer.from(note!.bytes).toString())).toMatchObject(mail);
  });
});
