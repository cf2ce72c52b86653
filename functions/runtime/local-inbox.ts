import { type MailInbox, mailInbox } from '../adapters/local/mail-inbox.ts';
import { inboxSecret, noteRefusedMail } from '../collect/inbox.ts';
import { putDocument } from '../collect/put-document.ts';
import { takeReturnedMail } from '../feedback/feedback.ts';
import { inboxTopics } from '../normalise/mail/inbox-address.ts';
import type { World } from './steps.ts';

type InboxWorld = Pick<World, 'blobs' | 'clock' | 'ids' | 'log' | 'records' | 'settings'> & {
  readonly topics: readonly { readonly slug: string }[];
};

/**
 * Takes newsletters in by SMTP: they come in as documents, each for the topics whose inbox it was sent to. What comes
 * back to the sender's address is taken in at once, so that it need not be kept.
 */
export async function openInbox(host: string, port: number, world: InboxWorld): Promise<MailInbox> {
  const secret = await inboxSecret(world);
  const slugs = world.topics.map(({ slug }) => slug);
  return mailInbox({
    host,
    port,
    log: world.log,
    noteRefused: (mail) => noteRefusedMail(mail, world),
    topicsOf: (address) => inboxTopics([address], slugs, secret),
    returned: {
      address: world.settings.mailFrom,
      take: (bytes) => takeReturnedMail(bytes, world),
    },
    keep: async (bytes, topics) => {
      const receivedAt = world.clock.now();
      const arrival = { contentType: 'message/rfc822', source: 'mail', url: null, receivedAt, topics, backlog: false };
      await putDocument({ bytes, ...arrival }, world);
    },
  });
}
