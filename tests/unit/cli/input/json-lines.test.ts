import { expect, it } from 'vitest';
import { linesOf } from '../../../../functions/cli/input/json-lines.ts';

async function lines(...chunks: readonly Uint8Array[]): Promise<string[]> {
  async function* input() {
    yield* chunks;
  }
  const found: string[] = [];
  for await (const line of linesOf(input())) found.push(line);
  return found;
}

it('ends lines at line feeds alone, for JSON strings may hold every other separator', async () => {
  const text = '{"text":"a\u2028b\u2029c\u0085d"}\r\n\n{"id":2}';
  expect(await lines(Buffer.from(text))).toEqual(['{"text":"a\u2028b\u2029c\u0085d"}\r', '', '{"id":2}']);
});

it('puts characters together that come in two pieces', async () => {
  const bytes = Buffer.from('{"id":"é"}\n');
  expect(await lines(bytes.subarray(0, 8), bytes.subarray(8))).toEqual(['{"id":"é"}']);
});
