import type { Log, LogFields } from '../../ports.ts';

/** What was counted since the start, by metric. */
export type Tally = Readonly<Record<string, number>>;

export interface ConsoleLog extends Log {
  tally(): Tally;
}

export interface ConsoleNeeds {
  readonly write: (line: string) => void;
  readonly verbose?: boolean;
  /** Warnings that are only counted, under their own name: somebody else tells them in a sentence. */
  readonly countedOnly?: readonly string[];
}

/**
 * A log for a person at a terminal: warnings and errors as plain sentences, one a line; information is
 * left out unless `verbose`; counts are added up for the summary.
 */
export function logConsole(needs: ConsoleNeeds): ConsoleLog {
  const tally: Record<string, number> = {};
  const say = (mark: string, event: string, fields: LogFields = {}): void => {
    needs.write(`${mark} ${event}${inWords(fields)}\n`);
  };
  return {
    info: (event, fields) => {
      if (needs.verbose) say(' ', event, fields);
    },
    warn: (event, fields) => {
      if (needs.countedOnly?.includes(event)) tally[event] = (tally[event] ?? 0) + 1;
      if (needs.verbose || !needs.countedOnly?.includes(event)) say('!', event, fields);
    },
    error: (event, fields) => say('✗', event, fields),
    count: (metric, by = 1) => {
      tally[metric] = (tally[metric] ?? 0) + by;
    },
    tally: () => ({ ...tally }),
  };
}

function inWords(fields: LogFields): string {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name} ${String(value).replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
