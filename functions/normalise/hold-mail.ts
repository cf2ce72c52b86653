import { dayMs, later } from '../instant.ts';
import { blobKeys, recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { Instant, Ports } from '../ports.ts';
import type { HeldMail } from './mail/read-mail.ts';

/** What is shown of a subject and a sender; a record holds no longer ones. */
const charactersShown = 300;
/** Longer links confirm nothing. */
const linkCharactersMax = 4_000;

/** What the owner is shown of a held mail. */
export interface HeldRecord extends Omit<HeldMail, 'kind'> {
  readonly documentKey: string;
  readonly heldKey: string;
  readonly receivedAt: Instant;
}

/** Keeps a mail that is not published by itself, and notes it for the owner; doing it again changes nothing. */
export async function holdMail(
  documentKey: string,
  receivedAt: Instant,
  { kind: _held, ...mail }: HeldMail,
  { blobs, records, log }: Pick<Ports, 'blobs' | 'records' | 'log'>,
): Promise<void> {
  const heldKey = blobKeys.held(documentKey);
  await blobs.copy(documentKey, heldKey);
  const value: HeldRecord = {
    ...mail,
    from: shown(mail.from),
    subject: shown(mail.subject),
    links: mail.links.filter((link) => link.length <= linkCharactersMax && !/[\u0000-\u0020\u007f-\u009f]/.test(link)),
    documentKey,
    heldKey,
    receivedAt,
  };
  const expiresAt = later(receivedAt, limits.heldMailDays * dayMs);
  const key = recordKeys.heldMail(receivedAt, documentKey);
  await records.write([{ kind: 'put', key, value, expect: 'any', expiresAt }]);
  log.info('mail held', { key: documentKey, why: mail.why, reason: mail.reason });
  log.count('held');
}

/** In one line, and with nothing in it that a terminal or a page would obey. */
function shown(text: string | null): string | null {
  const line = text?.slice(0, charactersShown).replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ');
  return line?.toWellFormed() ?? null;
}
