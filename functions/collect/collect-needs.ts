import type { Settings } from '../model/settings.ts';
import type { SourceState } from '../model/source.ts';
import type { Instant, Ports } from '../ports.ts';

export interface CollectNeeds extends Pick<Ports, 'blobs' | 'clock' | 'fetcher' | 'ids' | 'log' | 'records'> {
  readonly settings: Pick<Settings, 'baseUrl' | 'privateSources'>;
  /** The value of an environment variable that a source's header refers to; without it, none has one. */
  readonly variableOf?: (name: string) => string | undefined;
  /** Resolves after that many milliseconds; without it, a busy host is not waited for. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** One poll of a source. */
export interface Poll {
  /** What was known of it before. */
  readonly known: SourceState;
  readonly now: Instant;
  readonly userAgent: string;
}
