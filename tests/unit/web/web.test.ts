import { describe, expect, it } from 'vitest';
import { parseTopicDescription } from '../../../functions/topic/parse-topic.ts';
import { readForm } from '../../../functions/web/read-form.ts';
import { routes } from '../../../functions/web/routes.ts';
import { web } from '../../../functions/web/web.ts';
import { mailWorld } from '../../mail-world.ts';
import { lastToken, visitor } from '../subscribe/visitor.ts';

const ann = 'ann@example.com';

describe('the pages that do something', () => {
  it('change nothing when they are only looked at, as mail scanners do', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const tokens = [await lastToken(world, ann, 'unsubscribe'), await lastToken(world, ann, 'preferences')];
    const changes: string[] = [];
    const records = {
      ...world.records,
      write: async (writes: Parameters<typeof world.records.write>[0]) => {
        changes.push(JSON.stringify(writes));
        return world.records.write(writes);
      },
    };
    for (const { method, path } of routes) {
      // A hub's question is no reader's page; its GET is laid down by WebSub.
      if (method !== 'GET' || path.startsWith('/websub/')) continue;
      for (const token of [...tokens, 'nonsense', '']) {
        const url = new URL(`${path.replace(':topic', 'river')}?t=${token}`, world.settings.baseUrl);
        const answer = await web(new Request(url), '192.0.2.1', { ...world, records });
        expect(answer?.messages, path).toEqual([]);
        expect(answer?.response.status, path).toBeLessThan(500);
      }
    }
    expect(changes).toEqual([]);
  });

  it('are kept by no cache and shown in no frame, and tell no other site where the reader came from', async () => {
    const world = await mailWorld();
    await visitor(world).subscribe(ann);
    const token = await lastToken(world, ann, 'preferences');
    const url = new URL(`/mail/preferences?t=${token}`, world.settings.baseUrl);
    const answer = await web(new Request(url), '192.0.2.1', world);
    expect(answer?.response.headers.get('cache-control')).toBe('no-store');
    expect(await answer?.response.text()).toContain('<meta name="referrer" content="no-referrer">');
  });

  it('leave other paths to others, and refuse other methods', async () => {
    const world = await mailWorld();
    const ask = (path: string, method: string) =>
      web(new Request(new URL(path, world.settings.baseUrl), { method }), '192.0.2.1', world);
    expect(await ask('/river/', 'GET')).toBeUndefined();
    expect(await ask('/mail/nothing', 'GET')).toBeUndefined();
    expect(await ask('/mail/confirm/more', 'GET')).toBeUndefined();
    expect((await ask('/mail/confirm', 'HEAD'))?.response.status).toBe(
      (await ask('/mail/confirm', 'GET'))?.response.status,
    );
    const refused = await ask('/mail/confirm', 'DELETE');
    expect(refused?.response.status).toBe(405);
    expect(refused?.response.headers.get('allow')).toBe('GET, HEAD, POST');
    const told = await ask('/documents', 'GET');
    expect([told?.response.status, told?.response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await told?.response.json()).toEqual({ error: 'this method is not offered here' });
  });

  it.each([
    ['of 64 KiB', 'application/x-www-form-urlencoded', 64 * 1024, 'x'],
    ['that is larger', 'application/x-www-form-urlencoded', 64 * 1024 + 1, null],
    ['of another kind', 'text/plain', 100, null],
  ])('read a form %s, or nothing', async (_, type, bytes, expected) => {
    const body = `a=x&b=${'y'.repeat(bytes - 'a=x&b='.length)}`;
    const request = new Request('https://news.example.org/', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect((await readForm({ request })).get('a')).toBe(expected);
  });

  it('write no token and no address into the log', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    await person.subscribe(ann);
    const token = (await lastToken(world, ann, 'unsubscribe')) ?? '';
    await person.post(`/mail/unsubscribe?t=${token}`, { 'List-Unsubscribe': 'One-Click' });
    const logged = JSON.stringify(world.events);
    expect(logged).not.toContain(ann);
    expect(logged).not.toContain(token.slice(-20));
  });
});

it.each([
  ...new Set(routes.map(({ path }) => path.split('/')[1]!).filter((first) => !first.startsWith(':'))),
  // Served on the owner's own machine.
  'owner',
  'outbox',
])('leaves no topic the name of a page of its own: %s', (slug) => {
  const parsed = parseTopicDescription(JSON.stringify({ slug, title: 'A topic' }));
  expect(parsed).toMatchObject({ kind: 'rejected', reason: expect.stringContaining(slug) });
});
