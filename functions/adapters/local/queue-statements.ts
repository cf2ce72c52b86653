import type { DatabaseSync } from 'node:sqlite';

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

const queued = `m.grp IS NOT NULL AND m.state <> 'dead'`;
/** The first message of each group. Steps from group to group in the index: the messages behind the first cost nothing. */
const heads = `
  WITH RECURSIVE groups(grp) AS (
    SELECT * FROM (SELECT m.grp FROM messages AS m WHERE ${queued} ORDER BY m.grp LIMIT 1)
    UNION ALL
    SELECT (SELECT m.grp FROM messages AS m WHERE ${queued} AND m.grp > groups.grp ORDER BY m.grp LIMIT 1)
    FROM groups WHERE groups.grp IS NOT NULL
  ), heads(id) AS (
    SELECT (SELECT m.id FROM messages AS m WHERE m.grp = groups.grp AND ${queued} ORDER BY m.id LIMIT 1)
    FROM groups WHERE groups.grp IS NOT NULL
  )`;
// The plus keeps SQLite from the index by stage: there are few heads, and many messages of the stage.
const head = `FROM messages WHERE id IN (SELECT id FROM heads) AND +stage = :stage`;
/** A delivery, as long as nobody else got the message since. */
const held = `id = :id AND attempts = :attempt AND state = 'leased'`;

/** The queue's table and all that is asked of it. */
export function queueStatements(database: DatabaseSync) {
  database.exec(schema);
  const row = 'SELECT id, body, attempts';
  return {
    insert: database.prepare(
      `INSERT INTO messages (stage, grp, same, body, state, visible_ms)
       VALUES (:stage, :grp, :same, :body, 'waiting', :visible)
       ON CONFLICT (same) WHERE state = 'waiting' AND attempts = 0
       DO UPDATE SET body = excluded.body, visible_ms = min(visible_ms, excluded.visible_ms)`,
    ),
    waitingSame: database.prepare(
      `SELECT body FROM messages WHERE same = :same AND state = 'waiting' AND attempts = 0`,
    ),
    nextWaiting: database.prepare(
      `${row} FROM messages WHERE stage = :stage AND state = 'waiting' AND visible_ms <= :now ORDER BY id LIMIT 1`,
    ),
    nextAbandoned: database.prepare(
      `${row} FROM messages WHERE stage = :stage AND state = 'leased' AND visible_ms <= :now ORDER BY id LIMIT 1`,
    ),
    nextHead: database.prepare(`${heads} ${row} ${head} AND visible_ms <= :now ORDER BY id LIMIT 1`),
    soonest: database.prepare(`SELECT min(visible_ms) AS at FROM messages WHERE stage = :stage AND state <> 'dead'`),
    soonestHead: database.prepare(`${heads} SELECT min(visible_ms) AS at ${head}`),
    isPending: database.prepare(
      `SELECT 1 FROM messages WHERE stage = :stage AND state IN ('waiting', 'leased') LIMIT 1`,
    ),
    lease: database.prepare(
      `UPDATE messages SET state = 'leased', visible_ms = :visible, attempts = attempts + 1 WHERE id = :id`,
    ),
    remove: database.prepare(`DELETE FROM messages WHERE ${held}`),
    putBack: database.prepare(`UPDATE messages SET state = 'waiting', visible_ms = :visible WHERE ${held}`),
    putAside: database.prepare(`UPDATE messages SET state = 'dead', reason = :reason WHERE ${held}`),
    endWaits: database.prepare(`UPDATE messages SET visible_ms = min(visible_ms, :now) WHERE state <> 'dead'`),
    shiftWaits: database.prepare('UPDATE messages SET visible_ms = visible_ms - :by'),
    count: database.prepare('SELECT state, count(*) AS many FROM messages GROUP BY state'),
    dead: database.prepare(`SELECT * FROM messages WHERE state = 'dead' ORDER BY id LIMIT :limit`),
    takeDead: database.prepare(`DELETE FROM messages WHERE state = 'dead' RETURNING id, body, attempts`),
    isMarked: database.prepare('SELECT 1 FROM marks WHERE thing = :thing AND version = :version'),
    dataVersion: database.prepare('PRAGMA data_version'),
    isAwaited: database.prepare('SELECT 1 FROM messages WHERE same = :same LIMIT 1'),
    unmark: database.prepare('DELETE FROM marks WHERE thing = :thing'),
    mark: database.prepare(
      `INSERT INTO marks VALUES (:thing, :version)
       ON CONFLICT DO UPDATE SET version = excluded.version WHERE version <> excluded.version`,
    ),
  };
}
