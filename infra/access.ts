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
    partitions: ['due', 'due-sources', 'entries/*', 'groups/*', 'shipments', 'sources', 'sources-seeded'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
  },
  collect: {
    writes: ['documents/'],
    partitions: ['due-sources', 'hosts/*', 'secrets', 'sources'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
  },
  normalise: {
    reads: ['articles/', 'documents/'],
    writes: ['articles/', 'held/', 'rejected/'],
    partitions: ['corrections/*', 'held-mails', 'judgements/*', 'secrets', 'sources', 'topics/*'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
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
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
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
      'sources',
      'stories/*',
      'subscribers/*',
      'suppressions/*',
    ],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    sendsMail: true,
    asksQuota: true,
  },
  web: {
    writes: ['documents/'],
    partitions: [
      'due',
      'due-sources',
      'editions/*',
      'entries/*',
      'groups/*',
      'hosts/*',
      'push-clients',
      'pushes/*',
      'rates/*',
      'roster/*',
      'secrets',
      'shipments',
      'sources',
      'subscribers/*',
      'suppressions/*',
      'topics/*',
    ],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  feedback: {
    partitions: ['groups/*', 'roster/*', 'secrets', 'sending', 'shipments', 'subscribers/*', 'suppressions/*'],
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  },
};
