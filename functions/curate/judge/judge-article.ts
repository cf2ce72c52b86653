import type { Ports } from '../../ports.ts';
import type { PreparedTopic } from '../../topic/prepare-topic.ts';
import { furnitureOf } from '../copies/site-furniture.ts';
import type { Dated } from '../stories/story-profile.ts';
import { topicTerms } from '../stories/topic-terms.ts';
import { type Judgement, judge } from './judgement.ts';
import { type Report, readReport, type Source } from './report.ts';

/** An article as it was judged. */
export interface JudgedArticle {
  readonly report: Report;
  readonly judgement: Judgement;
  /** Sentences of the text that were left out as furniture of the site. */
  readonly furniture: readonly string[];
}

/** Reads an article and judges it; what other news of its site has as well is left out, and the rest judged anew. */
export async function judgeArticle(
  topic: string,
  article: Source & Pick<Dated, 'published'>,
  firstSeen: Dated['firstSeen'],
  needs: Pick<Ports, 'records'> & { readonly topics: readonly PreparedTopic[] },
): Promise<JudgedArticle> {
  const terms = topicTerms(needs.topics.find(({ slug }) => slug === topic));
  const judged = async (text: string) => {
    const report = readReport({ ...article, text }, terms);
    const dated = { firstSeen, published: article.published };
    return { report, judgement: await judge(topic, report, dated, needs) };
  };
  const whole = await judged(article.text);
  const { own, furniture } = furnitureOf(article.text, whole.report, whole.judgement.compared);
  return furniture.length === 0 ? { ...whole, furniture } : { ...(await judged(own)), furniture };
}
