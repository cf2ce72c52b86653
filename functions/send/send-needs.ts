import type { Templates } from '../digest/template.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';

export interface SendNeeds extends Pick<Ports, 'clock' | 'ids' | 'records' | 'blobs' | 'mailer' | 'log'> {
  readonly settings: Settings;
  readonly topics: readonly TopicNames[];
  readonly templates: Templates;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}
