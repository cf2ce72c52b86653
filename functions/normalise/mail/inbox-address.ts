import { createHmac, timingSafeEqual } from 'node:crypto';

/** 16 characters of 5 bits: nobody guesses an address, and it can be typed. */
const tokenCharacters = 16;

/**
 * The part before the @ of a topic's own address for newsletters: `mali.k3v…`. It is derived from a secret,
 * so it cannot be guessed; everybody who knows it can write to the topic.
 */
export function inboxName(topic: string, secret: string): string {
  const digest = createHmac('sha256', secret).update(`inbox/${topic}`).digest();
  const token = Array.from(
    digest.subarray(0, tokenCharacters),
    (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte % 32],
  );
  return `${topic}.${token.join('')}`;
}

/** The topics whose inbox is among the addresses that a mail was sent to. */
export function inboxTopics(
  recipients: readonly string[],
  topics: readonly string[],
  secret: string,
): readonly string[] {
  const names = recipients.map((recipient) => recipient.slice(0, recipient.lastIndexOf('@')).toLowerCase());
  return topics.filter((topic) => names.some((name) => isSame(name, inboxName(topic, secret))));
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
