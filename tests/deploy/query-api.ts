import type { Emulator } from './emulator.ts';

/** Asks a service that the project has no client for; the emulator asks for no signature. Gives the XML of the answer. */
export async function queryApi(
  emulator: Emulator,
  service: 'iam' | 'sns',
  request: Readonly<Record<string, string>>,
): Promise<string> {
  const region = emulator.environment.AWS_REGION;
  const answer = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: new URLSearchParams({ ...request, Version: '2010-05-08' }),
  });
  if (!answer.ok) throw new Error(`${request.Action}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}
