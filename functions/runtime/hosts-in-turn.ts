import { keyLocks } from '../adapters/local/key-locks.ts';
import { readSource } from '../collect/source-record.ts';
import type { Ports } from '../ports.ts';
import type { ReadyStep } from './run-step.ts';

/**
 * Polls the sources of one host one after another, beside those of other hosts: for a run that ends when all were asked,
 * since a source that finds its host busy is put off to a later run.
 */
export function hostsInTurn(collect: ReadyStep<'collect'>, needs: Pick<Ports, 'records'>): ReadyStep<'collect'> {
  const inTurn = keyLocks();
  return async (message) => {
    const source = await readSource(message.sourceId, needs);
    const host = source === undefined ? '' : new URL(source.value.fetchUrl).host;
    return inTurn(host, () => collect(message));
  };
}
