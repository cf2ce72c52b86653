import { describe, expect, test } from 'vitest';
import {
  type Instant,
  type Records,
  type RecordWrite,
  recordBytesMax,
  recordReadsMax,
  transactionWritesMax,
} from '../../functions/ports.ts';
import { conditions, transactions } from './records-conditions.ts';
import { key, type MakeRecords, put } from './records-made.ts';

/** What every store of records must do. `make` gives an empty one whose time is told by the clock beside it. */
export function recordsContract(name: string, make: MakeRecords): void {
  describe(`${name} keeps the contract of Records`, () => {
    readsAndWrites(make);
    conditions(make);
    transactions(make);
    ranges(make);
    expiry(make);
    bounds(make);
  });
}

function readsAndWrites(make: MakeRecords): void {
  test('gives back a value as it was put, with version 1', async () => {
    const { records } = await make();
    const value = {
      text: 'été 😀 \u0000',
      empty: '',
      list: [1, 2.5, -0.1, 1e21],
      none: null,
      deep: { yes: true },
      e: [],
    };
    expect(await records.write([put('a', value)])).toEqual({ kind: 'written' });
    expect(await records.get(key('a'))).toEqual({ ...key('a'), value, version: 1 });
  });

  test.each([0, '', null, false, [], {}, 'text', 12345678901])('keeps the bare value %j', async (value) => {
    const { records } = await make();
    await records.write([put('a', value)]);
    expect((await records.get(key('a')))?.value).toEqual(value);
  });

  test('has nothing where nothing was put', async () => {
    const { records } = await make();
    expect(await records.get(key('a'))).toBeUndefined();
    expect(await records.list('p', { limit: 10 })).toEqual([]);
  });

  test('counts versions up, one a write', async () => {
    const { records } = await make();
    for (const version of [1, 2, 3]) {
      await records.write([put('a', version)]);
      expect(await records.get(key('a'))).toEqual({ ...key('a'), value: version, version });
    }
  });

  test('reads many keys in the order asked, repeats and gaps included', async () => {
    const { records } = await make();
    await records.write([put('a', 'A'), put('b', 'B')]);
    const found = await records.getMany([key('b'), key('none'), key('a'), key('b')]);
    expect(found.map((record) => record?.value)).toEqual(['B', undefined, 'A', 'B']);
    expect(await records.getMany([])).toEqual([]);
  });

  test('is not changed through a value a caller holds', async () => {
    const { records } = await make();
    const value = { list: [1] };
    await records.write([put('a', value)]);
    value.list.push(2);
    ((await records.get(key('a')))!.value as typeof value).list.push(3);
    expect((await records.get(key('a')))?.value).toEqual({ list: [1] });
  });

  test('keeps keys apart that differ only in case, accents or where they are divided', async () => {
    const { records } = await make();
    const keys = [key('b', 'a'), key('B', 'a'), key('é', 'a'), key('e\u0301', 'a'), key('a/b', 'x'), key('b', 'x/a')];
    for (const [at, one] of keys.entries())
      await records.write([{ kind: 'put', key: one, value: at, expect: 'absent' }]);
    expect((await records.getMany(keys)).map((record) => record?.value)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('deletes, and deletes again without complaint', async () => {
    const { records } = await make();
    await records.write([put('a', 1)]);
    const gone: RecordWrite = { kind: 'delete', key: key('a'), expect: 'any' };
    expect(await records.write([gone])).toEqual({ kind: 'written' });
    expect(await records.write([gone])).toEqual({ kind: 'written' });
    expect(await records.get(key('a'))).toBeUndefined();
    expect(await records.list('p', { limit: 10 })).toEqual([]);
  });

  test('starts again at version 1 after a delete', async () => {
    const { records } = await make();
    await records.write([put('a', 1)]);
    await records.write([put('a', 2)]);
    await records.write([{ kind: 'delete', key: key('a'), expect: { version: 2 } }]);
    await records.write([put('a', 3, 'absent')]);
    expect((await records.get(key('a')))?.version).toBe(1);
  });
}

function ranges(make: MakeRecords): void {
  const sorts = ['2026-01#000001', '2026-01#000002', '2026-02#000001', 'A', 'a', 'é', '\uff5e', '😀'];

  test('lists one partition in the order of the bytes', async () => {
    const { records } = await make();
    await records.write(sorts.toReversed().map((sort) => put(sort, sort)));
    await records.write([{ kind: 'put', key: key('zzz', 'p2'), value: 0, expect: 'any' }]);
    const found = await records.list('p', { limit: 100 });
    expect(found.map((record) => record.sort)).toEqual(sorts);
    expect(found[0]).toEqual({ ...key(sorts[0]!), value: sorts[0], version: 1 });
    const down = await records.list('p', { limit: 100, descending: true });
    expect(down.map((record) => record.sort)).toEqual(sorts.toReversed());
  });

  test('takes the lower bound in and leaves the upper bound out, in both directions', async () => {
    const { records } = await make();
    await records.write(['a', 'b', 'c', 'd'].map((sort) => put(sort, sort)));
    const sortsOf = async (range: Parameters<Records['list']>[1]) =>
      (await records.list('p', range)).map((record) => record.sort).join('');
    expect(await sortsOf({ from: 'b', to: 'd', limit: 10 })).toBe('bc');
    expect(await sortsOf({ from: 'b', to: 'd', limit: 10, descending: true })).toBe('cb');
    expect(await sortsOf({ from: 'b', limit: 10 })).toBe('bcd');
    expect(await sortsOf({ to: 'c', limit: 10 })).toBe('ab');
    expect(await sortsOf({ to: 'c', limit: 1, descending: true })).toBe('b');
    expect(await sortsOf({ from: 'b', to: 'b', limit: 10 })).toBe('');
    expect(await sortsOf({ from: 'd', to: 'a', limit: 10 })).toBe('');
    expect(await sortsOf({ from: 'bb', to: 'cc', limit: 10 })).toBe('c');
  });

  test('goes on from the last sort key seen', async () => {
    const { records } = await make();
    await records.write(Array.from({ length: 25 }, (_, at) => put(String(at).padStart(3, '0'), at)));
    const seen: string[] = [];
    for (;;) {
      const last = seen.at(-1);
      const page = await records.list('p', { ...(last !== undefined && { to: last }), limit: 10, descending: true });
      if (page.length === 0) break;
      seen.push(...page.map((record) => record.sort));
    }
    expect(seen).toHaveLength(25);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  test('fills the limit with large records', async () => {
    const { records } = await make();
    for (const sort of ['a', 'b', 'c', 'd']) await records.write([put(sort, 'x'.repeat(recordBytesMax - 2))]);
    expect((await records.list('p', { limit: 4 })).map((record) => record.sort)).toEqual(['a', 'b', 'c', 'd']);
  });
}

function expiry(make: MakeRecords): void {
  const putUntil = (sort: string, expiresAt: Instant): RecordWrite => ({
    kind: 'put',
    key: key(sort),
    value: sort,
    expect: 'absent',
    expiresAt,
  });

  test('never returns what has expired, swept or not', async () => {
    const { records, clock } = await make();
    await records.write([
      putUntil('short', clock.after(60_000)),
      putUntil('long', clock.after(600_000)),
      put('ever', 1),
    ]);
    expect(await records.list('p', { limit: 10 })).toHaveLength(3);
    clock.advance(61_000);
    expect(await records.get(key('short'))).toBeUndefined();
    expect(await records.getMany([key('short'), key('ever')])).toEqual([
      undefined,
      { ...key('ever'), value: 1, version: 1 },
    ]);
    expect((await records.list('p', { limit: 2 })).map((record) => record.sort)).toEqual(['ever', 'long']);
  });

  test('counts what has expired as absent when it writes', async () => {
    const { records, clock } = await make();
    await records.write([putUntil('a', clock.after(60_000))]);
    expect((await records.write([putUntil('a', clock.after(60_000))])).kind).toBe('conflict');
    clock.advance(61_000);
    expect((await records.write([put('b', 1), { kind: 'check', key: key('a'), expect: { version: 1 } }])).kind).toBe(
      'conflict',
    );
    expect((await records.write([put('a', 'again', 'absent')])).kind).toBe('written');
    expect(await records.get(key('a'))).toEqual({ ...key('a'), value: 'again', version: 1 });
  });

  test('keeps for good what is written again without an expiry', async () => {
    const { records, clock } = await make();
    await records.write([putUntil('a', clock.after(60_000))]);
    await records.write([put('a', 'kept', { version: 1 })]);
    clock.advance(3_600_000);
    expect((await records.get(key('a')))?.value).toBe('kept');
  });
}

function bounds(make: MakeRecords): void {
  test('refuses more writes, reads or bytes than fit, and one key twice', async () => {
    const { records } = await make();
    const many = (count: number) => Array.from({ length: count }, (_, at) => put(`k${at}`, at));
    await expect(records.write(many(transactionWritesMax + 1))).rejects.toThrow();
    await expect(records.getMany(many(recordReadsMax + 1).map((write) => write.key))).rejects.toThrow();
    await expect(records.write([put('a', 'x'.repeat(recordBytesMax))])).rejects.toThrow();
    await expect(records.write([put('a', 1), put('a', 2)])).rejects.toThrow();
    expect(await records.list('p', { limit: 10 })).toEqual([]);
  });

  test('refuses empty and overlong keys', async () => {
    const { records } = await make();
    await expect(records.get(key(''))).rejects.toThrow();
    await expect(records.get(key('a', ''))).rejects.toThrow();
    await expect(records.write([put('é'.repeat(513), 1)])).rejects.toThrow();
    await expect(records.get(key('a', 'p'.repeat(2049)))).rejects.toThrow();
  });

  test('refuses a value that is no JSON', async () => {
    const { records } = await make();
    await expect(records.write([put('a', undefined)])).rejects.toThrow();
  });
}
