import type { TopicNames } from '../../model/topic.ts';
import type { StageName } from '../../pipeline.ts';

/** What a stack says of itself in its template's metadata, for commands that are run from anywhere. */
export interface DescribedStack {
  /** As it was deployed with them. */
  readonly topics: readonly TopicNames[];
  /** The domain that newsletters are received for; null when none are. */
  readonly inboxDomain: string | null;
}

/** Where in the metadata it stands. */
export const metadataKey = 'newsfold';

/** As the metadata holds it: CloudFormation gives a template back with a question mark for all that is not ASCII. */
export function descriptionOf(stack: DescribedStack): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(stack).replaceAll(/[^ -~]/g, escaped);
}

/** Reads it out of a template; null when a version that did not say it made the template. */
export function describedIn(template: string): DescribedStack | null {
  const { Metadata } = JSON.parse(template) as {
    Metadata?: Readonly<Record<string, string | DescribedStack | undefined>>;
  };
  const described = Metadata?.[metadataKey] ?? null;
  // Versions before this one did not write it as text.
  return typeof described === 'string' ? (JSON.parse(described) as DescribedStack) : described;
}

/** What the stack calls a stage's resource: `CurateQueue`. */
export function logicalName(stage: StageName, part: 'Function' | 'Queue' | 'DeadLetters' | 'Log'): string {
  return `${stage.charAt(0).toUpperCase()}${stage.slice(1)}${part}`;
}
