import type { LeasedMessage, LocalQueue } from '../adapters/local/local-queue.ts';
import { messageOf } from '../error-message.ts';
import { hourMs } from '../instant.ts';
import { keepGoing } from '../keep-going.ts';
import type { Message } from '../messages.ts';
import { pipeline, type StageName } from '../pipeline.ts';
import type { Log } from '../ports.ts';
import { retryDelayMs } from './retry-delay.ts';
import { type ReadySteps, runStep } from './run-step.ts';

/** Steps that wait for the network, or for files while another computes, run side by side; all others one at a time. */
const sideBySide: Partial<Record<StageName, number>> = { collect: 8, normalise: 2, send: 2 };

/** Before a queue that could not be read or written is tried again. */
const troublePauseMs = 5_000;

export interface StageLanes {
  /** Something was put in the queue from outside. */
  wake(): void;
  /** Resolves when nothing of these stages is in flight and nothing waits, now or later. */
  idle(): Promise<void>;
  /** Lets the steps that are running finish, and starts no more. */
  stop(): Promise<void>;
}

export interface LanesNeeds {
  readonly queue: Pick<LocalQueue, 'receive' | 'settle' | 'retry' | 'bury' | 'nextInMs' | 'isPending'>;
  readonly steps: Partial<ReadySteps>;
  readonly log: Log;
  /** Called after each message that was done, with what it led to. */
  readonly done?: (message: Message, emitted: readonly Message[]) => void;
}

/**
 * Runs the step of each stage in `steps` on what the queue holds for it, until stopped: tries again with growing pauses,
 * and puts aside what failed as often as the pipeline allows.
 */
export function runStages(needs: LanesNeeds): StageLanes {
  const stages = Object.keys(needs.steps) as StageName[];
  let stopping = false;
  let busy = 0;
  let timer: NodeJS.Timeout | undefined;
  let sleepers: (() => void)[] = [];
  let idlers: (() => void)[] = [];

  const wake = (): void => {
    const woken = sleepers;
    sleepers = [];
    for (const resolve of woken) resolve();
  };
  const tellWhenIdle = (): void => {
    if (idlers.length === 0 || busy > 0) return;
    if (!stopping && needs.queue.isPending(stages)) return;
    const resolved = idlers;
    idlers = [];
    for (const resolve of resolved) resolve();
  };
  const wakeLater = (): void => {
    clearTimeout(timer);
    const nextInMs = needs.queue.nextInMs(stages);
    if (nextInMs !== undefined) timer = setTimeout(wake, Math.min(nextInMs, hourMs) + 1);
  };
  const attempt = keepGoing('working', needs);
  const receive = async (stage: StageName): Promise<LeasedMessage | undefined> => {
    let leased: LeasedMessage | undefined;
    const isRead = await attempt(async () => {
      leased = await needs.queue.receive([stage], leaseMs(stage));
    });
    if (!isRead) setTimeout(wake, troublePauseMs).unref();
    return leased;
  };
  const lane = async (stage: StageName): Promise<void> => {
    while (!stopping) {
      const leased = await receive(stage);
      if (leased === undefined) {
        const woken = new Promise<void>((resolve) => sleepers.push(resolve));
        if (busy === 0) wakeLater();
        tellWhenIdle();
        await woken;
        continue;
      }
      busy += 1;
      // What cannot be crossed off comes again once its lease has run out.
      await attempt(() => handle(needs, leased));
      busy -= 1;
      wake();
    }
  };
  const lanes = stages.flatMap((stage) => Array.from({ length: sideBySide[stage] ?? 1 }, () => lane(stage)));

  return {
    wake,
    idle() {
      const idle = new Promise<void>((resolve) => idlers.push(resolve));
      tellWhenIdle();
      return idle;
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      wake();
      await Promise.all(lanes);
      tellWhenIdle();
    },
  };
}

async function handle(needs: LanesNeeds, leased: LeasedMessage): Promise<void> {
  const { message, attempt } = leased;
  const { attemptsMax } = pipeline[message.to].limits;
  // An owner who stops newsfold in the middle of something may be counted a few times as well.
  if (attempt > 2 * attemptsMax) return putAside(needs, leased, 'each time it was worked on the process ended');
  try {
    const emitted = await runStep(message, needs.steps);
    if (await needs.queue.settle(leased, emitted)) needs.done?.(message, emitted);
  } catch (error) {
    const reason = messageOf(error);
    if (attempt >= attemptsMax) return putAside(needs, leased, reason);
    needs.log.info(`${message.to} is tried again: ${reason}`, { attempt });
    await needs.queue.retry(leased, retryDelayMs(attempt));
  }
}

async function putAside({ queue, log }: LanesNeeds, leased: LeasedMessage, reason: string): Promise<void> {
  const { message, attempt } = leased;
  log.count('failures', 1, { stage: message.to });
  log.error(`${message.to} failed ${attempt} times and was put aside: ${reason}`, subjectOf(message));
  await queue.bury(leased, reason);
}

/** A message whose step hangs comes again after the time that the step has, with some to spare. */
function leaseMs(stage: StageName): number {
  return pipeline[stage].limits.timeoutSeconds * 2_000;
}

function subjectOf(message: Message): Record<string, string> {
  const { to: _, ...subject } = message;
  return Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, String(value).slice(0, 200)]));
}
