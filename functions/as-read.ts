import type { Expectation, StoredRecord } from './ports.ts';

/** What a write over a record that was read expects: that version, or nothing where nothing was there. */
export function asRead(record: Pick<StoredRecord, 'version'> | undefined): Expectation {
  return record === undefined ? 'absent' : { version: record.version };
}
