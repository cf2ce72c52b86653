import type { SESClient } from '@aws-sdk/client-ses';
import { expect, test } from 'vitest';
import { mailerSes } from '../../../../functions/adapters/aws/mailer-ses.ts';
import { manualClock } from '../../../contracts/manual-clock.ts';

test('asks for its quota once a minute, however many mails go out', async () => {
  const clock = manualClock();
  let asked = 0;
  const send = async () => ({ Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 1_000 * asked++ });
  const client = { send } as unknown as SESClient;
  const mailer = mailerSes({ sending: client, asking: client, clock, configurationSet: 'set' });
  const remaining: number[] = [];
  for (const afterMs of [0, 1_000, 58_000, 1_000, 1_000]) {
    clock.advance(afterMs);
    remaining.push((await mailer.quota()).remainingToday);
  }
  expect(remaining).toEqual([50_000, 50_000, 50_000, 49_000, 49_000]);
});
