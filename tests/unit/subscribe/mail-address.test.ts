import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../functions/subscribe/mail-address.ts';

describe('a mail address', () => {
  it.each([
    ['ann@example.com', 'ann@example.com'],
    [' Ann.B+news@Example.COM ', 'Ann.B+news@example.com'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
  ])('is read: %s', (typed, address) => {
    expect(readAddress(typed)).toEqual({ kind: 'address', address });
  });

  it.each([
    ['', 'empty'],
    ['ann', 'malformed'],
    ['ann@localhost', 'malformed'],
    ['ann@192.0.2.1', 'malformed'],
    ['ann@[192.0.2.1]', 'malformed'],
    ['a b@example.com', 'malformed'],
    ['ann@example.com\r\nBcc: bob@example.com', 'malformed'],
    ['"a\r\n"@example.com', 'malformed'],
    ['ann@exa mple.com', 'malformed'],
    ['ann@example.com,bob@example.com', 'malformed'],
    [`${'a'.repeat(65)}@example.com`, 'malformed'],
    ['.ann@example.com', 'malformed'],
    ['josé@example.com', 'international'],
  ])('is refused, and why: %j', (typed, reason) => {
    expect(readAddress(typed)).toEqual({ kind: 'refused', reason });
  });
});
