import { createHash } from 'node:crypto';
import { recordKeys } from '../keys.ts';
import type { Instant, Ports } from '../ports.ts';

const tokenBytes = 32;
const clientsMax = 500;

/** Somebody who may push documents. The token itself is nowhere kept, only its hash. */
export interface PushClient {
  /** `a-z`, `0-9` and hyphens; names the source of what it pushes. */
  readonly name: string;
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}

/** Makes a client and returns its token, which cannot be shown again; null when the name is taken. */
export async function addPushClient(
  name: string,
  { clock, ids, records }: Pick<Ports, 'clock' | 'ids' | 'records'>,
): Promise<string | null> {
  if ((await listPushClients({ records })).some((client) => client.name === name && client.revokedAt === null))
    return null;
  const token = `nf_${ids.token(tokenBytes)}`;
  const value: PushClient = { name, createdAt: clock.now(), revokedAt: null };
  await records.write([{ kind: 'put', key: recordKeys.pushClient(hashOf(token)), value, expect: 'absent' }]);
  return token;
}

/** The client that a token belongs to, if it may still push. Looking it up by its hash gives no time to measure. */
export async function pushClientOf(
  token: string,
  { records }: Pick<Ports, 'records'>,
): Promise<PushClient | undefined> {
  const client = (await records.get(recordKeys.pushClient(hashOf(token))))?.value as PushClient | undefined;
  return client?.revokedAt === null ? client : undefined;
}

/** Takes the right to push from every client of that name; false when there is none. */
export async function revokePushClient(
  name: string,
  { clock, records }: Pick<Ports, 'clock' | 'records'>,
): Promise<boolean> {
  const { partition } = recordKeys.pushClient('');
  const found = (await records.list(partition, { limit: clientsMax })).filter(({ value }) => {
    const client = value as PushClient;
    return client.name === name && client.revokedAt === null;
  });
  for (const { sort, value, version } of found) {
    const revoked: PushClient = { ...(value as PushClient), revokedAt: clock.now() };
    await records.write([{ kind: 'put', key: { partition, sort }, value: revoked, expect: { version } }]);
  }
  return found.length > 0;
}

/** All clients, those whose right was taken away too. */
export async function listPushClients({ records }: Pick<Ports, 'records'>): Promise<readonly PushClient[]> {
  const { partition } = recordKeys.pushClient('');
  return (await records.list(partition, { limit: clientsMax })).map(({ value }) => value as PushClient);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
