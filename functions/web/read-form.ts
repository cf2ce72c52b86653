import type { Visit } from './visit.ts';

const formBytesMax = 64 * 1024;

/** The fields of a form that was posted; none when it is too large or is no form. */
export async function readForm({ request }: Pick<Visit, 'request'>): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > formBytesMax || !type.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams();
  }
  return new URLSearchParams(new TextDecoder().decode(bytes));
}
