import { randomBytes } from 'node:crypto';
import type { Ids } from '../ports.ts';

export function idsRandom(): Ids {
  return { token: (bytes) => randomBytes(bytes).toString('base64url') };
}
