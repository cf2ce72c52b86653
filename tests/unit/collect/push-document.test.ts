import { describe, expect, it } from 'vitest';
import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { addPushClient, listPushClients, revokePushClient } from '../../../functions/collect/push-clients.ts';
import { pushDocument } from '../../../functions/collect/push-document.ts';
import { manualClock } from '../../contracts/manual-clock.ts';
import { silentLog } from '../../silent-log.ts';

async function desk() {
  const clock = manualClock('2026-11-22T06:00:00.000Z');
  let tokens = 0;
  const needs = {
    clock,
    blobs: blobsMemory({ clock }),
    records: recordsMemory({ clock }),
    log: silentLog,
    topics: [{ slug: 'mali' }, { slug: 'niger' }],
    ids: { token: () => `token-number-${tokens++}` },
  };
  const token = (await addPushClient('desk', needs))!;
  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    options: { query?: string; headers?: Record<string, string> } = {},
  ) => {
    const url = new URL(`https://news.example.org/documents${options.query ?? ''}`);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain', ...options.headers };
    return pushDocument({ request: new Request(url, { method: 'POST', body, headers }), url }, needs);
  };
  const documents = async () => (await needs.blobs.list('documents/', { limit: 10 })).keys;
  return { needs, token, post, documents };
}

describe('POST /documents', () => {
  it('takes a document and says under which id', async () => {
    const { needs, post, documents } = await desk();
    const answer = await post('The last convoy left.', { query: '?topic=mali&url=https://desk.example.org/a' });
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as { id: string };
    expect(await documents()).toEqual([id]);
    expect((await needs.blobs.head(id))?.metadata).toMatchObject({
      source: 'push-desk',
      topics: 'mali',
      url: 'https://desk.example.org/a',
    });
  });

  it('answers a repeat as it did the first time, and refuses its key for anything else', async () => {
    const { post, documents } = await desk();
    const headers = { 'idempotency-key': '1' };
    const [first, second] = [await post('One.', { headers }), await post('One.', { headers })];
    expect(await first.json()).toEqual(await second.json());
    expect((await post('Two.', { headers })).status).toBe(422);
    expect(await documents()).toHaveLength(1);
  });

  it('reads a document again that is pushed once more, but for a repeat under its key', async () => {
    const { needs, post } = await desk();
    const arrivals: (string | undefined)[] = [];
    for (const [minute, key] of [undefined, undefined, '1', '1', '2'].entries()) {
      needs.clock.set(`2026-11-22T06:0${minute}:00.000Z`);
      const answer = await post('One.', key === undefined ? {} : { headers: { 'idempotency-key': key } });
      const { id } = (await answer.json()) as { id: string };
      arrivals.push((await needs.blobs.head(id))?.metadata['received-at']?.slice(14, 16));
    }
    expect(arrivals).toEqual(['00', '01', '02', '02', '04']);
  });

  it('lets one of two different documents have a key when both come at once', async () => {
    const { post, documents } = await desk();
    const headers = { 'idempotency-key': '1' };
    const answers = await Promise.all([post('One.', { headers }), post('Two.', { headers })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 422]);
    expect(await documents()).toHaveLength(1);
  });

  it.each([
    ['no token', 401, 'x', { headers: { authorization: '' } }],
    ['a wrong token', 401, 'x', { headers: { authorization: 'Bearer nf_guess' } }],
    ['a type that is not read', 415, 'x', { headers: { 'content-type': 'image/png' } }],
    ['nothing', 400, '  ', {}],
    ['JSON that is no article', 400, '{"a": 1}', { headers: { 'content-type': 'application/json' } }],
    ['broken JSON', 400, '{"title": ', { headers: { 'content-type': 'application/json' } }],
    ['a feed that is none', 400, 'hello', { headers: { 'content-type': 'application/rss+xml' } }],
    ['a feed of nothing', 400, '<rss version="2.0"><channel/></rss>', { headers: { 'content-type': 'text/xml' } }],
    ['a page of scripts', 400, '<p></p><script>alert(1)</script>', { headers: { 'content-type': 'text/html' } }],
    [
      'a page without an end to its elements',
      400,
      '<b>'.repeat(1_500_000),
      { headers: { 'content-type': 'text/html' } },
    ],
    ['a page of closing tags', 400, '<b></i>'.repeat(700_000), { headers: { 'content-type': 'text/html' } }],
    ['what is compressed', 415, 'x', { headers: { 'content-encoding': 'gzip' } }],
    ['an unknown topic', 400, 'x', { query: '?topic=moon' }],
    ['an address that is none', 400, 'x', { query: '?url=nowhere' }],
    ['too much', 413, 'x'.repeat(5 * 1024 * 1024 + 1), {}],
  ])('refuses %s with %i and a reason', async (_name, status, body, options) => {
    const { post, documents } = await desk();
    const answer = await post(body, options);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { error: string }).error).not.toBe('');
    expect(await documents()).toEqual([]);
  });

  it('takes the same document for another topic too', async () => {
    const { post, documents } = await desk();
    const query = (topic: string) => ({ query: `?topic=${topic}` });
    await post('The last convoy left.', query('mali'));
    await post('The last convoy left.', query('mali'));
    await post('The last convoy left.', query('niger'));
    expect(await documents()).toHaveLength(2);
  });

  it.each([
    ['an article in JSON', '{"title":"Convoy","text":"The last convoy left."}', 'application/json'],
    ['a page', '<title>Convoy</title><p>The last convoy left.', 'text/html; charset=utf-8'],
    ['a feed', '<rss version="2.0"><channel><item><title>Convoy</title></item></channel></rss>', 'application/rss+xml'],
    ['a feed in JSON', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"}]}', 'application/feed+json'],
  ])('takes %s', async (_name, body, type) => {
    const { post } = await desk();
    expect((await post(body, { headers: { 'content-type': type } })).status).toBe(202);
  });

  it('refuses binary data', async () => {
    const { post } = await desk();
    expect((await post(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).status).toBe(400);
  });

  it('has a limit an hour for each client', async () => {
    const { needs, post } = await desk();
    const key = { partition: 'rates/push/desk', sort: '2026-11-22T06' };
    await needs.records.write([{ kind: 'put', key, value: 2_000, expect: 'any' }]);
    needs.clock.set('2026-11-22T06:20:00.000Z');
    const answer = await post('x');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2400']);
  });
});

describe('push clients', () => {
  it('are kept without their tokens', async () => {
    const { needs, token } = await desk();
    const kept = await needs.records.list('push-clients', { limit: 10 });
    expect(JSON.stringify(kept)).not.toContain(token.slice(3));
  });

  it('push no more once revoked, and their name is free again', async () => {
    const { needs, post } = await desk();
    expect(await revokePushClient('desk', needs)).toBe(true);
    expect((await post('x')).status).toBe(401);
    expect(await addPushClient('desk', needs)).not.toBeNull();
    expect((await listPushClients(needs)).map((client) => client.revokedAt === null)).toContain(true);
  });
});
