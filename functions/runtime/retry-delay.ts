const firstMs = 200;
const longestMs = 60_000;

/** How long to wait before the next attempt, in milliseconds: doubled each time, up to a minute. */
export function retryDelayMs(attempt: number): number {
  return Math.min(longestMs, firstMs * 2 ** (attempt - 1));
}
