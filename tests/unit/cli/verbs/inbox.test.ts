import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLocalData } from '../../../../functions/cli/installation/local-data.ts';
import { define } from '../../../../functions/cli/verbs/inbox.ts';
import { blobKeys } from '../../../../functions/keys.ts';
import { holdMail } from '../../../../functions/normalise/hold-mail.ts';
import type { HeldMail } from '../../../../functions/normalise/mail/read-mail.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

const log = { info() {}, warn() {}, error() {}, count() {} };
const documentKey = 'documents/mail/1.eml';
const mail: HeldMail = {
  kind: 'held',
  why: 'confirmation',
  reason: 'it asks',
  from: 'a@b.example',
  subject: 'Sure?',
  links: ['https://letters.example/yes'],
};

let installation: ReturnType<typeof freshInstallation>;
beforeEach(async () => {
  installation = freshInstallation();
  const data = openLocalData(installation.root);
  await data.blobs.put(documentKey, { bytes: new TextEncoder().encode('mail'), contentType: 'message/rfc822' });
  await holdMail(documentKey, data.clock.now(), mail, { ...data, log });
  data.close();
});
afterEach(() => installation.remove());

const inbox = (...words: string[]) => runVerb(define, [...words, '--data', installation.root]);
const idOf = async (subject: string) =>
  new RegExp(`^(\\w+)  ${subject}`, 'm').exec((await inbox('held')).out)?.[1] ?? 'none';

test('lets through the mail that was seen in the list, whatever came and went since', async () => {
  const hold = async (name: string) => {
    const data = openLocalData(installation.root);
    const key = `documents/mail/${name}.eml`;
    await data.blobs.put(key, { bytes: new TextEncoder().encode('mail'), contentType: 'message/rfc822' });
    await holdMail(key, `2100-01-0${name}T00:00:00.000Z`, { ...mail, subject: `Mail ${name}` }, { ...data, log });
    data.close();
  };
  await hold('2');
  const [sure, second] = [await idOf('Sure'), await idOf('Mail 2')];
  await hold('3');
  expect((await inbox('release', second)).out).toBe('let through: Mail 2\n');
  expect((await inbox('release', sure)).out).toBe('let through: Sure?\n');
  expect((await inbox('held')).out).toContain('Mail 3');
});

test('lists a mail that is held, with its links, until it is let through', async () => {
  expect((await inbox('held')).out).toMatch(
    /^[0-9a-f]{8} {2}Sure\?\n {3}from a@b\.example, .*: it asks\n.*letters\.example\/yes\n$/,
  );
  const topic = ['--topic', 'mali-peacekeeping'];
  const id = await idOf('Sure');
  expect(await inbox('release', id, ...topic)).toMatchObject({ out: 'let through: Sure?\n', code: 0 });
  expect((await inbox('held')).out).toBe('No mail is held.\n');
  expect(await inbox('release', id)).toMatchObject({ code: 1, err: expect.stringContaining(`no held mail ${id}`) });
  const data = openLocalData(installation.root);
  const released = await data.blobs.get('documents/released/mail-1.eml');
  data.close();
  expect(released?.metadata).toMatchObject({ released: '1', topics: 'mali-peacekeeping' });
});

test('says so when the bytes of a held mail are gone, and goes on listing it', async () => {
  const data = openLocalData(installation.root);
  await data.blobs.delete(blobKeys.held(documentKey));
  data.close();
  expect(await inbox('release', await idOf('Sure'))).toMatchObject({ out: '', code: 1 });
  expect((await inbox('held')).out).toContain('Sure?');
});
