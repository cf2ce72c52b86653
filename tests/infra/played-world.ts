import { readFileSync } from 'node:fs';
import type { Templates } from '../../functions/digest/template.ts';
import type { Message } from '../../functions/messages.ts';
import type { StageName } from '../../functions/pipeline.ts';
import type { FetchOutcome, FetchRequest, OutgoingMail } from '../../functions/ports.ts';
import { runStep } from '../../functions/runtime/run-step.ts';
import type { World } from '../../functions/runtime/steps.ts';
import type { ManualClock } from '../contracts/manual-clock.ts';
import { noFetcher } from '../no-fetcher.ts';
import { nextDocument, type Outlet } from '../simulation/generated-news.ts';
import { type Chance, seeded } from '../simulation/seeded.ts';
import { simulatedWorld } from '../simulation/simulated-world.ts';
import { notedSteps, notedWeb } from './played-stages.ts';
import type { Note } from './shadowed-ports.ts';

export const templates = JSON.parse(
  readFileSync(new URL('../../build/templates.json', import.meta.url), 'utf8'),
) as Templates;

/** Far more than any play leads to: a message that keeps coming back is a mistake. */
const messagesMax = 5_000;

export interface ArrivingDocument {
  readonly key: string;
  readonly text: string;
  readonly contentType: string;
  readonly source?: string;
}

export interface PlayedWorld {
  readonly world: World;
  readonly clock: ManualClock;
  readonly chance: Chance;
  readonly mails: readonly OutgoingMail[];
  /** ReadySteps off messages and all that they lead to; gives those that failed, which do not come again. */
  run(...messages: readonly Message[]): Promise<readonly Message[]>;
  /** The same, but messages to a stage are lost. */
  runWithout(lost: StageName, ...messages: readonly Message[]): Promise<readonly Message[]>;
  /** Puts a document where documents arrive and works off what follows; a made-up one unless it is given. */
  arrive(document?: ArrivingDocument): Promise<void>;
  /** Asks for a page, or posts a form or a body to it, and works off what follows. */
  visit(
    path: string,
    post?: BodyInit,
    headers?: HeadersInit,
  ): Promise<{ readonly status: number; readonly text: string }>;
}

/** An installation in memory whose stages note what they would ask of AWS; time and chance are the play's. */
export function playedWorld(
  noteOf: (stage: StageName) => Note,
  options: {
    readonly seed?: number;
    /** How often a mail is not taken, and how often its sender stops between claim and settlement. */
    readonly mailTroubles?: number;
    /** Mails whose sender stops in any case. */
    readonly isStopped?: (mail: OutgoingMail) => boolean;
    readonly answer?: (request: FetchRequest) => FetchOutcome;
    readonly world?: Partial<World>;
  } = {},
): PlayedWorld {
  const chance = seeded(options.seed ?? 1);
  const simulated = simulatedWorld(chance, templates);
  const { clock } = simulated;
  const mails: OutgoingMail[] = [];
  const world: World = {
    ...simulated.world,
    fetcher: options.answer ? { fetch: async (request) => options.answer!(request) } : noFetcher,
    mailer: {
      ...simulated.world.mailer,
      send: async (mail) => {
        const isStopped = chance.happens(options.mailTroubles ?? 0) || options.isStopped?.(mail);
        if (isStopped) throw new Error('the sender stops here');
        if (chance.happens(options.mailTroubles ?? 0)) return { kind: 'throttled', reason: 'too fast' };
        return { kind: 'sent', providerId: String(mails.push(mail)) };
      },
    },
    ...options.world,
  };
  const steps = notedSteps(world, noteOf);
  const known: Outlet[] = [];
  const runWithout = async (lost: StageName | null, ...messages: readonly Message[]): Promise<readonly Message[]> => {
    const queue = [...messages];
    const failed: Message[] = [];
    for (let worked = 0; queue.length > 0; worked++) {
      if (worked > messagesMax) throw new Error(`no end of messages: ${JSON.stringify(queue[0])}`);
      const message = queue.shift()!;
      if (message.to === lost) continue;
      try {
        queue.push(...(await runStep(message, steps)));
      } catch {
        failed.push(message);
      }
    }
    return failed;
  };
  const run: PlayedWorld['run'] = (...messages) => runWithout(null, ...messages);
  return {
    world,
    clock,
    chance,
    mails,
    run,
    runWithout,
    arrive: async (document) => {
      const made = nextDocument(known.length, known, chance);
      if (document === undefined) known.push(...made.articles);
      const { key, content } = document
        ? { key: document.key, content: { bytes: Buffer.from(document.text), contentType: document.contentType } }
        : made;
      await world.blobs.put(key, {
        ...content,
        metadata: { source: document?.source ?? 'played', 'received-at': clock.now() },
      });
      await run({ to: 'normalise', key });
    },
    visit: async (path, post, headers = {}) => {
      const method = post === undefined ? 'GET' : 'POST';
      const request = new Request(new URL(path, world.settings.baseUrl), { method, headers, body: post ?? null });
      const answer = await notedWeb(request, world, noteOf);
      await run(...(answer?.messages ?? []));
      return { status: answer?.response.status ?? 404, text: (await answer?.response.text()) ?? '' };
    },
  };
}
