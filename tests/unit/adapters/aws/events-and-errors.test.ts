import { expect, test } from 'vitest';
import { redriveOf } from '../../../../functions/adapters/aws/dead-letters.ts';
import { messagesFromS3, objectKey } from '../../../../functions/adapters/aws/lambda-events.ts';
import { mailFailure } from '../../../../functions/adapters/aws/mailer-ses.ts';
import { queueEntry } from '../../../../functions/adapters/aws/queue-sqs.ts';
import type { Message } from '../../../../functions/messages.ts';
import { emitThrough } from '../../../../functions/runtime/emit.ts';
import { clientOf, type HttpEvent, httpRequest, withoutTokens } from '../../../../functions/runtime/lambda-http.ts';
import { reactions } from '../../../../functions/runtime/reactions.ts';
import { silentLog } from '../../../silent-log.ts';

test.each([
  ['documents/a+b%20c/%C3%A9.txt', 'documents/a b c/é.txt'],
  ['documents/one%2Bone.txt', 'documents/one+one.txt'],
  ['documents/100%.txt', 'documents/100%.txt'],
])('reads the key %s of an S3 event', (encoded, key) => {
  expect(objectKey(encoded)).toBe(key);
});

test('takes no message from the test event of S3', () => {
  expect(messagesFromS3({ Service: 'Amazon S3', Event: 's3:TestEvent' }, silentLog)).toEqual([]);
});

test('leaves alone and logs what S3 takes and newsfold does not: a folder, a name of another system, one with no room for more', () => {
  const keys = ['documents/a/', 'documents/a//b.txt', 'documents/c:\\d.txt', `documents/${'e'.repeat(1010)}`];
  const left: unknown[] = [];
  const log = { warn: (_event: string, fields?: object) => void left.push(fields) };
  const Records = [...keys, 'documents/a/b.txt'].map((key) => ({ s3: { object: { key: encodeURIComponent(key) } } }));
  expect(messagesFromS3({ Records }, log)).toEqual([{ to: 'normalise', key: 'documents/a/b.txt' }]);
  expect(left).toMatchObject(keys.map((key) => ({ key, reason: expect.stringContaining('the key ') })));
});

test('puts nothing aside with a failed message that stands behind it in its topic', async () => {
  const record = (messageId: string, topic: string) => ({
    messageId,
    body: JSON.stringify({ to: 'curate', topic, articleKey: messageId }),
  });
  const worked: string[] = [];
  const work = async (read: () => Message) => {
    const { articleKey } = read() as Extract<Message, { to: 'curate' }>;
    if (articleKey === 'a2') throw new Error('poisoned');
    worked.push(articleKey);
  };
  const Records = [record('a1', 'a'), record('a2', 'a'), record('b1', 'b'), record('a3', 'a')];
  const result = await reactions.fifo('curate', { Records }, work, { log: silentLog, hasTime: () => true });
  expect(worked.filter((key) => key.startsWith('a'))).toEqual(['a1', 'a3']);
  expect(worked).toContain('b1');
  expect(result?.batchItemFailures).toEqual([{ itemIdentifier: 'a2' }]);
});

test('fails the message that cannot be read, and works on the others', async () => {
  const Records = [
    { messageId: 'broken', body: '{' },
    { messageId: 'whole', body: '{"to":"send"}' },
  ];
  const result = await reactions.queue('send', { Records }, async (read) => void read(), {
    log: silentLog,
    hasTime: () => true,
  });
  expect(result?.batchItemFailures).toEqual([{ itemIdentifier: 'broken' }]);
});

test('hands equal messages over once, to the function itself where there is no other name', async () => {
  const sent: unknown[] = [];
  const transport = { kinds: ['invocation'] as const, send: async (...given: unknown[]) => void sent.push(given) };
  const emit = emitThrough('feed', [transport], { AWS_LAMBDA_FUNCTION_NAME: 'own' });
  await emit([
    { to: 'feed', topic: 'a' },
    { to: 'feed', topic: 'a' },
  ]);
  expect(sent).toEqual([['own', [{ to: 'feed', topic: 'a' }]]]);
  await expect(emit([{ to: 'collect', sourceId: 'x' }])).rejects.toThrow('no way from here to collect');
});

