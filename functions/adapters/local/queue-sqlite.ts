import type { DatabaseSync } from 'node:sqlite';
import type { Message } from '../../messages.ts';
import { pipeline, type StageName } from '../../pipeline.ts';
import type { Clock } from '../../ports.ts';
import type { DeadLetter, Delivery, Queue } from '../../runtime/queue.ts';
import { inTransaction } from './database.ts';

interface Row {
  readonly id: number;
  readonly body: string;
  readonly attempts: number;
}

/** What only the process that owns the database needs. */
export interface LocalQueue extends Queue {
  /** Ends every lease: whoever held them is gone. For the start of the only process. */
  releaseLeases(): void;
  /** When the next message for these stages can be delivered, in milliseconds from now; undefined when there is none. */
  nextInMs(stages: readonly StageName[]): number | undefined;
  /** Messages for these stages that wait or are in flight. */
  pending(stages: readonly StageName[]): number;
  deadLetters(limit: number): readonly DeadLetter[];
  /** Sends a message unless the same was sent for this version of a thing before; the mark and the message are one move. */
  sendOnce(thing: string, version: string, message: Message): void;
  wasSent(thing: string, version: string): boolean;
  /** Gives dead letters another set of attempts; how many there were. */
  redrive(): number;
}

const schema = `
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, stage TEXT NOT NULL, grp TEXT, same TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'dead')),
    visible_ms INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, reason TEXT
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS messages_waiting ON messages (same) WHERE state = 'waiting' AND attempts = 0;
  CREATE INDEX IF NOT EXISTS messages_by_stage ON messages (stage, state, id);
  CREATE INDEX IF NOT EXISTS messages_by_group ON messages (grp, id) WHERE grp IS NOT NULL AND state <> 'dead';
  CREATE TABLE IF NOT EXISTS marks (thing TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

export interface QueueNeeds {
  readonly clock: Clock;
  /** Messages to such a stage wait a moment, so that those that come in a burst become one. */
  readonly delaysMs?: Partial<Record<StageName, number>>;
}

const isForStages = 'stage IN (SELECT value FROM json_each(:stages))';
const isFirstOfGroup = `(grp IS NULL OR NOT EXISTS
  (SELECT 1 FROM messages AS b WHERE b.grp = m.grp AND b.state <> 'dead' AND b.id < m.id))`;

/** A queue in SQLite that survives `kill -9`: a message is there until it is settled. */
export function queueSqlite(database: DatabaseSync, needs: QueueNeeds): LocalQueue {
  database.exec(schema);
  const nowMs = (): number => Date.parse(needs.clock.now());
  const insert = database.prepare(
    `INSERT INTO messages (stage, grp, same, body, state, visible_ms)
     VALUES (:stage, :grp, :same, :body, 'waiting', :visible)
     ON CONFLICT (same) WHERE state = 'waiting' AND attempts = 0
     DO UPDATE SET body = excluded.body, visible_ms = min(visible_ms, excluded.visible_ms)`,
  );
  const waiting = database.prepare(
    `SELECT body FROM messages WHERE same = :same AND state = 'waiting' AND attempts = 0`,
  );
  const marked = database.prepare('SELECT 1 FROM marks WHERE thing = :thing AND version = :version');
  const mark = database.prepare(
    `INSERT INTO marks VALUES (:thing, :version)
     ON CONFLICT DO UPDATE SET version = excluded.version WHERE version <> excluded.version`,
  );
  const next = database.prepare(
    `SELECT id, body, attempts FROM messages AS m
     WHERE ${isForStages} AND state IN ('waiting', 'leased') AND visible_ms <= :now
       AND ${isFirstOfGroup}
     ORDER BY id LIMIT 1`,
  );
  const lease = database.prepare(
    `UPDATE messages SET state = 'leased', visible_ms = :visible, attempts = attempts + 1 WHERE id = :id`,
  );
  const held = `id = :id AND attempts = :attempt AND state = 'leased'`;
  const remove = database.prepare(`DELETE FROM messages WHERE ${held}`);
  const putBack = database.prepare(`UPDATE messages SET state = 'waiting', visible_ms = :visible WHERE ${held}`);
  const putAside = database.prepare(`UPDATE messages SET state = 'dead', reason = :reason WHERE ${held}`);
  const counted = database.prepare('SELECT state, count(*) AS many FROM messages GROUP BY state');
  const soonest = database.prepare(
    `SELECT min(visible_ms) AS at FROM messages AS m
     WHERE ${isForStages} AND state <> 'dead' AND ${isFirstOfGroup}`,
  );
  const open = database.prepare(`SELECT count(*) AS many FROM messages WHERE ${isForStages} AND state <> 'dead'`);

  const add = (messages: readonly Message[], delayMs: number): void => {
    for (const message of messages) {
      const same = sameness(message);
      const before = waiting.get({ same }) as Row | undefined;
      const body = JSON.stringify(before ? merged(JSON.parse(before.body) as Message, message) : message);
      const visible = nowMs() + delayMs + (needs.delaysMs?.[message.to] ?? 0);
      insert.run({ stage: message.to, grp: groupOf(message), same, body, visible });
    }
  };

  return {
    async send(messages, options) {
      inTransaction(database, () => ({ result: add(messages, options?.delayMs ?? 0) }));
    },
    async receive(stages, leaseMs) {
      return inTransaction(database, () => {
        const row = next.get({ stages: JSON.stringify(stages), now: nowMs() }) as Row | undefined;
        if (row === undefined) return { result: undefined };
        lease.run({ id: row.id, visible: nowMs() + leaseMs });
        return { result: deliveryOf(row) };
      });
    },
    async settle(delivery, emitted = []) {
      return inTransaction(database, () => {
        const settled = remove.run(heldBy(delivery)).changes > 0;
        if (settled) add(emitted, 0);
        return { result: settled };
      });
    },
    async retry(delivery, delayMs) {
      return putBack.run({ ...heldBy(delivery), visible: nowMs() + delayMs }).changes > 0;
    },
    async bury(delivery, reason) {
      return putAside.run({ ...heldBy(delivery), reason }).changes > 0;
    },
    async counts() {
      const rows = counted.all() as unknown as { state: string; many: number }[];
      const many = (state: string): number => rows.find((row) => row.state === state)?.many ?? 0;
      return { waiting: many('waiting'), inFlight: many('leased'), dead: many('dead') };
    },
    releaseLeases() {
      database.prepare(`UPDATE messages SET visible_ms = :now WHERE state = 'leased'`).run({ now: nowMs() });
    },
    nextInMs(stages) {
      const { at } = soonest.get({ stages: JSON.stringify(stages) }) as { at: number | null };
      return at === null ? undefined : Math.max(0, at - nowMs());
    },
    pending: (stages) => (open.get({ stages: JSON.stringify(stages) }) as { many: number }).many,
    deadLetters(limit) {
      const rows = database
        .prepare(`SELECT * FROM messages WHERE state = 'dead' ORDER BY id LIMIT :limit`)
        .all({ limit });
      return (rows as unknown as (Row & { reason: string })[]).map(deadLetterOf);
    },
    sendOnce(thing, version, message) {
      inTransaction(database, () => {
        if (mark.run({ thing, version }).changes > 0) add([message], 0);
        return { result: undefined };
      });
    },
    wasSent: (thing, version) => marked.get({ thing, version }) !== undefined,
    redrive() {
      return inTransaction(database, () => {
        const rows = database.prepare(`DELETE FROM messages WHERE state = 'dead' RETURNING id, body, attempts`).all();
        const letters = (rows as unknown as Row[]).toSorted((a, b) => a.id - b.id);
        add(
          letters.map((row) => JSON.parse(row.body) as Message),
          0,
        );
        return { result: letters.length };
      });
    },
  };
}

/** The group whose messages keep their order; null for stages where order does not matter. */
function groupOf(message: Message): string | null {
  const startedBy = pipeline[message.to as StageName].startedBy;
  return startedBy.kind === 'fifo' && 'topic' in message ? `${message.to}/${message.topic}` : null;
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

function deliveryOf(row: Row): Delivery {
  const attempt = row.attempts + 1;
  return { message: JSON.parse(row.body) as Message, receipt: `${row.id}/${attempt}`, attempt };
}

function heldBy(delivery: Delivery): { id: number; attempt: number } {
  return { id: Number(delivery.receipt.split('/')[0]), attempt: delivery.attempt };
}

function deadLetterOf(row: Row & { readonly reason: string }): DeadLetter {
  return { id: String(row.id), message: JSON.parse(row.body) as Message, attempts: row.attempts, reason: row.reason };
}
