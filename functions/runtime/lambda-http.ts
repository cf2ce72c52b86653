import { once } from '../once.ts';
import type { Answer } from '../web/visit.ts';
import { makeWorld, type Wiring } from './lambda.ts';

/** Says that a request came through CloudFront; its value is the distribution's alone. */
export const edgeHeader = 'x-newsfold-edge';

/** A request as an HTTP API hands it to a function (payload format 2.0). */
export interface HttpEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  /** Names in lower case; several values of one name joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: { readonly http: { readonly method: string; readonly sourceIp: string } };
}

export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** Answers a request; undefined for a path that it does not know. */
export type Answering<Needs> = (request: Request, client: string, needs: Needs) => Promise<Answer | undefined>;

/**
 * The Lambda handler of the stage that answers requests. What an answer leads to is handed on before the answer is
 * given: who is told "a mail is on its way" must be able to rely on it.
 */
export function httpHandler<Needs>(
  answer: Answering<Needs>,
  wiring: Wiring<Needs> & {
    /** Where the site is reached: requests say CloudFront's name for the function instead. */
    readonly baseUrl: () => string;
    /** What `edgeHeader` must say. */
    readonly edgeToken: () => string;
  },
): (event: HttpEvent) => Promise<HttpResult> {
  const world = once(() => ({
    ...makeWorld('web', wiring),
    origin: new URL(wiring.baseUrl()).origin,
    edgeToken: wiring.edgeToken(),
  }));
  return async (event) => {
    const { log, needs, emit, origin, edgeToken } = world();
    if (event.headers[edgeHeader] !== edgeToken) return plainText(403, 'Use the address of the site.\n');
    try {
      const answered = await answer(httpRequest(event, origin), clientOf(event), needs);
      if (answered === undefined) return plainText(404, 'There is nothing at this address.\n');
      await emit(answered.messages);
      return await httpResult(answered.response);
    } catch (error) {
      const { message, stack } = error as Error;
      log.error('failed', {
        path: withoutTokens(event.rawPath),
        reason: message,
        stack: stack?.slice(0, 2000) ?? null,
      });
      throw error;
    } finally {
      log.flush();
    }
  };
}

/** A path to find in the log what failed: what opens something to whoever knows it (a callback of WebSub) is cut short. */
export function withoutTokens(path: string): string {
  return path.replaceAll(/[\w-]{32,}/g, (token) => `${token.slice(0, 4)}…`);
}

/** The request of an event, at the site's own origin. */
export function httpRequest(event: HttpEvent, origin: string): Request {
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const { method } = event.requestContext.http;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) if (isFieldValue(value)) headers.set(name, value);
  if (event.cookies) headers.set('cookie', event.cookies.join('; '));
  const body = event.body === undefined ? null : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const bodyless = method === 'GET' || method === 'HEAD';
  return new Request(`${origin}${event.rawPath}${query}`, { method, headers, body: bodyless ? null : body });
}

/** Whether it can stand in a header as the web knows it: nothing beyond Latin-1, of which nothing here makes use. */
function isFieldValue(value: string | undefined): value is string {
  return value !== undefined && !/[^\t\x20-\xff]/.test(value);
}

/**
 * The reader's address: CloudFront puts it behind whatever the reader claims in X-Forwarded-For, and the API puts
 * CloudFront's behind that, so it is the last but one.
 */
export function clientOf(event: HttpEvent): string {
  const forwarded = (event.headers['x-forwarded-for'] ?? '').split(',').map((address) => address.trim());
  return forwarded.at(-2) || event.requestContext.http.sourceIp;
}

/** An answer as the API wants it: what is no text in base64, cookies apart. */
export async function httpResult(response: Response): Promise<HttpResult> {
  const cookies = response.headers.getSetCookie();
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'));
  const bytes = Buffer.from(await response.arrayBuffer());
  const isText = /^(text\/|application\/(json|.*\+(xml|json)|xml|javascript))/.test(headers['content-type'] ?? '');
  return {
    statusCode: response.status,
    headers,
    ...(cookies.length > 0 && { cookies }),
    body: bytes.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

function plainText(statusCode: number, body: string): HttpResult {
  return { statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body, isBase64Encoded: false };
}