test('queues what must stay in order under its topic', () => {
  const entry = queueEntry({ to: 'curate', topic: 'a', articleKey: 'k' }, 0);
  expect(entry.MessageGroupId).toBe('a');
  expect(entry.MessageDeduplicationId).toMatch(/^[0-9a-f]{64}$/);
});

const failure = (name: string, message: string, status?: number, code?: string) =>
  Object.assign(new Error(message), { name, code, $metadata: { httpStatusCode: status } });

test.each([
  [
    'a recipient that SES refuses',
    failure('MessageRejected', 'Email address is not verified: reader@example.net', 400),
    'refused',
  ],
  [
    'a sender that is not verified yet',
    failure('MessageRejected', 'Email address is not verified: news@example.org', 400),
    'throttled',
  ],
  ['a rate that is too high', failure('Throttling', 'Maximum sending rate exceeded', 400), 'throttled'],
  ['an answer that is lost', failure('TimeoutError', 'socket hang up', undefined, 'ECONNRESET'), 'unknown'],
  ['an error on the side of SES', failure('InternalFailure', 'oops', 500), 'unknown'],
  ['no connection at all', failure('Error', 'refused', undefined, 'ECONNREFUSED'), 'throttled'],
])('takes %s for what it means', (_what, thrown, kind) => {
  expect(mailFailure(thrown, { from: 'news@example.org' }).kind).toBe(kind);
});

test('redrives what Lambda reports, what the scheduler kept, and what a queue held', () => {
  const event = { to: 'plan' };
  expect(redriveOf('plan', JSON.stringify({ requestPayload: event }))).toEqual({ kind: 'invoke', payload: event });
  expect(redriveOf('plan', JSON.stringify(event))).toEqual({ kind: 'invoke', payload: event });
  const body = '{"to":"curate","topic":"a","articleKey":"k"}';
  expect(redriveOf('curate', body)).toEqual({ kind: 'queue', body, group: 'a' });
  expect(redriveOf('plan', 'no JSON')).toEqual({ kind: 'unreadable' });
  expect(redriveOf('plan', '7')).toEqual({ kind: 'unreadable' });
  expect(redriveOf('curate', '{')).toEqual({ kind: 'queue', body: '{', group: 'unreadable' });
});

test('reads a request whatever letters stand in its headers', () => {
  const event: HttpEvent = {
    rawPath: '//evil.example/%ff/\u20ac',
    rawQueryString: '%ff&a=%zz',
    headers: { 'content-type': 'text/plain', 'x-euro': '\u20ac', 'user-agent': 'caf\u00e9', 'x-line': 'a\nb' },
    requestContext: { http: { method: 'GET', sourceIp: '198.51.100.1' } },
  };
  const request = httpRequest(event, 'https://news.example.org');
  expect(new URL(request.url).host).toBe('news.example.org');
  expect([...request.headers.keys()]).toEqual(['content-type', 'user-agent']);
});

test('logs where a request failed without the token that stands in its path', () => {
  const token = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYg0';
  expect(withoutTokens(`/websub/0123456789ab/${token}`)).toBe('/websub/0123456789ab/Zm9v…');
  expect(withoutTokens('/mali-peacekeeping/subscribe')).toBe('/mali-peacekeeping/subscribe');
});

test('believes CloudFront about a reader’s address, and not the reader', () => {
  const event = {
    headers: { 'x-forwarded-for': '203.0.113.9, 192.0.2.7, 198.51.100.1' },
    requestContext: { http: { method: 'GET', sourceIp: '198.51.100.1' } },
  } as unknown as HttpEvent;
  expect(clientOf(event)).toBe('192.0.2.7');
});
