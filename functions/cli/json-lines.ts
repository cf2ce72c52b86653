import { createInterface } from 'node:readline';

/**
 * Answers each line of standard input with one line on standard output, in order, whatever the input:
 * a line that is no JSON object, or that `answer` cannot take, is answered with `{ id, rejected }`.
 */
export async function answerJsonLines(
  answer: (row: Readonly<Record<string, unknown>>) => Promise<object> | object,
): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (!process.stdout.write(`${JSON.stringify(await answerLine(line, answer))}\n`)) await drained();
  }
}

async function answerLine(
  line: string,
  answer: (row: Readonly<Record<string, unknown>>) => Promise<object> | object,
): Promise<object> {
  const row = parseRow(line);
  if (row === undefined) return { id: null, rejected: 'not a JSON object' };
  const id = row.id ?? null;
  try {
    return { id, ...(await answer(row)) };
  } catch (error) {
    return { id, rejected: error instanceof Error ? error.message : String(error) };
  }
}

function parseRow(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function drained(): Promise<void> {
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}
