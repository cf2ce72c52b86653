import type { Topic } from '../../model/topic.ts';
import { toldApart } from '../../text/told-apart.ts';
import type { Finding } from '../../topic/check-topic.ts';
import { patternsOf } from '../../topic/load-patterns.ts';
import { matchTopic } from '../../topic/match-topic.ts';
import { prepareTopic } from '../../topic/prepare-topic.ts';

/** Examples that their own topic would not take, so that they are in no feed. */
export async function untakenExamples(topic: Topic): Promise<readonly Finding[]> {
  const prepared = prepareTopic(topic);
  const patterns = await patternsOf(prepared);
  return topic.examples.flatMap(({ name, title, text }): Finding[] => {
    const { onTopic, score, threshold } = matchTopic(prepared, { title, text }, patterns);
    if (onTopic) return [];
    const [has, needs] = toldApart(score, threshold, 2);
    const how = 'add more like it, or take it out';
    return [{ kind: 'weak', text: `${name} itself would not be taken (${has}, ${needs} needed): ${how}` }];
  });
}
