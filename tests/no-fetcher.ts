import type { Fetcher } from '../functions/ports.ts';

/** For steps that have nobody to ask. */
export const noFetcher: Fetcher = {
  fetch: async ({ url }) => ({ kind: 'failed', reason: `nobody answers at ${url}` }),
};
