import { routes } from '../functions/web/routes.ts';

/** Paths that the function answers, as CloudFront writes them. */
export interface DynamicPath {
  readonly pattern: string;
  /** Whether all that is answered there is the same for everybody. */
  readonly forEverybody: boolean;
}

/** All that the function answers; everything else is a file. */
export function dynamicPaths(): readonly DynamicPath[] {
  const byPattern = Map.groupBy(routes, ({ path }) => patternOf(path.slice(1).split('/')));
  return [...byPattern].map(([pattern, its]) => {
    return { pattern, forEverybody: its.every((route) => route.forEverybody === true) };
  });
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
 * Never with two slashes in front, which a browser would read as the name of another host.
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
  var folder = '/' + request.uri.replace(/^[/\\\\]+/, '') + '/';
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: folder } } };
}
`;

/** Lambda takes requests of 6 MB, and the API makes a third more of a body that is no plain text. */
const functionBytesMax = 4_400_000;

/**
 * Runs at the edge on every request for the function: a body that Lambda would not take is refused with what to do
 * instead, in the words of a push (functions/collect/push-document.ts); AWS itself would only say that it is too large.
 */
export const boundedBody = `
function handler(event) {
  var request = event.request;
  var length = request.headers['content-length'];
  if (!length || !(Number(length.value) > ${functionBytesMax})) return request;
  var problem = 'at most ${functionBytesMax} bytes can be pushed here; newsfold ingest FILE --stack NAME takes more';
  return {
    statusCode: 413,
    statusDescription: 'Content Too Large',
    headers: { 'content-type': { value: 'application/json' } },
    body: JSON.stringify({ error: problem }),
  };
}
`;
