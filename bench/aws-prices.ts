/** What AWS asks for, in US dollars, for what newsfold uses. Other regions ask for some ten percent more or less. */
export const priceList = {
  region: 'us-east-1',
  /** When these were read off the services' own price pages. */
  asOf: '2026-11',
} as const;

export interface Price {
  readonly what: string;
  /** Dollars for each `per`. */
  readonly dollars: number;
  readonly per: number;
  /** Free of charge every month, not only in the first year. */
  readonly freeMonthly: number;
}

export const prices = {
  lambdaRequests: { what: 'Lambda: invocations', dollars: 0.2, per: 1e6, freeMonthly: 1e6 },
  lambdaSeconds: { what: 'Lambda: GB-seconds, arm64', dollars: 0.0000133334, per: 1, freeMonthly: 400_000 },
  tableWrites: { what: 'DynamoDB: write units', dollars: 0.625, per: 1e6, freeMonthly: 0 },
  tableReads: { what: 'DynamoDB: read units', dollars: 0.125, per: 1e6, freeMonthly: 0 },
  objectWrites: { what: 'S3: puts and copies', dollars: 0.005, per: 1_000, freeMonthly: 0 },
  objectReads: { what: 'S3: gets and heads', dollars: 0.0004, per: 1_000, freeMonthly: 0 },
  queueRequests: { what: 'SQS: requests', dollars: 0.5, per: 1e6, freeMonthly: 1e6 },
  schedules: { what: 'Scheduler: invocations', dollars: 1, per: 1e6, freeMonthly: 14e6 },
  mails: { what: 'SES: mails', dollars: 0.1, per: 1_000, freeMonthly: 0 },
  notices: { what: 'SNS: notices of SES', dollars: 0.5, per: 1e6, freeMonthly: 1e6 },
  apiRequests: { what: 'HTTP API: requests', dollars: 1, per: 1e6, freeMonthly: 0 },
  edgeRequests: { what: 'CloudFront: requests', dollars: 0.01, per: 10_000, freeMonthly: 10e6 },
  logBytes: { what: 'CloudWatch: GB of log', dollars: 0.5, per: 1, freeMonthly: 5 },
  alarms: { what: 'CloudWatch: alarms', dollars: 0.1, per: 1, freeMonthly: 10 },
  metrics: { what: 'CloudWatch: metrics', dollars: 0.3, per: 1, freeMonthly: 10 },
  objectGigabytes: { what: 'S3: GB kept, after a year', dollars: 0.023, per: 1, freeMonthly: 0 },
  tableGigabytes: { what: 'DynamoDB: GB kept, after a year', dollars: 0.25, per: 1, freeMonthly: 25 },
  backupGigabytes: { what: 'DynamoDB: GB that can be set back', dollars: 0.2, per: 1, freeMonthly: 0 },
} as const satisfies Record<string, Price>;

export type Priced = keyof typeof prices;

/** Dollars a month for so many of a thing. */
export function dollarsFor(priced: Priced, quantity: number): number {
  const { dollars, per, freeMonthly } = prices[priced];
  return (Math.max(0, quantity - freeMonthly) / per) * dollars;
}
