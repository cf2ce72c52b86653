import type { Message } from '../messages.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';

export interface WebNeeds extends Pick<Ports, 'clock' | 'ids' | 'records' | 'blobs' | 'log'> {
  readonly settings: Settings;
  readonly topics: readonly TopicNames[];
}

/** A request as a route sees it. */
export interface Visit {
  readonly request: Request;
  readonly url: URL;
  /** What stands in the path where the route has a name: `{ topic: 'river' }`. */
  readonly params: Readonly<Record<string, string>>;
  /** The network address that the request came from, as the server saw it. */
  readonly client: string;
}

/** What a request led to: the answer, and messages to be queued before it is given. */
export interface Answer {
  readonly response: Response;
  readonly messages: readonly Message[];
}
