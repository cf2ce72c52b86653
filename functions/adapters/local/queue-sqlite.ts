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
  /** When the next message can be delivered, in milliseconds from now; undefined when none waits for its time. */
  nextInMs(): number | undefined;
  deadLetters(limit: number): readonly DeadLetter[];
  /** Gives dead letters another set of attempts; how many there were. */
  redrive(): number;
}

const schema = `
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, stage TEXT NOT NULL, grp TEXT, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'dead')),
    visible_ms INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, reason TEXT
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS messages_waiting ON messages (body) WHERE state = 'waiting' AND attempts = 0;
  CREATE INDEX IF NOT EXISTS messages_by_stage ON messages (stage, state, id);
  CREATE INDEX IF NOT EXISTS messages_by_group ON messages (grp, id) WHERE grp IS NOT NULL AND state <> 'dead';
`;

/** A queue in SQLite that survives `kill -9`: a message is there until it is settled. */
export function queueSqlite(database: DatabaseSync, needs: { readonly clock: Clock }): LocalQueue {
  database.exec(schema);
  const nowMs = (): number => Date.parse(needs.clock.now());
  const insert = database.prepare(
    `INSERT INTO messages (stage, grp, body, state, visible_ms) VALUES (:stage, :grp, :body, 'waiting', :visible)
     ON CONFLICT (body) WHERE state = 'waiting' AND attempts = 0
     DO UPDATE SET visible_ms = min(visible_ms, excluded.visible_ms)`,
  );
  const next = database.prepare(
    `SELECT id, body, attempts FROM messages AS m
     WHERE stage IN (SELECT value FROM json_each(:stages)) AND state IN ('waiting', 'leased') AND visible_ms <= :now
       AND (grp IS NULL OR NOT EXISTS
         (SELECT 1 FROM messages AS b WHERE b.grp = m.grp AND b.state <> 'dead' AND b.id < m.id))
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
  const soonest = database.prepare(`SELECT min(visible_ms) AS at FROM messages WHERE state <> 'dead'`);

  const add = (messages: readonly Message[], delayMs: number): void => {
    for (const message of messages) {
      const body = JSON.stringify(message);
      insert.run({ stage: message.to, grp: groupOf(message), body, visible: nowMs() + delayMs });
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
    nextInMs() {
      const { at } = soonest.get() as { at: number | null };
      return at === null ? undefined : Math.max(0, at - nowMs());
    },
    deadLetters(limit) {
      const rows = database
        .prepare(`SELECT * FROM messages WHERE state = 'dead' ORDER BY id LIMIT :limit`)
        .all({ limit });
      return (rows as unknown as (Row & { reason: string })[]).map(deadLetterOf);
    },
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
