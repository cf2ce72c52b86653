import { expect, test } from 'vitest';
import type { LogFields } from '../../../functions/ports.ts';
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
  await expect(handler(event)).rejects.toThrow('it broke');
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
