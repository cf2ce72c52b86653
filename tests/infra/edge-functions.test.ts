import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { boundedBody, indexOfFolder } from '../../infra/web-paths.ts';

interface EdgeRequest {
  readonly uri: string;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

interface EdgeAnswer extends Partial<EdgeRequest> {
  readonly statusCode?: number;
  readonly body?: string;
}

/** What a function of CloudFront makes of a request: the request to go on with, or an answer. */
function run(code: string, request: EdgeRequest): EdgeAnswer {
  return runInNewContext(`${code}; handler(event)`, { event: { request } });
}

test('a folder is its index, and its name without a slash leads there', () => {
  expect(run(indexOfFolder, { uri: '/river/', headers: {} }).uri).toBe('/river/index.html');
  expect(run(indexOfFolder, { uri: '/river/feed.atom', headers: {} }).uri).toBe('/river/feed.atom');
  expect(run(indexOfFolder, { uri: '/river', headers: {} })).toMatchObject({
    statusCode: 301,
    headers: { location: { value: '/river/' } },
  });
});

test.each(['//evil%2ecom', '//evil%E3%80%82com', '//134744072', '/\\evil%2ecom', '///evil', '/\\/evil', '//evil/x'])(
  'nobody is sent to another host by %s',
  (uri) => {
    const location = run(indexOfFolder, { uri, headers: {} }) as { headers: { location: { value: string } } };
    expect(new URL(location.headers.location.value, 'https://news.example.org/a').host).toBe('news.example.org');
  },
);

test('a push that Lambda would not take is refused with what to do instead', () => {
  const push = (bytes: string) =>
    run(boundedBody, { uri: '/documents', headers: { 'content-length': { value: bytes } } });
  expect(push('4400000').uri).toBe('/documents');
  expect(push('5000000').statusCode).toBe(413);
  expect(JSON.parse(push('5000000').body!).error).toContain('newsfold ingest FILE --stack NAME');
});

test('a request without a body goes on', () => {
  expect(run(boundedBody, { uri: '/mail/confirm', headers: {} }).uri).toBe('/mail/confirm');
});
