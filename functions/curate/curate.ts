import type { Message, MessageTo, Step } from '../messages.ts';
import type { Article } from '../model/article.ts';
import type { Blobs, Ports, RecordWrite } from '../ports.ts';
import { identitiesOf, identityKeys, type NamedIdentity, recognise } from './find-known.ts';
import type { Arrival } from './planned-writes.ts';
import { readReport } from './report.ts';
import { takeIn } from './take-in.ts';
import { isSameArticle, updateKnown } from './update-known.ts';

export type CurateNeeds = Pick<Ports, 'blobs' | 'records' | 'log'>;

/** Times a write is tried again after something else wrote in between; one writer per topic makes one rare. */
const attemptsMax = 5;

/**
 * Takes one on-topic article into its topic: a known one is brought up to date, a copy is folded into its entry,
 * anything else becomes an entry, in a story that is near enough or in one of its own.
 *
 * All writes for one article are one transaction, so a crash leaves all or nothing; when the message comes again
 * the article is known, nothing changes, and `feed` is told again, because the crash may have come before that.
 */
export const curate: Step<MessageTo<'curate'>, CurateNeeds> = async (message, needs) => {
  const article = await readArticle(message.articleKey, needs.blobs);
  const arrival: Arrival = {
    topic: message.topic,
    article,
    articleKey: message.articleKey,
    receivedAt: receivedAt(article),
    source: article.provenance?.source ?? 'dropped',
  };
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const writes = await decide(arrival, needs);
    if (writes.length === 0) return feedOf(message.topic);
    const written = await needs.records.write(writes);
    if (written.kind === 'written') return feedOf(message.topic);
    needs.log.warn('curate conflict', { topic: message.topic, articleKey: message.articleKey, attempt });
  }
  throw new Error(`${message.articleKey}: its records changed ${attemptsMax} times while it was curated`);
};

/** The writes that take the article in; none when it is in already. */
async function decide(arrival: Arrival, needs: CurateNeeds): Promise<readonly RecordWrite[]> {
  const identities = identitiesOf(arrival.article);
  const keys = identityKeys(arrival.topic, identities);
  const records = await needs.records.getMany(keys);
  const named = identities.map((identity, at) => ({ identity, key: keys[at], record: records[at] }) as NamedIdentity);
  const recognised = recognise(named);
  if (recognised.kind === 'unknown') return takeIn(arrival, named, needs);
  const report = readReport(arrival.article);
  if (recognised.kind === 'shared link' && !(await isSameArticle(arrival, report, recognised.identity, needs))) {
    return takeIn(arrival, named, needs);
  }
  return updateKnown(arrival, report, named, recognised.identity, needs);
}

function feedOf(topic: string): readonly Message[] {
  return [{ to: 'feed', topic }];
}

async function readArticle(key: string, blobs: Blobs): Promise<Article> {
  const blob = await blobs.get(key);
  if (blob === undefined) throw new Error(`${key} is not stored`);
  return JSON.parse(new TextDecoder().decode(blob.bytes)) as Article;
}

function receivedAt(article: Article): string {
  if (article.provenance === null) throw new Error(`article ${article.id} does not say when it was received`);
  return article.provenance.receivedAt;
}
