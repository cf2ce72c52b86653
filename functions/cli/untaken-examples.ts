import type { Topic } from '../model/topic.ts';
import type { Finding } from '../topic/check-topic.ts';
import { patternsOf } from '../topic/load-patterns.ts';
import { matchTopic } from '../topic/match-topic.ts';
import { prepareTopic } from '../topic/prepare-topic.ts';

/** Examples that their own topic would not take, so that they are in no feed: of another language than the rest, or of another topic. */
export async function untakenExamples(topic: Topic): Promise<readonly Finding[]> {
  const prepared = prepareTopic(topic);
  const patterns = await patternsOf(prepared);
  return topic.examples.flatMap(({ name, title, text }): Finding[] => {
    const { onTopic, score, threshold } = matchTopic(prepared, { title, text }, patterns);
    if (onTopic) return [];
    const figures = `${score.toFixed(2)}, ${threshold.toFixed(2)} needed`;
    const how =
      'where its language is not that of the rest, write what the topic is called in it into "any" of the query; else add more like it, or take it out';
    return [{ kind: 'weak', text: `${name} itself would not be taken (${figures}): ${how}` }];
  });
}
