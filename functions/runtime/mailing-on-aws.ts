import { blobsOnS3, compiled, mailerOnSes, recordsOnDynamodb, settings } from '../adapters/aws/environment.ts';
import { clockSystem } from '../adapters/clock-system.ts';
import { idsRandom } from '../adapters/ids-random.ts';
import { waitTimer } from '../adapters/wait-timer.ts';
import type { Log } from '../ports.ts';
import type { SendNeeds } from '../send/send-needs.ts';

/** What the functions that mail readers need on Lambda. */
export function mailingOnAws(log: Log): SendNeeds {
  return {
    log,
    clock: clockSystem(),
    ids: idsRandom(),
    blobs: blobsOnS3(),
    records: recordsOnDynamodb(),
    mailer: mailerOnSes(),
    settings: settings(),
    topics: compiled<SendNeeds['topics']>('topics'),
    templates: compiled<SendNeeds['templates']>('templates'),
    wait: waitTimer(),
  };
}
