import { createHash } from 'node:crypto';
import type { Instant } from '../ports.ts';
import { escapeHtml } from '../site/html.ts';
import { signToken } from '../subscribe/tokens.ts';
import type { Personal } from './personalise.ts';

export interface Recipient {
  readonly id: string;
  readonly address: string;
}

/**
 * What is put into an edition's skeleton for one reader. The same mail made again is the same to the byte:
 * its tokens carry the edition's time, and its Message-ID is a hash of topic, edition and reader.
 */
export function personalParts(
  recipient: Recipient,
  mail: { readonly topic: string; readonly edition: string; readonly madeAt: Instant },
  secret: string,
): Personal {
  const claims = { subject: recipient.id, topic: mail.topic, issuedAt: Math.floor(Date.parse(mail.madeAt) / 1000) };
  const name = `${mail.topic} ${mail.edition} ${recipient.id}`;
  return {
    address: recipient.address,
    addressHtml: escapeHtml(recipient.address),
    messageId: createHash('sha256').update(name).digest('hex').slice(0, 40),
    unsubscribe: signToken({ purpose: 'unsubscribe', ...claims }, secret),
    preferences: signToken({ purpose: 'preferences', ...claims }, secret),
  };
}
