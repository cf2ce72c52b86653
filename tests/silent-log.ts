import type { Log } from '../functions/ports.ts';

/** For steps whose words nobody reads. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} };
