import { describe, expect, test } from 'vitest';
import type { Blobs } from '../../functions/ports.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);
const content = (text: string) => ({ bytes: bytesOf(text), contentType: 'text/plain; charset=utf-8' });

/** What every store of blobs must do, whatever is behind it. `make` gives an empty one. */
export function blobsContract(name: string, make: () => Promise<Blobs>): void {
  describe(`${name} keeps the contract of Blobs`, () => {
    test('gives back bytes, content type and metadata as they were put', async () => {
      const blobs = await make();
      const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
      const metadata = {
        source: 'dropped',
        url: 'https://example.org/%C3%A9',
        'received-at': '2026-01-02T03:04:05.000Z',
      };
      const written = await blobs.put('a/b.bin', { bytes, contentType: 'application/octet-stream', metadata });
      const blob = await blobs.get('a/b.bin');
      expect(blob?.bytes).toEqual(bytes);
      expect(blob?.contentType).toBe('application/octet-stream');
      expect(blob?.bytesCount).toBe(256);
      expect(blob?.metadata).toEqual(metadata);
      expect(written).toEqual({ kind: 'written', etag: blob?.etag });
      expect(blob?.storedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    test('says the same of a blob in head as in get', async () => {
      const blobs = await make();
      await blobs.put('a', { ...content('one'), metadata: { source: 'x' } });
      const { bytes: _, ...info } = (await blobs.get('a'))!;
      expect(await blobs.head('a')).toEqual(info);
    });

    test('has nothing where nothing was put', async () => {
      const blobs = await make();
      expect(await blobs.get('nowhere')).toBeUndefined();
      expect(await blobs.head('nowhere')).toBeUndefined();
    });

    test('keeps an empty blob apart from no blob', async () => {
      const blobs = await make();
      await blobs.put('empty', content(''));
      expect((await blobs.get('empty'))?.bytes).toEqual(new Uint8Array());
      expect((await blobs.head('empty'))?.bytesCount).toBe(0);
    });

    test('keeps 5 MiB', async () => {
      const blobs = await make();
      const bytes = new Uint8Array(5 * 1024 * 1024).fill(7);
      await blobs.put('large', { bytes, contentType: 'application/octet-stream' });
      expect(Buffer.compare((await blobs.get('large'))!.bytes, bytes)).toBe(0);
    });

    test('reads what was written last', async () => {
      const blobs = await make();
      await blobs.put('a', { ...content('one'), metadata: { source: 'x' } });
      await blobs.put('a', content('two'));
      const blob = await blobs.get('a');
      expect(textOf(blob?.bytes)).toBe('two');
      expect(blob?.metadata).toEqual({});
    });

    test('changes the etag with the bytes', async () => {
      const blobs = await make();
      await blobs.put('a', content('one'));
      const first = (await blobs.head('a'))?.etag;
      await blobs.put('a', content('two'));
      expect((await blobs.head('a'))?.etag).not.toBe(first);
    });

    test('is not changed through the bytes a caller holds', async () => {
      const blobs = await make();
      const bytes = bytesOf('one');
      await blobs.put('a', { bytes, contentType: 'text/plain' });
      bytes.fill(0);
      (await blobs.get('a'))!.bytes.fill(1);
      expect(textOf((await blobs.get('a'))?.bytes)).toBe('one');
    });

    test('puts if absent once', async () => {
      const blobs = await make();
      expect((await blobs.put('a', content('one'), 'absent')).kind).toBe('written');
      expect((await blobs.put('a', content('two'), 'absent')).kind).toBe('conflict');
      expect(textOf((await blobs.get('a'))?.bytes)).toBe('one');
    });

    test('puts over a version only while it is there', async () => {
      const blobs = await make();
      await blobs.put('a', content('one'));
      const etag = (await blobs.head('a'))!.etag;
      expect((await blobs.put('a', content('two'), { etag })).kind).toBe('written');
      expect((await blobs.put('a', content('three'), { etag })).kind).toBe('conflict');
      expect((await blobs.put('gone', content('x'), { etag })).kind).toBe('conflict');
      expect(textOf((await blobs.get('a'))?.bytes)).toBe('two');
      expect(await blobs.get('gone')).toBeUndefined();
    });

    test('lets one of twenty writers at once put if absent', async () => {
      const blobs = await make();
      const writers = Array.from({ length: 20 }, (_, at) => blobs.put('race', content(`writer ${at}`), 'absent'));
      const outcomes = await Promise.all(writers);
      const winner = outcomes.findIndex((outcome) => outcome.kind === 'written');
      expect(outcomes.filter((outcome) => outcome.kind === 'written')).toHaveLength(1);
      expect(textOf((await blobs.get('race'))?.bytes)).toBe(`writer ${winner}`);
    });

    test('lets one of twenty writers at once replace a version', async () => {
      const blobs = await make();
      await blobs.put('race', content('first'));
      const etag = (await blobs.head('race'))!.etag;
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, at) => blobs.put('race', content(`writer ${at}`), { etag })),
      );
      expect(outcomes.filter((outcome) => outcome.kind === 'written')).toHaveLength(1);
    });

    test('shows a reader the old bytes or the new, never a mixture', async () => {
      const blobs = await make();
      const texts = ['a'.repeat(100_000), 'b'.repeat(50_000)];
      await blobs.put('a', content(texts[0]!));
      const writes = Array.from({ length: 10 }, (_, at) => blobs.put('a', content(texts[at % 2]!)));
      const reads = Array.from({ length: 20 }, () => blobs.get('a'));
      for (const blob of await Promise.all(reads)) {
        expect(texts).toContain(textOf(blob?.bytes));
        expect(blob?.bytesCount).toBe(blob?.bytes.length);
      }
      await Promise.all(writes);
    });

    test('copies bytes, content type and metadata', async () => {
      const blobs = await make();
      await blobs.put('documents/x/a.html', { ...content('one'), metadata: { source: 'x' } });
      await blobs.copy('documents/x/a.html', 'rejected/x/a.html');
      const copy = await blobs.get('rejected/x/a.html');
      expect(textOf(copy?.bytes)).toBe('one');
      expect(copy?.contentType).toBe('text/plain; charset=utf-8');
      expect(copy?.metadata).toEqual({ source: 'x' });
      expect(await blobs.get('documents/x/a.html')).toBeDefined();
    });

    test('cannot copy what is not there', async () => {
      const blobs = await make();
      await expect(blobs.copy('nowhere', 'b')).rejects.toThrow();
      expect(await blobs.get('b')).toBeUndefined();
    });

    test('deletes, and deletes again without complaint', async () => {
      const blobs = await make();
      await blobs.put('a', content('one'));
      await blobs.delete('a');
      await blobs.delete('a');
      expect(await blobs.get('a')).toBeUndefined();
      expect((await blobs.put('a', content('again'), 'absent')).kind).toBe('written');
    });

    test('lists by prefix in the order of the bytes, page by page', async () => {
      const blobs = await make();
      const keys = ['p/B', 'p/a.b', 'p/a/b', 'p/a/c.d', 'p/a0', 'p/é', 'p/\uff5e', 'p/😀', 'pq', 'o/z'];
      for (const key of keys) await blobs.put(key, content(key));
      const expected = ['p/B', 'p/a.b', 'p/a/b', 'p/a/c.d', 'p/a0', 'p/é', 'p/\uff5e', 'p/😀'];
      expect(await blobs.list('p/', { limit: 100 })).toEqual({ keys: expected, more: false });
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more; after = seen.at(-1)) {
        const page = await blobs.list('p/', after === undefined ? { limit: 3 } : { after, limit: 3 });
        expect(page.keys.length).toBeLessThanOrEqual(3);
        seen.push(...page.keys);
        more = page.more;
      }
      expect(seen).toEqual(expected);
      expect(await blobs.list('nothing/', { limit: 5 })).toEqual({ keys: [], more: false });
    });

    test('says there is no more when a page ends with the last key', async () => {
      const blobs = await make();
      for (const key of ['p/1', 'p/2']) await blobs.put(key, content(key));
      expect(await blobs.list('p/', { limit: 2 })).toEqual({ keys: ['p/1', 'p/2'], more: false });
    });

    test('keeps keys apart that a file system might fold together', async () => {
      const blobs = await make();
      const keys = [
        'a',
        'A',
        'a%2Fb',
        'a%252Fb',
        '%2Ehidden',
        'a%',
        'a%25',
        'a:b',
        'a b',
        'a.meta',
        'é',
        'e\u0301',
        'con',
        'x.',
        '~',
        '.hidden',
        'a?b#c',
      ];
      for (const key of keys) await blobs.put(key, content(key));
      for (const key of keys) expect(textOf((await blobs.get(key))?.bytes), key).toBe(key);
      expect((await blobs.list('', { limit: 100 })).keys).toHaveLength(keys.length);
    });

    test('keeps a key of many bytes in one part', async () => {
      const blobs = await make();
      const key = `documents/dropped/${'ж'.repeat(400)}.html`;
      await blobs.put(key, content('long'));
      expect(textOf((await blobs.get(key))?.bytes)).toBe('long');
      expect((await blobs.list('documents/', { limit: 5 })).keys).toEqual([key]);
    });

    test.each(['', '/a', 'a//b', 'a/', '../a', 'a/../b', './a', 'a\\b', 'a\u0000b', 'a\ud800b', `${'k'.repeat(1025)}`])(
      'refuses the key %j',
      async (key) => {
        const blobs = await make();
        await expect(blobs.put(key, content('x'))).rejects.toThrow();
        await expect(blobs.get(key)).rejects.toThrow();
      },
    );

    test('refuses metadata that S3 would not keep', async () => {
      const blobs = await make();
      const put = (metadata: Record<string, string>) => blobs.put('a', { ...content('x'), metadata });
      await expect(put({ url: 'https://example.org/é' })).rejects.toThrow();
      await expect(put({ url: 'line\r\nbreak' })).rejects.toThrow();
      await expect(put({ long: 'x'.repeat(3000) })).rejects.toThrow();
      expect(await blobs.get('a')).toBeUndefined();
    });
  });
}
