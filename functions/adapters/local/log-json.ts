import type { Clock, Log, LogFields } from '../../ports.ts';

/** One JSON object a line: `{"time","level","event",…}` and `{"time","metric","by",…}`. */
export function logJson(needs: { readonly clock: Clock; readonly write: (line: string) => void }): Log {
  const line = (fields: object): void => needs.write(`${JSON.stringify({ time: needs.clock.now(), ...fields })}\n`);
  const at = (level: string) => (event: string, fields?: LogFields) => line({ level, event, ...fields });
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    count: (metric, by = 1, dimensions = {}) => line({ metric, by, ...dimensions }),
  };
}
