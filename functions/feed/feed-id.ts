import { createHmac } from 'node:crypto';
import { uuidOf } from '../model/uuid.ts';

/**
 * What names a topic's feed for good (RFC 4287 section 4.2.6): neither its address nor its title is in it, so both may
 * change. `secret` is the installation's own, so that two that follow topics of one name have feeds of two names;
 * nothing can be told of it from the id.
 */
export function feedIdOf(topic: string, secret: string): string {
  return `urn:uuid:${uuidOf(createHmac('sha256', secret).update(`feed\n${topic}`).digest('hex'))}`;
}
