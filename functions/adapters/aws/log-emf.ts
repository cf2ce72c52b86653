import type { Log, LogFields } from '../../ports.ts';

/** Where the metrics of newsfold are in CloudWatch. */
export const metricNamespace = 'newsfold';

/** What becomes a metric; ten are free of charge. All else that is counted is a line that can be queried. */
export const metrics = [
  'documents',
  'articles',
  'rejected',
  'onTopic',
  'folded',
  'mails',
  'failures',
  'feedback',
] as const;
const published: ReadonlySet<string> = new Set(metrics);

export interface FlushingLog extends Log {
  /** Writes what was counted since the last time as one line; called once an invocation. */
  flush(): void;
}

/**
 * Structured lines for CloudWatch Logs. Counts are added up and written in the embedded metric format, with the
 * stack as the only dimension: each further combination of dimensions would be a metric that costs money by the
 * month, so a source's failures are fields of a line instead, and the dashboard queries the lines.
 */
export function logEmf(options: {
  readonly stack: string;
  readonly stage: string;
  readonly write: (line: string) => void;
}): FlushingLog {
  const { stack, stage, write } = options;
  const counts = new Map<string, number>();
  const line = (level: string, event: string, fields: LogFields = {}) =>
    write(JSON.stringify({ level, event, stage, ...fields }));
  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, fields) => line('error', event, fields),
    count: (metric, by = 1, dimensions = {}) => {
      const isMetric = published.has(metric);
      if (isMetric) counts.set(metric, (counts.get(metric) ?? 0) + by);
      if (!isMetric || Object.keys(dimensions).length > 0) line('info', 'counted', { metric, by, ...dimensions });
    },
    flush: () => {
      if (counts.size === 0) return;
      write(JSON.stringify({ ...embeddedMetrics(stack, counts), stage }));
      counts.clear();
    },
  };
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function embeddedMetrics(stack: string, counts: ReadonlyMap<string, number>): object {
  const Metrics = [...counts.keys()].map((Name) => ({ Name, Unit: 'Count' }));
  return {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: metricNamespace, Dimensions: [['Stack']], Metrics }],
    },
    Stack: stack,
    ...Object.fromEntries(counts),
  };
}
