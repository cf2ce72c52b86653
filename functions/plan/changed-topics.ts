import { createHash } from 'node:crypto';
import { asRead } from '../as-read.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { PlanNeeds } from './plan-needs.ts';

/** A hash of the topics' and the site's names, and how often their pages were requested under these names. */
interface Asked {
  readonly hash: string;
  readonly times: number;
}

/** Twice, because a crash may come between the record and the messages. */
const timesAsked = 2;

/**
 * A message for each topic when one of them, or the site, is new or was renamed: their pages and feeds must be made
 * although no article came in. Else a new installation would have no front page, and a renamed topic its old title.
 */
export async function changedTopics({ topics, settings, records }: PlanNeeds): Promise<MessageTo<'feed'>[]> {
  const key = recordKeys.askedTopics();
  const names = topics.map(({ slug, title, description, language }) => [slug, title, description, language]);
  const called = [settings.baseUrl, settings.siteName, names];
  const hash = createHash('sha256').update(JSON.stringify(called)).digest('hex');
  const before = await records.get(key);
  const known = before?.value as Asked | undefined;
  const times = known?.hash === hash ? known.times : 0;
  if (times >= timesAsked) return [];
  const value: Asked = { hash, times: times + 1 };
  const expect = asRead(before);
  await records.write([{ kind: 'put', key, value, expect }]);
  return topics.map(({ slug }) => ({ to: 'feed', topic: slug }));
}
