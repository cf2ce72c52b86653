import { request } from 'node:http';
import type { Emulator } from './emulator.ts';

export interface Visited {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/**
 * Asks the deployed site as a browser would: the emulator is every host, and its CloudFront tells distributions
 * apart by the name that is asked for.
 */
export function visit(
  emulator: Emulator,
  url: string,
  options: {
    readonly method?: string;
    readonly form?: Readonly<Record<string, string>>;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Visited> {
  const { host, pathname, search } = new URL(url);
  const body = options.form && new URLSearchParams(options.form).toString();
  const endpoint = new URL(emulator.endpoint);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: endpoint.hostname,
        port: endpoint.port,
        path: `${pathname}${search}`,
        method: options.method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          host,
          'x-forwarded-proto': 'https',
          ...options.headers,
          ...(body !== undefined && {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
          }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
