import type { DatabaseSync } from 'node:sqlite';
import type { Message } from '../../messages.ts';
import { pipeline, type StageName } from '../../pipeline.ts';
import type { Clock } from '../../ports.ts';
import { inTransaction } from './database.ts';
import type { DeadLetter, LeasedMessage, LocalQueue } from './local-queue.ts';
import { queueStatements } from './queue-statements.ts';

interface Row {
  readonly id: number;
  readonly body: string;
  readonly attempts: number;
}

interface DeadRow extends Row {
  readonly reason: string;
}

export interface QueueNeeds {
  readonly clock: Clock;
  /** Messages to such a stage wait a moment, so that those that come in a burst become one. */
  readonly delaysMs?: Partial<Record<StageName, number>>;
}

/** A clock that goes back by less than this is being kept right, which is not worth a write. */
const clockWobbleMs = 1_000;

/** A queue in SQLite that survives `kill -9`: a message is there until it is settled. */
export function queueSqlite(database: DatabaseSync, needs: QueueNeeds): LocalQueue {
  const sql = queueStatements(database);
  let lastMs: number | undefined;
  const nowMs = (): number => {
    const now = Date.parse(needs.clock.now());
    // A clock that ran ahead and is put right: what is to wait a moment would wait for the hours or years between.
    if (lastMs !== undefined && lastMs - now > clockWobbleMs) sql.shiftWaits.run({ by: lastMs - now });
    lastMs = now;
    return now;
  };
  const add = (messages: readonly Message[], delayMs: number): void => {
    for (const message of messages) {
      insert(sql, message, nowMs() + delayMs + (needs.delaysMs?.[message.to] ?? 0));
    }
  };
  let seenVersion: number | undefined;
  return {
    async send(messages, options) {
      inTransaction(database, () => add(messages, options?.delayMs ?? 0));
    },
    async receive(stages, leaseMs) {
      return inTransaction(database, () => {
        const row = nextRow(sql, stages, nowMs());
        if (row !== undefined) sql.lease.run({ id: row.id, visible: nowMs() + leaseMs });
        return row && leasedOf(row);
      });
    },
    async settle(leased, emitted = []) {
      return inTransaction(database, () => {
        const settled = sql.remove.run(heldBy(leased)).changes > 0;
        if (settled) add(emitted, 0);
        return settled;
      });
    },
    async retry(leased, delayMs) {
      return sql.putBack.run({ ...heldBy(leased), visible: nowMs() + delayMs }).changes > 0;
    },
    async bury(leased, reason) {
      return sql.putAside.run({ ...heldBy(leased), reason }).changes > 0;
    },
    async counts() {
      const rows = sql.count.all() as unknown as { state: string; many: number }[];
      const many = (state: string): number => rows.find((row) => row.state === state)?.many ?? 0;
      return { waiting: many('waiting'), inFlight: many('leased'), dead: many('dead') };
    },
    releaseLeases() {
      sql.endWaits.run({ now: nowMs() });
    },
    nextInMs(stages) {
      const now = nowMs();
      const asked = stages.map((stage) => (isFifo(stage) ? sql.soonestHead : sql.soonest).get({ stage }));
      const times = (asked as { at: number | null }[]).flatMap(({ at }) => (at === null ? [] : [at]));
      return times.length === 0 ? undefined : Math.max(0, Math.min(...times) - now);
    },
    isPending: (stages) => stages.some((stage) => sql.isPending.get({ stage }) !== undefined),
    deadLetters: (limit) => (sql.dead.all({ limit }) as unknown as DeadRow[]).map(deadLetterOf),
    sendOnce(thing, version, message) {
      inTransaction(database, () => {
        if (sql.mark.run({ thing, version }).changes > 0) add([message], 0);
      });
    },
    wasSent: (thing, version) => sql.isMarked.get({ thing, version }) !== undefined,
    isAwaited: (message) => sql.isAwaited.get({ same: sameness(message) }) !== undefined,
    wasTouched() {
      const { data_version: now } = sql.dataVersion.get() as { data_version: number };
      const touched = now !== seenVersion;
      seenVersion = now;
      return touched;
    },
    forget(thing) {
      sql.unmark.run({ thing });
    },
    redrive() {
      return inTransaction(database, () => {
        const letters = (sql.takeDead.all() as unknown as Row[]).toSorted((a, b) => a.id - b.id);
        add(letters.map(messageOf), 0);
        return letters.length;
      });
    },
  };
}

type Statements = ReturnType<typeof queueStatements>;

/** Queues a message, to be delivered from that time on, or joins it with the same one that waits already. */
function insert(sql: Statements, message: Message, visible: number): void {
  const same = sameness(message);
  const before = sql.waitingSame.get({ same }) as Row | undefined;
  const body = JSON.stringify(before ? merged(JSON.parse(before.body) as Message, message) : message);
  sql.insert.run({ stage: message.to, grp: groupOf(message), same, body, visible });
}

/** The message to be delivered next, of the first of these stages that has one. */
function nextRow(sql: Statements, stages: readonly StageName[], now: number): Row | undefined {
  for (const stage of stages) {
    const asked = { stage, now };
    const row = isFifo(stage) ? sql.nextHead.get(asked) : (sql.nextWaiting.get(asked) ?? sql.nextAbandoned.get(asked));
    if (row !== undefined) return row as unknown as Row;
  }
  return undefined;
}

function isFifo(stage: StageName): boolean {
  return pipeline[stage].startedBy.kind === 'fifo';
}

/** The group whose messages keep their order; null for stages where order does not matter. */
function groupOf(message: Message): string | null {
  return isFifo(message.to) && 'topic' in message ? `${message.to}/${message.topic}` : null;
}

/** Messages with the same text here can be one while they wait. */
function sameness(message: Message): string {
  return message.to === 'feed' ? `feed/${message.topic}` : JSON.stringify(message);
}

/** One message that asks for all that two ask for. */
function merged(one: Message, other: Message): Message {
  if (one.to !== 'feed' || other.to !== 'feed') return other;
  const changed = [...new Set([...(one.changed ?? []), ...(other.changed ?? [])])];
  return changed.length === 0 ? other : { ...other, changed };
}

function messageOf(row: Row): Message {
  return JSON.parse(row.body) as Message;
}

function leasedOf(row: Row): LeasedMessage {
  const attempt = row.attempts + 1;
  return { message: messageOf(row), receipt: `${row.id}/${attempt}`, attempt };
}

function heldBy(leased: LeasedMessage): { id: number; attempt: number } {
  return { id: Number(leased.receipt.split('/')[0]), attempt: leased.attempt };
}

function deadLetterOf(row: DeadRow): DeadLetter {
  return { id: String(row.id), message: messageOf(row), attempts: row.attempts, reason: row.reason };
}
