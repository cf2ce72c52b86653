import { recordKeys } from '../keys.ts';
import type { Ports } from '../ports.ts';

const secretBytes = 32;

type Needs = Pick<Ports, 'records' | 'ids'>;

/** The key that tokens and subscribers' ids are made with; made on first use, the same for everyone after. */
export function tokenSecret(needs: Needs): Promise<string> {
  return secretFor('tokens', needs);
}

/** The installation's own secret for one purpose; made on first use. */
export async function secretFor(
  purpose: Parameters<typeof recordKeys.secret>[0],
  { records, ids }: Needs,
): Promise<string> {
  const key = recordKeys.secret(purpose);
  const found = await records.get(key);
  if (found !== undefined) return found.value;
  await records.write([{ kind: 'put', key, value: ids.token(secretBytes), expect: 'absent' }]);
  const kept = await records.get(key);
  if (kept === undefined) throw new Error(`the secret ${purpose} was written and is not there`);
  return kept.value;
}
