import { recordKeys } from '../keys.ts';
import type { Ports } from '../ports.ts';

const secretBytes = 32;

/** The key that tokens and subscribers' ids are made with; made on first use, the same for everyone after. */
export async function tokenSecret({ records, ids }: Pick<Ports, 'records' | 'ids'>): Promise<string> {
  const key = recordKeys.secret('tokens');
  const found = await records.get(key);
  if (found !== undefined) return found.value as string;
  await records.write([{ kind: 'put', key, value: ids.token(secretBytes), expect: 'absent' }]);
  const kept = await records.get(key);
  if (kept === undefined) throw new Error('the secret for tokens was written and is not there');
  return kept.value as string;
}
