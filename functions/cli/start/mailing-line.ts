import { recordKeys } from '../../keys.ts';
import type { Message, MessageTo } from '../../messages.ts';
import type { Ports } from '../../ports.ts';
import { sendingHalted } from '../../send/halts.ts';
import { type PersonalKind, personalKind } from '../../send/send-personal.ts';
import { isClaimWatch } from '../../send/stale-claims.ts';

const personal: Readonly<Record<PersonalKind, string>> = {
  confirm: 'request to confirm a subscription',
  manage: 'link to a reader’s own settings',
  welcome: 'first mail to a new reader',
  catchup: 'mail of what a reader missed',
};

/**
 * What a message that was done means for the mails it is about, in a line; null where there is nothing to tell,
 * since it goes on in the next message or is no mailing.
 */
export async function mailingLine(
  message: MessageTo<'send' | 'reply'>,
  emitted: readonly Message[],
  { records, mailed }: Pick<Ports, 'records'> & { readonly mailed: boolean },
): Promise<string | null> {
  if (isClaimWatch(message) || emitted.length > 0) return null;
  const { topic, edition, shard } = message;
  const kind = personalKind(edition);
  const what = kind === null ? `edition ${edition} of ${topic}` : `${personal[kind]}, ${topic}`;
  const halt = await sendingHalted(topic, edition, { records });
  if (halt === 'cancelled') return `${what}: cancelled`;
  if (halt === 'paused') return `${what}: not mailed yet, sending is paused`;
  // The record stands until everybody in the shard has the mail, or never will.
  const left = (await records.get(recordKeys.shipment(topic, edition, shard))) !== undefined;
  if (left) return `${what}: not mailed ${kind === null ? 'to everybody ' : ''}yet, it is tried again`;
  return `${what}: ${mailed ? 'mailed' : 'in the outbox'}`;
}
