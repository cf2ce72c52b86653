import { basePathOf } from '../site/addresses.ts';
import { type Route, routes } from './routes.ts';
import type { Answer, WebNeeds } from './visit.ts';

/** Answers a request for one of the pages that do something; undefined for a path that is none of theirs. */
export async function web(request: Request, client: string, needs: WebNeeds): Promise<Answer | undefined> {
  const url = new URL(request.url);
  const basePath = basePathOf(needs.settings);
  const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : url.pathname;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const offered: Route[] = [];
  for (const route of routes) {
    const params = match(route, path);
    if (params === undefined) continue;
    if (route.method === method) return route.answer({ request, url, params, client }, needs);
    offered.push(route);
  }
  if (offered.length === 0) return undefined;
  return { response: notOffered(offered), messages: [] };
}

/** RFC 9110 section 15.5.6: the answer names the methods that are offered; HEAD is wherever GET is. */
function notOffered(offered: readonly Route[]): Response {
  const allow = offered.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  if (offered.some(({ forPrograms }) => forPrograms)) {
    return Response.json({ error: 'this method is not offered here' }, { status: 405, headers: { allow } });
  }
  const headers = { allow, 'content-type': 'text/plain; charset=utf-8' };
  return new Response('This method is not offered here.\n', { status: 405, headers });
}

function match({ path: pattern }: Route, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
