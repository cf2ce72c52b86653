import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertKey, positionOf, removeKey } from '../../../../functions/adapters/local/sorted-keys.ts';
import { compareUtf8 } from '../../../../functions/adapters/utf8-order.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });

test('orders texts as their UTF-8 bytes are ordered', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

test('keeps keys sorted and once, whatever is put in and taken out', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.boolean())), (moves) => {
      const sorted: string[] = [];
      const expected = new Set<string>();
      for (const [key, put] of moves) {
        if (put) {
          insertKey(sorted, key);
          expected.add(key);
        } else {
          removeKey(sorted, key);
          expected.delete(key);
        }
      }
      expect(sorted).toEqual([...expected].sort(compareUtf8));
      for (const [at, key] of sorted.entries()) expect(positionOf(sorted, key)).toBe(at);
    }),
  );
});
