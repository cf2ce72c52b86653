import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token is good for. A token for one purpose is refused for every other. */
export type TokenPurpose = 'confirm' | 'unsubscribe' | 'preferences' | 'form';

export interface TokenClaims {
  readonly purpose: TokenPurpose;
  /** The subscriber's id, or for a form what it is bound to. */
  readonly subject: string;
  readonly topic: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

const purposeLetters: Readonly<Record<TokenPurpose, string>> = {
  confirm: 'c',
  unsubscribe: 'u',
  preferences: 'p',
  form: 'f',
};

/** Characters of a signature: 22 of base64url are 132 of the 256 bits of the HMAC, beyond guessing. */
const signatureChars = 22;

/**
 * Makes a token for a link: letters, digits, `-`, `_` and dots only, so that it needs no escaping in an address.
 * `<letter><time>.<subject>.<topic>.<signature>`; the signature is an HMAC with SHA-256 (RFC 2104) over the rest.
 */
export function signToken(claims: TokenClaims, secret: string): string {
  const text = `${purposeLetters[claims.purpose]}${claims.issuedAt.toString(36)}.${claims.subject}.${claims.topic}`;
  return `${text}.${signature(text, secret)}`;
}

/** What a token says, or null when it was not made here for this purpose or is older than `daysMax` (null: never). */
export function verifyToken(
  token: string,
  purpose: TokenPurpose,
  secret: string,
  { now, daysMax }: { readonly now: string; readonly daysMax: number | null },
): TokenClaims | null {
  if (token.length > 300) return null;
  const [head = '', subject = '', topic = '', given = '', ...rest] = token.split('.');
  const expected = Buffer.from(signature(`${head}.${subject}.${topic}`, secret));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected) || rest.length > 0) return null;
  if (head.charAt(0) !== purposeLetters[purpose]) return null;
  const issuedAt = Number.parseInt(head.slice(1), 36);
  const ageDays = (Date.parse(now) / 1000 - issuedAt) / 86_400;
  if (daysMax !== null && ageDays > daysMax) return null;
  return { purpose, subject, topic, issuedAt };
}

/** A subscriber's name in records and links: a keyed hash of the address as mail servers compare it. */
export function subscriberIdOf(address: string, secret: string): string {
  return createHmac('sha256', secret).update(`subscriber ${address.toLowerCase()}`).digest('hex').slice(0, 32);
}

/** A keyed hash of anything that is only ever compared: a client's network address, a form's recipient. */
export function keyedHash(kind: string, value: string, secret: string): string {
  return createHmac('sha256', secret).update(`${kind} ${value}`).digest('hex').slice(0, 24);
}

function signature(text: string, secret: string): string {
  return createHmac('sha256', secret).update(`token ${text}`).digest('base64url').slice(0, signatureChars);
}
