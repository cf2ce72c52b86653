import type { Templates } from '../digest/template.ts';
import type { MessageTo, Step } from '../messages.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { personalKind, sendPersonal } from './send-personal.ts';
import { sendShipment } from './send-shipment.ts';

export interface SendNeeds extends Pick<Ports, 'clock' | 'ids' | 'records' | 'blobs' | 'mailer' | 'log'> {
  readonly settings: Settings;
  readonly topics: readonly TopicNames[];
  readonly templates: Templates;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Mails one edition to one shard of its readers, some of them at a time; or one mail to one subscriber. */
export const send: Step<MessageTo<'send'>, SendNeeds> = async (message, needs) => {
  const topic = needs.topics.find(({ slug }) => slug === message.topic);
  if (topic === undefined) {
    needs.log.warn('sendOfUnknownTopic', { topic: message.topic });
    return [];
  }
  const kind = personalKind(message.edition);
  return kind === null ? sendShipment(message, topic, needs) : sendPersonal(kind, message, topic, needs);
};
