import { type MailInbox, mailInbox } from '../adapters/local/mail-inbox.ts';
import { inboxSecret, noteRefusedMail } from '../collect/inbox.ts';
import { putDocument } from '../collect/put-document.ts';
import { inboxTopics } from '../normalise/mail/inbox-address.ts';
import type { World } from './steps.ts';

/** Takes newsletters in by SMTP: they come in as documents, each for the topics whose inbox it was sent to. */
export async function openInbox(host: string, port: number, world: World): Promise<MailInbox> {
  const secret = await inboxSecret(world);
  const slugs = world.topics.map(({ slug }) => slug);
  return mailInbox({
    host,
    port,
    log: world.log,
    noteRefused: (mail) => noteRefusedMail(mail, world),
    topicsOf: (address) => inboxTopics([address], slugs, secret),
    keep: async (bytes, topics) => {
      const receivedAt = world.clock.now();
      const arrival = { contentType: 'message/rfc822', source: 'mail', url: null, receivedAt, topics, backlog: false };
      await putDocument({ bytes, ...arrival }, world);
    },
  });
}
