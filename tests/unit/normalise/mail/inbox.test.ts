import { describe, expect, it } from 'vitest';
import { blobsMemory } from '../../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../../functions/adapters/local/records-memory.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import { inboxName, inboxTopics } from '../../../../functions/normalise/mail/inbox-address.ts';
import { mailRecipients } from '../../../../functions/normalise/mail/recipients.ts';
import { normalise } from '../../../../functions/normalise/normalise.ts';
import { prepareTopic } from '../../../../functions/topic/prepare-topic.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';
import { silentLog } from '../../../silent-log.ts';

const secret = 'not a secret in a test';
const examples = [
  'The ferry across the lake was cancelled after the storm.',
  'Storm stops the lake ferry for a day.',
].map((text, at) => ({ name: `${at}`, title: null, text }));
const lake = prepareTopic({
  slug: 'lake',
  title: 'The lake',
  description: '',
  language: 'en',
  query: { any: [], all: [], none: [] },
  examples,
  sources: [],
});

async function receive(head: string, metadata: Record<string, string> = {}) {
  const clock = manualClock();
  const needs = { blobs: blobsMemory({ clock }), records: recordsMemory({ clock }), log: silentLog, topics: [lake] };
  await needs.records.write([{ kind: 'put', key: recordKeys.secret('inbox'), value: secret, expect: 'absent' }]);
  const text = `From: a@example.org\r\nSubject: Lake ferry cancelled\r\nDate: Fri, 30 Jun 2023 08:00:00 +0000\r\nMIME-Version: 1.0\r\n${head}\r\n\r\nThe storm on the lake stopped the ferry for the day, and it was cancelled for the night as well.`;
  const key = 'documents/mail/1.eml';
  await needs.blobs.put(key, { bytes: Buffer.from(text), contentType: 'message/rfc822', metadata });
  const messages = await normalise({ to: 'normalise', key }, needs);
  const held = await needs.records.list(recordKeys.heldMail('', '').partition, { limit: 10 });
  return { messages, held: held.map(({ value }) => value), kept: await needs.blobs.head('held/mail/1.eml') };
}

describe('a topic’s inbox', () => {
  it('has an address that says nothing of its secret and belongs to one topic', () => {
    expect(inboxName('lake', secret)).toMatch(/^lake\.[a-z2-9]{16}$/);
    expect(inboxTopics([`${inboxName('lake', secret)}@in.example`], ['lake', 'sea'], secret)).toEqual(['lake']);
    expect(inboxTopics(['lake.aaaaaaaaaaaaaaaa@in.example'], ['lake', 'sea'], secret)).toEqual([]);
  });

  it('gives its topic what was sent to it, by the server’s word too', async () => {
    const address = `${inboxName('lake', secret)}@in.example`;
    for (const head of [`To: ${address}`, `To: list@example.org\r\nReceived: from x by y\r\n for <${address}>; Fri`]) {
      const { messages, held } = await receive(head);
      expect([messages.length, held.length]).toEqual([1, 0]);
    }
  });

  it('holds what was sent to no topic, and keeps it', async () => {
    const { messages, held, kept } = await receive('To: guess@in.example');
    expect(messages).toEqual([]);
    expect(held).toMatchObject([{ why: 'untrusted', reason: 'it was sent to the inbox of no topic' }]);
    expect(kept).toBeDefined();
  });

  it('takes what the owner lets through', async () => {
    expect((await receive('To: guess@in.example', { released: '1' })).held).toEqual([]);
  });

  it('reads folded fields', () => {
    expect(mailRecipients(Buffer.from('To: a@x.example,\r\n B <b@x.example>\r\n\r\nTo: c@x.example'))).toEqual([
      'a@x.example',
      'b@x.example',
    ]);
  });
});
