import type { MessageTo, Step } from '../messages.ts';
import type { SendNeeds } from './send-needs.ts';
import { personalKind, sendPersonal } from './send-personal.ts';
import { sendShipment } from './send-shipment.ts';
import { isClaimWatch, settleWatched } from './stale-claims.ts';

/** Mails one edition to one shard of its readers, some of them at a time; or one mail to one subscriber. */
export const send: Step<MessageTo<'send'>, SendNeeds> = async (message, needs) => {
  if (isClaimWatch(message)) {
    await settleWatched(message, needs);
    return [];
  }
  const topic = needs.topics.find(({ slug }) => slug === message.topic);
  if (topic === undefined) {
    needs.log.warn('mail of an unknown topic', { topic: message.topic });
    return [];
  }
  const kind = personalKind(message.edition);
  return kind === null ? sendShipment(message, topic, needs) : sendPersonal(kind, message, topic, needs);
};
