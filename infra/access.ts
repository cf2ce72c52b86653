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

/** What one stage may touch, and nothing else. Keys are those of `functions/keys.ts`. */
export interface Access {
  /** Prefixes of objects. Who reads may also be told that an object is not there. */
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** What is done in each partition of the table; `*` stands for any text. */
  readonly records: Readonly<Record<string, readonly RecordAction[]>>;
  readonly sendsMail?: true;
  readonly asksQuota?: true;
}

/**
 * Least privilege as data. `tests/infra/rights.test.ts` plays all that the stages do and `npm run test:deploy` watches the
 * deployed functions: every call must be allowed, and every action on every partition and prefix must have been needed.
 */
export const access: Readonly<Record<StageName, Access>> = {
  plan: {
    records: {
      due: ['Query'],
      'due-sources': ['Query', 'UpdateItem', 'DeleteItem'],
      'entries/*': ['Query'],
      'groups/*': ['BatchGetItem'],
      shipments: ['Query'],
      sources: ['BatchGetItem', 'PutItem'],
      'sources-seeded': ['GetItem', 'PutItem'],
      'topics-asked': ['GetItem', 'PutItem'],
    },
  },
  collect: {
    writes: ['documents/'],
    records: {
      'due-sources': ['UpdateItem', 'DeleteItem'],
      'hosts/*': ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      'secrets/websub': ['GetItem', 'PutItem'],
      sources: ['GetItem', 'PutItem'],
    },
  },
  normalise: {
    reads: ['articles/', 'documents/'],
    writes: ['articles/', 'held/', 'rejected/'],
    records: {
      'corrections/*': ['Query'],
      'held-mails': ['UpdateItem'],
      'judgements/*': ['UpdateItem'],
      'secrets/inbox': ['GetItem'],
      'topics/*': ['BatchGetItem'],
    },
  },
  curate: {
    reads: ['articles/'],
    records: {
      'bands/*': ['BatchGetItem', 'PutItem'],
      'corrections/*': ['BatchGetItem'],
      'days/*': ['BatchGetItem', 'PutItem'],
      'entries/*': ['GetItem', 'BatchGetItem', 'PutItem'],
      'identities/*': ['BatchGetItem', 'PutItem'],
      'judgements/*': ['UpdateItem'],
      'reports/*': ['GetItem', 'BatchGetItem', 'UpdateItem'],
      'stories/*': ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
      'terms/*': ['BatchGetItem', 'PutItem'],
      'topics/*': ['BatchGetItem', 'PutItem'],
    },
  },
  feed: {
    reads: ['articles/', 'public/'],
    writes: ['public/'],
    records: {
      'days/*': ['Query'],
      'editions/*': ['Query'],
      'entries/*': ['Query'],
      'secrets/feeds': ['GetItem', 'PutItem'],
      'topics/*': ['GetItem', 'PutItem'],
    },
  },
  digest: {
    reads: ['articles/', 'editions/'],
    writes: ['editions/', 'public/'],
    records: {
      due: ['Query', 'UpdateItem', 'DeleteItem'],
      'editions-unlisted/*': ['UpdateItem'],
      'editions/*': ['UpdateItem'],
      'entries/*': ['BatchGetItem', 'Query'],
      'groups/*': ['GetItem', 'PutItem'],
      'roster/*': ['Query'],
      shipments: ['Query', 'UpdateItem'],
      'stories/*': ['BatchGetItem'],
    },
  },
  send: {
    reads: ['articles/', 'editions/'],
    records: {
      'entries/*': ['BatchGetItem', 'Query'],
      'groups/*': ['GetItem'],
      'roster/*': ['GetItem', 'Query', 'ConditionCheckItem'],
      'secrets/tokens': ['GetItem'],
      sending: ['GetItem', 'BatchGetItem', 'PutItem'],
      shipments: ['GetItem', 'UpdateItem', 'DeleteItem'],
      sources: ['Query'],
      'stories/*': ['BatchGetItem'],
      'subscribers/*': ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
      'suppressions/*': ['BatchGetItem'],
    },
    sendsMail: true,
    asksQuota: true,
  },
  reply: {
    reads: ['articles/'],
    records: {
      'entries/*': ['BatchGetItem', 'Query'],
      'roster/*': ['GetItem'],
      'secrets/tokens': ['GetItem'],
      sending: ['GetItem', 'BatchGetItem', 'PutItem'],
      shipments: ['GetItem', 'UpdateItem', 'DeleteItem'],
      'stories/*': ['BatchGetItem'],
      'subscribers/*': ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
      'suppressions/*': ['BatchGetItem'],
    },
    sendsMail: true,
    asksQuota: true,
  },
  web: {
    writes: ['documents/push-'],
    records: {
      due: ['UpdateItem'],
      'due-sources': ['UpdateItem', 'DeleteItem'],
      'entries/*': ['Query'],
      'erased/*': ['BatchGetItem', 'UpdateItem'],
      'groups/*': ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
      'push-clients': ['GetItem'],
      'pushes/*': ['GetItem', 'PutItem'],
      'rates/*': ['GetItem', 'PutItem'],
      'roster/*': ['BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      'secrets/tokens': ['GetItem', 'PutItem'],
      'secrets/websub': ['GetItem'],
      shipments: ['UpdateItem'],
      sources: ['GetItem', 'Query', 'PutItem'],
      'subscribers/*': [
        'GetItem',
        'BatchGetItem',
        'Query',
        'PutItem',
        'UpdateItem',
        'DeleteItem',
        'ConditionCheckItem',
      ],
      'suppressions/*': ['BatchGetItem', 'ConditionCheckItem'],
    },
  },
  feedback: {
    records: {
      'groups/*': ['BatchGetItem'],
      'roster/*': ['BatchGetItem', 'DeleteItem'],
      'secrets/tokens': ['GetItem', 'PutItem'],
      sending: ['GetItem', 'Query', 'PutItem'],
      shipments: ['UpdateItem'],
      'subscribers/*': ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'],
      'suppressions/*': ['PutItem'],
    },
  },
};
