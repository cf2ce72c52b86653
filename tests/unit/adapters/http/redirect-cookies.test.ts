import { expect, it } from 'vitest';
import { redirectCookies } from '../../../../functions/adapters/http/redirect-cookies.ts';

it('sends what was set over HTTPS over nothing else, and what was set over HTTP over both', () => {
  const cookies = redirectCookies();
  cookies.keep(new URL('https://a.example/in'), ['session=1']);
  cookies.keep(new URL('http://a.example/in'), ['seen=2']);
  expect(cookies.addedTo({}, new URL('http://a.example/'))).toEqual({ cookie: 'seen=2' });
  expect(cookies.addedTo({}, new URL('https://a.example/'))).toEqual({ cookie: 'seen=2; session=1' });
});
