import type { Emulator } from './emulator.ts';

/** Every line that the functions of a stack logged, with the log group that it is in. */
export async function functionLogs(emulator: Emulator): Promise<{ readonly group: string; readonly line: string }[]> {
  const { logGroups = [] } = (await logs(emulator, 'DescribeLogGroups', {})) as {
    logGroups?: { logGroupName: string }[];
  };
  const lines: { group: string; line: string }[] = [];
  for (const { logGroupName: group } of logGroups) {
    let nextToken: string | undefined;
    do {
      const page = (await logs(emulator, 'FilterLogEvents', { logGroupName: group, nextToken })) as {
        events?: { message: string }[];
        nextToken?: string;
      };
      lines.push(...(page.events ?? []).map(({ message }) => ({ group, line: message.trimEnd() })));
      ({ nextToken } = page);
    } while (nextToken !== undefined);
  }
  return lines;
}

/** The latest errors that functions logged, for a test that waited in vain. */
export async function failures(emulator: Emulator): Promise<string> {
  const lines = await functionLogs(emulator);
  return lines
    .filter(({ line }) => line.includes('"error"'))
    .map(({ line }) => line.slice(0, 600))
    .slice(-20)
    .join('\n');
}

/** The one API that the project has no client for; the emulator asks for no signature. */
async function logs(emulator: Emulator, action: string, body: object): Promise<unknown> {
  const answer = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${action}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${emulator.environment.AWS_REGION}/logs/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
