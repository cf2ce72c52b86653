import { randomBytes } from 'node:crypto';
import type { Ids } from '../ports.ts';

/** Tokens from the operating system's source of randomness. */
export function idsRandom(): Ids {
  return { token: (bytes) => randomBytes(bytes).toString('base64url') };
}
