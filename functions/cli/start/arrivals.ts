import cliProgress from 'cli-progress';
import { heldMails } from '../../collect/inbox.ts';
import { listFollowed } from '../../collect/owned-sources.ts';
import { messageOf } from '../../error-message.ts';
import { blobKeys } from '../../keys.ts';
import type { Message, MessageTo } from '../../messages.ts';
import type { SourceState } from '../../model/source.ts';
import { arrivalOf } from '../../normalise/arrival.ts';
import type { LocalNewsfold } from '../../runtime/local.ts';
import { personalKind } from '../../send/send-personal.ts';
import { mailingLine } from './mailing-line.ts';
import type { RunTally } from './start-summary.ts';

export interface Arrivals {
  /** Called for every message that was done. Never rejects: where what came of it cannot be read, it says so. */
  done(message: Message, emitted: readonly Message[], newsfold: LocalNewsfold): Promise<void>;
  /** From here on each document gets a line of its own. */
  caughtUp(): void;
  tally(): Pick<RunTally, 'documents' | 'rejected' | 'onTopic'>;
}

/** Shows the work at start-up as a bar (on a terminal only), and after that what arrives, a line each. */
export function arrivals(needs: {
  readonly write: (line: string) => void;
  readonly progress: NodeJS.WriteStream;
  /** True when mails go out through a mail server instead of into the outbox. */
  readonly mailed: boolean;
  /** True when no source is asked, so that how they answered once is not told as if they had been. */
  readonly offline: boolean;
  readonly baseUrl: string;
}): Arrivals {
  const tally = { documents: 0, rejected: 0, onTopic: 0 };
  const format = '  {bar} {value} of {total} steps';
  const bar = new cliProgress.SingleBar({ format, stream: needs.progress, clearOnComplete: true, hideCursor: true });
  let atStart = needs.progress.isTTY === true;
  let live = false;
  let stepsDone = 0;
  if (atStart) bar.start(1, 0);

  let isFirstRound = !needs.offline;
  /** By edition, what was said last of its mails. */
  const lastTold = new Map<string, string>();

  /** After the first round of polls, since a machine without a network says nothing else of them. */
  async function toldOfSources(newsfold: LocalNewsfold): Promise<void> {
    if (!live || !isFirstRound || newsfold.queue.isPending(['collect'])) return;
    isFirstRound = false;
    const line = firstRound(await listFollowed(newsfold.world), needs.baseUrl);
    if (line !== null) needs.write(`  ${time(newsfold)}  ${line}\n`);
  }

  async function show(message: Message, emitted: readonly Message[], newsfold: LocalNewsfold): Promise<void> {
    const counts = await newsfold.queue.counts();
    if (atStart) {
      stepsDone += 1;
      // Steps lead to steps: the end is only as far as is known by now.
      bar.setTotal(stepsDone + counts.waiting + counts.inFlight);
      bar.update(stepsDone);
    }
    if ((message.to === 'send' || message.to === 'reply') && live) {
      const line = await mailingLine(message, emitted, { records: newsfold.world.records, mailed: needs.mailed });
      // Readers are mailed in shards, each its own message: one line tells of all of an edition.
      if (line !== null && line !== lastTold.get(editionOf(message))) {
        needs.write(`  ${time(newsfold)}  ${line}\n`);
        remember(lastTold, editionOf(message), line);
      }
    }
    if (message.to === 'collect') await toldOfSources(newsfold);
    if (message.to !== 'normalise') return;
    tally.documents += 1;
    const taken = emitted.filter((one) => one.to === 'curate').filter(({ offTopic }) => offTopic === undefined);
    const topics = new Set(taken.map(({ topic }) => topic));
    tally.onTopic += new Set(taken.map(({ articleKey }) => articleKey)).size;
    const fate = await fateOf(message.key, topics, newsfold);
    if (fate.kind === 'rejected') tally.rejected += 1;
    // A held mail waits for a person, so it is shown at once.
    if (live || fate.kind === 'held') {
      needs.write(`  ${time(newsfold)}  ${await nameOf(message.key, newsfold)}: ${told(fate)}\n`);
    }
  }

  return {
    async done(message, emitted, newsfold) {
      try {
        await show(message, emitted, newsfold);
      } catch (error) {
        needs.write(`  ${time(newsfold)}  ${message.to} was done; what came of it is not known: ${messageOf(error)}\n`);
      }
    },
    caughtUp() {
      if (atStart) bar.stop();
      atStart = false;
      live = true;
    },
    tally: () => ({ ...tally }),
  };
}

const editionsToldMax = 100;

/** An edition, or the one mail to a reader, that a message is about. */
function editionOf({ topic, edition, shard }: MessageTo<'send' | 'reply'>): string {
  return `${topic}/${edition}${personalKind(edition) === null ? '' : `/${shard}`}`;
}

function remember(told: Map<string, string>, edition: string, line: string): void {
  told.delete(edition);
  told.set(edition, line);
  const [longestAgo] = told.keys();
  if (told.size > editionsToldMax && longestAgo !== undefined) told.delete(longestAgo);
}

/** How the sources that were asked so far are; null when none was. */
function firstRound(sources: readonly SourceState[], baseUrl: string): string | null {
  const asked = sources.filter(({ lastAttemptAt }) => lastAttemptAt !== null);
  const failed = asked.filter(({ failuresInRow }) => failuresInRow > 0).length;
  if (asked.length === 0) return null;
  const outcome = failed === 0 ? 'all answered' : `${asked.length - failed} answered; ${baseUrl}/status says why not`;
  return `sources: ${asked.length} of ${sources.length} asked, ${outcome}`;
}

/** What became of a document. */
type Fate =
  | { readonly kind: 'on-topic'; readonly topics: ReadonlySet<string> }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'held'; readonly reason: string }
  | { readonly kind: 'on-none' };

async function fateOf(key: string, topics: ReadonlySet<string>, newsfold: LocalNewsfold): Promise<Fate> {
  if (topics.size > 0) return { kind: 'on-topic', topics };
  const reason = await reasonOf(key, newsfold);
  if (reason !== undefined) return { kind: 'rejected', reason };
  const held = (await heldMails(newsfold.world)).find(({ documentKey }) => documentKey === key);
  return held === undefined ? { kind: 'on-none' } : { kind: 'held', reason: held.reason };
}

function told(fate: Fate): string {
  switch (fate.kind) {
    case 'on-topic':
      return `on ${[...fate.topics].join(', ')}`;
    case 'rejected':
      return `rejected, ${fate.reason}`;
    case 'held':
      return `held, ${fate.reason} (newsfold inbox held)`;
    case 'on-none':
      return 'on no topic';
  }
}

async function reasonOf(key: string, { world }: LocalNewsfold): Promise<string | undefined> {
  const blob = await world.blobs.get(blobKeys.rejectedReason(key));
  if (blob === undefined) return undefined;
  const { reason } = JSON.parse(new TextDecoder().decode(blob.bytes)) as { reason?: string };
  return reason ?? 'for a reason that was not kept';
}

/** The name of the file that it came from, where its key does not tell it. */
async function nameOf(key: string, { world }: LocalNewsfold): Promise<string> {
  const info = await world.blobs.head(key);
  return (info && arrivalOf(info).file) ?? key.replace(/^documents\//, '');
}

/** The hour on the wall, for a person at the terminal. */
function time({ world }: LocalNewsfold): string {
  return new Date(world.clock.now()).toLocaleTimeString('en-GB');
}
