import { expect, it } from 'vitest';
import { pingHub } from '../../../functions/feed/ping-hub.ts';
import type { FetchOutcome, LogFields } from '../../../functions/ports.ts';

const hub = 'https://hub.example/';
const answer = (status: number): FetchOutcome => ({
  kind: 'response',
  status,
  headers: {},
  bytes: new Uint8Array(),
  url: hub,
});

it.each<[string, FetchOutcome, string[]]>([
  ['says nothing of a hub that takes it', answer(204), []],
  ['warns of a hub that has trouble', answer(500), ['status 500']],
  ['warns of a hub that is not there', { kind: 'failed', reason: 'ENOTFOUND' }, ['ENOTFOUND']],
])('%s', async (_name, outcome, warnings) => {
  const reasons: unknown[] = [];
  const warn = (_event: string, fields?: LogFields) => reasons.push(fields?.reason);
  const log = { info() {}, warn, error() {}, count() {} };
  await pingHub(hub, ['https://news.example/feed.atom'], { fetcher: { fetch: async () => outcome }, log });
  expect(reasons).toEqual(warnings);
});
