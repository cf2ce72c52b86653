import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blobKeyProblem } from '../../../../functions/adapters/blob-rules.ts';
import { fileNameOf, keyOfFileName } from '../../../../functions/adapters/local/file-names.ts';

const part = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc
    .array(fc.constantFrom('%', '25', '2E', '.', 'é', 'x'.repeat(66)), { minLength: 1, maxLength: 12 })
    .map((all) => all.join('')),
);
const key = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  .filter((text) => blobKeyProblem(text) === null);

test('finds the key again in the name of its file', () => {
  fc.assert(
    fc.property(key, (text) => {
      expect(keyOfFileName(fileNameOf(text))).toBe(text);
    }),
  );
});

test('makes names that every file system takes and the folder scan sees', () => {
  fc.assert(
    fc.property(key, (text) => {
      for (const name of fileNameOf(text).split('/')) {
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/^\.|^$/);
      }
    }),
  );
});

test('leaves ordinary keys as they are', () => {
  for (const plain of ['public/mali/feed.atom', 'documents/100% sure: a title?.html', 'documents/a%20b.txt']) {
    expect(fileNameOf(plain)).toBe(plain);
    expect(keyOfFileName(plain)).toBe(plain);
  }
});
