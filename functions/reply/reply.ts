import type { MessageTo, Step } from '../messages.ts';
import { send } from '../send/send.ts';
import type { SendNeeds } from '../send/send-needs.ts';

/** Mails a reader what was just asked for on a page. What cannot go out now waits as a shipment, and goes by `send`. */
export const reply: Step<MessageTo<'reply'>, SendNeeds> = (message, needs) => send({ ...message, to: 'send' }, needs);
