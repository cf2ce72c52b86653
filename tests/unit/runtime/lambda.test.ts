import { expect, test, vi } from 'vitest';
import type { Message } from '../../../functions/messages.ts';
import type { LogFields } from '../../../functions/ports.ts';
import { targetVariable } from '../../../functions/runtime/emit.ts';
import { lambdaHandler } from '../../../functions/runtime/lambda.ts';

const nothing = () => {};

/** The fields of the line that is written when the step fails. */
async function failedLine(stage: 'normalise' | 'feedback', event: unknown): Promise<LogFields> {
  const lines: LogFields[] = [];
  const log = { info: nothing, warn: nothing, count: nothing, flush: nothing };
  const handler = lambdaHandler(stage, () => Promise.reject(new Error('it broke')), {
    log: () => ({ ...log, error: (_, fields) => void lines.push(fields ?? {}) }),
    needs: () => ({}),
    transports: [],
  });
  await expect(handler(event, { getRemainingTimeInMillis: () => 60_000 })).rejects.toThrow('it broke');
  return lines[0]!;
}

test('the line of a failure says which document it was', async () => {
  const event = { Records: [{ s3: { object: { key: 'documents/dropped/a+b.txt' } } }] };
  const line = await failedLine('normalise', event);
  expect(line).toMatchObject({ key: 'documents/dropped/a b.txt', reason: 'it broke' });
});

test('the line of a failure says nothing of a reader', async () => {
  const line = await failedLine('feedback', { Records: [{ Sns: { Message: 'reader@example.net' } }] });
  expect(Object.keys(line).sort()).toEqual(['reason', 'stack']);
  expect(JSON.stringify(line)).not.toContain('reader@');
});

test('gives back what it has no time for, and hands on what came of the rest, before Lambda stops it', async () => {
  let leftMs = 60_000;
  const worked: string[] = [];
  const sent: Message[] = [];
  const handler = lambdaHandler(
    'curate',
    async ({ topic, articleKey }) => {
      worked.push(articleKey);
      leftMs -= 20_000;
      return [{ to: 'feed', topic }];
    },
    {
      log: () => ({ info: nothing, warn: nothing, error: nothing, count: nothing, flush: nothing }),
      needs: () => ({}),
      transports: [() => ({ kinds: ['invocation'], send: async (_target, messages) => void sent.push(...messages) })],
    },
  );
  const bodies = ['a1', 'a2', 'a3', 'a4'].map((articleKey) => ({ to: 'curate', topic: 'a', articleKey }));
  const Records = bodies.map((body) => ({ messageId: body.articleKey, body: JSON.stringify(body) }));
  vi.stubEnv(targetVariable('feed'), 'feed-function');
  const context = { getRemainingTimeInMillis: () => leftMs };
  const failed = (ids: readonly string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
  expect(await handler({ Records }, context)).toEqual(failed(['a3', 'a4']));
  expect(sent).toEqual([{ to: 'feed', topic: 'a' }]);
  // The first one is begun however little is left: it would never be else.
  expect(await handler({ Records: Records.slice(2) }, context)).toEqual(failed(['a4']));
  expect(worked).toEqual(['a1', 'a2', 'a3']);
  vi.unstubAllEnvs();
});
