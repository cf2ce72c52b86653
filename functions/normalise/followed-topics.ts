import { recordKeys } from '../keys.ts';
import type { Ports } from '../ports.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import type { Arrival } from './arrival.ts';
import { inboxTopics } from './mail/inbox-address.ts';
import { mailRecipients } from './mail/recipients.ts';

/** Where the receiving server puts mail, whoever sent it. */
const mailPrefix = 'documents/mail/';

/** The topics that a document may be on; null for all. Mail that came by itself belongs to those whose inbox it was sent to. */
export async function followedTopics(
  key: string,
  arrival: Arrival,
  bytes: Uint8Array,
  { records, topics }: Pick<Ports, 'records'> & { readonly topics: readonly PreparedTopic[] },
): Promise<Arrival['topics']> {
  if (arrival.topics !== null || arrival.released || !key.startsWith(mailPrefix)) return arrival.topics;
  const secret = (await records.get(recordKeys.secret('inbox')))?.value;
  if (typeof secret !== 'string') return new Set();
  return new Set(
    inboxTopics(
      mailRecipients(bytes),
      topics.map(({ slug }) => slug),
      secret,
    ),
  );
}
