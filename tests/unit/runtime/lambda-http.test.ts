import { expect, it } from 'vitest';
import type { Message } from '../../../functions/messages.ts';
import { edgeHeader, type HttpEvent, httpHandler } from '../../../functions/runtime/lambda-http.ts';
import { silentLog } from '../../silent-log.ts';

const base: HttpEvent = {
  rawPath: '/river/subscribe',
  rawQueryString: '',
  headers: { [edgeHeader]: 'token', 'x-forwarded-for': '203.0.113.9, 192.0.2.7, 198.51.100.1' },
  requestContext: { http: { method: 'GET', sourceIp: '198.51.100.1' } },
};

const posted = { requestContext: { http: { method: 'POST', sourceIp: '198.51.100.1' } } };

/** What the function says to an event; `answer` is the site. */
function ask(
  event: Partial<HttpEvent>,
  answer: (request: Request, client: string) => Promise<Response | undefined>,
  messages: readonly Message[] = [],
) {
  const handler = httpHandler(
    async (request, client) => {
      const response = await answer(request, client);
      return response && { response, messages };
    },
    {
      log: () => ({ ...silentLog, flush: () => {} }),
      needs: () => ({}),
      transports: [],
      baseUrl: () => 'https://news.example.org/news',
      edgeToken: () => 'token',
    },
  );
  return handler({ ...base, ...event });
}

const echo = async (request: Request, client: string) => {
  const { pathname, search, origin } = new URL(request.url);
  const said = [request.method, origin, pathname, search, request.headers.get('cookie'), await request.text(), client];
  return new Response(JSON.stringify(said), { headers: { 'content-type': 'application/json' } });
};

it.each<[string, Partial<HttpEvent>, unknown[]]>([
  ['a page', {}, ['GET', '', null, '']],
  ['a query and cookies', { rawQueryString: 'a=1', cookies: ['b=2', 'c=3'] }, ['GET', '?a=1', 'b=2; c=3', '']],
  ['a form', { ...posted, body: 'address=é' }, ['POST', '', null, 'address=é']],
  ['bytes', { ...posted, body: 'w6k=', isBase64Encoded: true }, ['POST', '', null, 'é']],
])('asks the site as the visitor did: %s', async (_, event, [method, search, cookie, body]) => {
  const { statusCode, body: answered } = await ask(event, echo);
  const said = [method, 'https://news.example.org', '/river/subscribe', search, cookie, body, '192.0.2.7'];
  expect([statusCode, JSON.parse(answered)]).toEqual([200, said]);
});

it('gives bytes in base64, and cookies apart', async () => {
  const headers = new Headers({ 'content-type': 'image/png' });
  for (const cookie of ['a=1', 'b=2']) headers.append('set-cookie', cookie);
  const answered = await ask({}, async () => new Response(Buffer.from([0x89, 0xff]), { headers }));
  expect(answered).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'image/png' },
    cookies: ['a=1', 'b=2'],
    body: 'if8=',
    isBase64Encoded: true,
  });
});

it('answers nobody who comes past the address of the site', async () => {
  for (const headers of [{}, { [edgeHeader]: 'guess' }]) {
    expect(await ask({ headers }, echo)).toMatchObject({ statusCode: 403, isBase64Encoded: false });
  }
});

it('says that there is nothing where the site knows nothing', async () => {
  expect((await ask({}, async () => undefined)).statusCode).toBe(404);
});

it('promises nothing whose message could not be handed on', async () => {
  await expect(ask({}, echo, [{ to: 'plan' }])).rejects.toThrow('no way from here to plan');
});
