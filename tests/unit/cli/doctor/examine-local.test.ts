import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../../functions/cli/doctor/diagnosis.ts';
import { examineLocal } from '../../../../functions/cli/doctor/examine-local.ts';
import { type LocalData, openLocalData } from '../../../../functions/cli/installation/local-data.ts';
import { define as doctor } from '../../../../functions/cli/verbs/doctor.ts';
import { later, minuteMs } from '../../../../functions/instant.ts';
import { recordKeys } from '../../../../functions/keys.ts';
import type { RecordKey } from '../../../../functions/ports.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

const slug = 'mali-peacekeeping';
let installation: ReturnType<typeof freshInstallation>;
let data: LocalData;
beforeEach(() => {
  installation = freshInstallation();
  data = openLocalData(installation.root);
});
afterEach(() => {
  data.close();
  installation.remove();
});

const put = (key: RecordKey, value: unknown) => data.records.write([{ kind: 'put', key, value, expect: 'any' }]);
const ago = (minutes: number) => later(data.clock.now(), -minutes * minuteMs);

async function todos(): Promise<readonly Diagnosis[]> {
  const found = await examineLocal('--data here', { ...data, topics: data.topics, isRunning: true });
  return found.filter(({ todo }) => todo !== null);
}

describe('what the doctor says of this machine', () => {
  test('nothing is left to do where all is well', async () => {
    expect(await todos()).toEqual([]);
  });

  test('a process that does not run, by the exit code too', async () => {
    const { out, code } = await runVerb(doctor, ['--data', installation.root]);
    expect(out).toContain('TODO process: it does not run');
    expect(out).toContain('ok   mails: none');
    expect(code).toBe(1);
  });

  test('what was due long since, but not of a topic that was taken away', async () => {
    await put(recordKeys.due(ago(60), 'gone', 'daily'), { topic: 'gone', cadence: 'daily', group: 'daily' });
    await put(recordKeys.due(ago(20), slug, 'daily'), { topic: slug, cadence: 'daily', group: 'daily' });
    expect(await todos()).toEqual([]);
    await put(recordKeys.due(ago(60), slug, 'daily'), { topic: slug, cadence: 'daily', group: 'daily' });
    expect(await todos()).toMatchObject([{ what: 'process', is: 'what is due is not done' }]);
  });

  test('a source that was due long since', async () => {
    await put(recordKeys.dueSource(ago(60), 'abc'), {});
    expect(await todos()).toMatchObject([{ what: 'process' }]);
  });

  test('mails that are kept back, but not those under way or put off for one address', async () => {
    const shipment = (edition: string) => recordKeys.shipment(slug, edition, 'a');
    const value = { group: 'live', from: null, number: 1 };
    await put(shipment('2026-11-22T03-30'), { ...value, touchedAt: ago(1) });
    await put(shipment('2026-11-21T03-30'), { ...value, touchedAt: ago(15), again: ago(60) });
    expect(await todos()).toEqual([]);
    await put(shipment('2026-11-20T03-30'), { ...value, touchedAt: ago(15) });
    expect(await todos()).toMatchObject([{ what: 'mails', is: expect.stringContaining('editions: 1,') }]);
  });

  test('a pause, and what was put aside', async () => {
    await put(recordKeys.sending('pause'), { at: ago(5), reason: 'a wrong mail' });
    await data.queue.send([{ to: 'feed', topic: slug }]);
    await data.queue.bury((await data.queue.receive(['feed'], 1_000))!, 'the disk is full');
    expect(await todos()).toMatchObject([
      { what: 'sending', todo: expect.stringContaining('newsfold resume --data here') },
      { what: 'failed steps', is: expect.stringContaining('1 put aside, the first one: the disk is full') },
    ]);
  });
});
