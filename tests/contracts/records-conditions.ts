import { expect, test } from 'vitest';
import { type RecordWrite, transactionWritesMax } from '../../functions/ports.ts';
import { key, type MakeRecords, put } from './records-made.ts';

/** Writes that depend on what is there. */
export function conditions(make: MakeRecords): void {
  test('puts if absent once', async () => {
    const { records } = await make();
    expect(await records.write([put('a', 1, 'absent')])).toEqual({ kind: 'written' });
    expect(await records.write([put('a', 2, 'absent')])).toEqual({ kind: 'conflict', key: key('a') });
    expect((await records.get(key('a')))?.value).toBe(1);
  });

  test('writes over a version only while it is there', async () => {
    const { records } = await make();
    await records.write([put('a', 1)]);
    expect((await records.write([put('a', 2, { version: 1 })])).kind).toBe('written');
    expect((await records.write([put('a', 3, { version: 1 })])).kind).toBe('conflict');
    expect((await records.write([put('none', 3, { version: 1 })])).kind).toBe('conflict');
    expect((await records.write([{ kind: 'delete', key: key('a'), expect: { version: 1 } }])).kind).toBe('conflict');
    expect((await records.get(key('a')))?.value).toBe(2);
  });

  test('lets one of twenty writers at once put if absent', async () => {
    const { records } = await make();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => records.write([put('race', at, 'absent')])),
    );
    const winner = outcomes.findIndex((outcome) => outcome.kind === 'written');
    expect(outcomes.filter((outcome) => outcome.kind === 'written')).toHaveLength(1);
    expect((await records.get(key('race')))?.value).toBe(winner);
  });

  test('loses no increment when ten writers count with versions', async () => {
    const { records } = await make();
    await records.write([put('count', 0)]);
    const increment = async (): Promise<void> => {
      for (;;) {
        const now = (await records.get(key('count')))!;
        const written = await records.write([put('count', (now.value as number) + 1, { version: now.version })]);
        if (written.kind === 'written') return;
      }
    };
    await Promise.all(Array.from({ length: 10 }, increment));
    expect(await records.get(key('count'))).toEqual({ ...key('count'), value: 10, version: 11 });
  });
}

/** Several writes at once: all or none. */
export function transactions(make: MakeRecords): void {
  test('writes all of a transaction or nothing', async () => {
    const { records } = await make();
    await records.write([put('there', 1)]);
    const outcome = await records.write([put('new', 1), put('there', 2, 'absent'), put('other', 1)]);
    expect(outcome).toEqual({ kind: 'conflict', key: key('there') });
    expect(await records.getMany([key('new'), key('other')])).toEqual([undefined, undefined]);
    expect((await records.get(key('there')))?.value).toBe(1);
  });

  test('checks a record without changing it', async () => {
    const { records } = await make();
    await records.write([put('guard', 'on')]);
    const check = (expect: RecordWrite['expect']): RecordWrite => ({ kind: 'check', key: key('guard'), expect });
    expect((await records.write([check({ version: 1 }), put('a', 1)])).kind).toBe('written');
    expect(await records.write([put('a', 2), check('absent')])).toEqual({ kind: 'conflict', key: key('guard') });
    expect(await records.get(key('guard'))).toEqual({ ...key('guard'), value: 'on', version: 1 });
    expect((await records.get(key('a')))?.value).toBe(1);
  });

  test('checks, puts and deletes across partitions in one transaction', async () => {
    const { records } = await make();
    await records.write([put('old', 1)]);
    const elsewhere = key('x', 'elsewhere');
    const outcome = await records.write([
      { kind: 'delete', key: key('old'), expect: { version: 1 } },
      { kind: 'put', key: elsewhere, value: 2, expect: 'absent' },
      { kind: 'check', key: key('never'), expect: 'absent' },
    ]);
    expect(outcome.kind).toBe('written');
    expect(await records.get(key('old'))).toBeUndefined();
    expect((await records.get(elsewhere))?.value).toBe(2);
  });

  test(`takes ${transactionWritesMax} writes at once`, async () => {
    const { records } = await make();
    const writes = Array.from({ length: transactionWritesMax }, (_, at) => put(`k${at}`, at));
    expect((await records.write(writes)).kind).toBe('written');
    expect(await records.list('p', { limit: 1000 })).toHaveLength(transactionWritesMax);
  });

  test('takes an empty transaction', async () => {
    const { records } = await make();
    expect(await records.write([])).toEqual({ kind: 'written' });
  });

  test('lets one of two transactions win that cross each other', async () => {
    const { records } = await make();
    const outcomes = await Promise.all([
      records.write([put('a', 'first', 'absent'), put('b', 'first', 'absent')]),
      records.write([put('b', 'second', 'absent'), put('a', 'second', 'absent')]),
    ]);
    expect(outcomes.filter((outcome) => outcome.kind === 'written')).toHaveLength(1);
    const [a, b] = await records.getMany([key('a'), key('b')]);
    expect(a?.value).toBe(b?.value);
  });
}
