import type { StageName } from '../functions/pipeline.ts';

/** Actions on records, as IAM names them. */
export type RecordAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** What one stage may touch, and nothing else. Keys are prefixes of `functions/keys.ts`. */
export interface Access {
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly deletes?: readonly string[];
  /** Partitions of the table; `*` stands for any text. */
  readonly partitions?: readonly string[];
  readonly records?: readonly RecordAction[];
  readonly sendsMail?: true;
  readonly asksQuota?: true;
}

/**
 * Least privilege as data. `npm run test:deploy` compares it with the calls that the functions were seen to make:
 * each must be allowed, and each right must have been needed.
 */
export const access: Readonly<Record<StageName, Access>> = {
  plan: {
    partitions: ['due', 'editions/*', 'entries/*', 'groups/*', 'sending', 'shipments', 'sources/*', 'topics/*'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem', 'UpdateItem'],
  },
  collect: {
    writes: ['documents/'],
    partitions: ['sources/*'],
    records: ['GetItem', 'PutItem', 'UpdateItem'],
  },
  normalise: {
    reads: ['articles/', 'documents/'],
    writes: ['articles/', 'rejected/'],
    partitions: ['corrections/*', 'judgements/*', 'topics/*'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'],
  },
  curate: {
    reads: ['articles/'],
    partitions: [
      'bands/*',
      'corrections/*',
      'days/*',
      'entries/*',
      'identities/*',
      'judgements/*',
      'reports/*',
      'stories/*',
      'terms/*',
      'topics/*',
    ],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  feed: {
    reads: ['articles/', 'public/'],
    writes: ['public/'],
    partitions: ['days/*', 'editions/*', 'entries/*', 'stories/*', 'topics/*'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  digest: {
    reads: ['articles/', 'editions/', 'public/'],
    writes: ['editions/', 'public/'],
    partitions: [
      'editions/*',
      'editions-unlisted/*',
      'due',
      'groups/*',
      'entries/*',
      'roster/*',
      'shipments',
      'stories/*',
      'topics/*',
    ],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  send: {
    reads: ['articles/', 'editions/'],
    partitions: [
      'entries/*',
      'groups/*',
      'roster/*',
      'secrets',
      'sending',
      'shipments',
      'stories/*',
      'subscribers/*',
      'suppressions/*',
    ],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    sendsMail: true,
    asksQuota: true,
  },
  web: {
    reads: ['public/', 'editions/'],
    writes: ['documents/'],
    partitions: [
      'due',
      'entries/*',
      'groups/*',
      'rates/*',
      'roster/*',
      'secrets',
      'shipments',
      'sources/*',
      'subscribers/*',
      'suppressions/*',
      'topics/*',
    ],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    sendsMail: true,
  },
  feedback: {
    partitions: ['groups/*', 'roster/*', 'secrets', 'sending', 'shipments', 'subscribers/*', 'suppressions/*'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  },
};
