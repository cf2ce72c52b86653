import { routes } from '../functions/web/routes.ts';

/** CloudFront path patterns of all that the function answers; everything else is a file. */
export function dynamicPaths(): readonly string[] {
  return [...new Set(routes.map(({ path }) => patternOf(path.slice(1).split('/'))))];
}

/** `/mail/confirm` and all beside it is `/mail/*`; `/status` is itself; `/:topic/subscribe` stands for any topic's. */
function patternOf([first = '', ...rest]: readonly string[]): string {
  if (rest.length === 0) return `/${first}`;
  if (!first.startsWith(':')) return `/${first}/*`;
  return `/*/${rest.map((part) => (part.startsWith(':') ? '*' : part)).join('/')}`;
}

/**
 * Runs at the edge on every request for a file: the bucket knows no folders.
 * `/topic/` becomes `/topic/index.html`; `/topic` is sent to `/topic/`, so that links on the page stay right.
 */
export const indexOfFolder = `
function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last === '') {
    request.uri += 'index.html';
    return request;
  }
  if (last.indexOf('.') >= 0) return request;
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: request.uri + '/' } } };
}
`;
