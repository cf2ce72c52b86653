import PostalMime from 'postal-mime';
import { digest } from '../../../functions/digest/digest.ts';
import type { Message } from '../../../functions/messages.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { reply } from '../../../functions/reply/reply.ts';
import { send } from '../../../functions/send/send.ts';
import { web } from '../../../functions/web/web.ts';
import { type MailWorld, workOff } from '../../mail-world.ts';

/** The steps that take a message to the inbox. */
export function mailSteps(world: MailWorld) {
  return {
    plan: (message: never) => plan(message, world),
    digest: (message: never) => digest(message, world),
    send: (message: never) => send(message, world),
    reply: (message: never) => reply(message, world),
  };
}

/** Plans and does what is due. */
export function runPlan(world: MailWorld): Promise<number> {
  return workOff([{ to: 'plan' }], mailSteps(world));
}

/** A person with a browser and a mail program, in a world. */
export function visitor(world: MailWorld, client = '192.0.2.1') {
  const ask = async (request: Request): Promise<{ status: number; text: string; messages: readonly Message[] }> => {
    const answer = await web(request, client, world);
    if (answer === undefined) return { status: 404, text: '', messages: [] };
    await workOff(answer.messages, mailSteps(world));
    return { status: answer.response.status, text: await answer.response.text(), messages: answer.messages };
  };
  const get = (path: string) => ask(new Request(new URL(path, world.settings.baseUrl)));
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(new Request(new URL(path, world.settings.baseUrl), { method: 'POST', body: new URLSearchParams(fields) }));
  return {
    get,
    post,
    /** Fills in the form of a topic as a person would. */
    async signUp(address: string, fields: Readonly<Record<string, string>> = {}, topic = 'river') {
      const page = await get(`/${topic}/subscribe`);
      world.clock.advance(5_000);
      const form = page.text.match(/name="form" value="([^"]+)"/)?.[1] ?? '';
      return post(`/${topic}/subscribe`, { address, cadence: 'live', zone: 'UTC', form, ...fields });
    },
    /** Signs up and confirms. */
    async subscribe(address: string, fields: Readonly<Record<string, string>> = {}, topic = 'river') {
      await this.signUp(address, fields, topic);
      return post('/mail/confirm', { t: (await lastToken(world, address, 'confirm')) ?? '' });
    },
  };
}

export async function mailsTo(world: MailWorld, address: string) {
  const mine = world.mails.filter(({ to }) => to === address);
  return Promise.all(mine.map(({ raw }) => PostalMime.parse(raw)));
}

/** The token of a kind of link in the latest mail to an address. */
export async function lastToken(
  world: MailWorld,
  address: string,
  link: 'confirm' | 'unsubscribe' | 'preferences',
): Promise<string | undefined> {
  const mail = (await mailsTo(world, address)).at(-1);
  return mail?.text?.match(new RegExp(`/mail/${link}\\?t=(\\S+)`))?.[1];
}
