import type { Article } from '../../model/article.ts';
import type { AlsoAt, Entry, Voice } from '../../model/entry.ts';
import { speaksFor, tellerOf } from '../../normalise/who-speaks.ts';
import type { Arrival } from '../planned-writes.ts';

/**
 * What an article may do to the known one that it names: one that speaks for the address takes the place of one that
 * does not, whichever came first; its equals bring it up to date; anybody else changes nothing.
 */
export type Standing = 'above' | 'equal' | 'none';

/** What is shown of a known article, as the entry or among its copies. */
export type ShownArticle = Pick<AlsoAt, 'url' | 'articleKey' | 'published' | 'voice'>;

/** Undefined for an article that its entry does not list. */
export function shownArticle(entry: Entry, reportId: string): ShownArticle | undefined {
  return entry.articleId === reportId ? entry : entry.alsoAt.find(({ articleId }) => articleId === reportId);
}

/**
 * It has to speak for the address that is shown and for the one that it would put there. Without a record of who spoke,
 * only who does that has a say.
 */
export function standingOf({ article }: Arrival, shown: ShownArticle | undefined): Standing {
  const { provenance, url } = article;
  const entitled = speaksFor(provenance, url) && (shown === undefined || speaksFor(provenance, shown.url));
  if (shown === undefined) return entitled ? 'equal' : 'none';
  const { voice } = shown;
  if (entitled) return voice?.entitled === true ? 'equal' : 'above';
  return voice?.entitled === false && voice.teller === tellerOf(provenance) ? 'equal' : 'none';
}

/** Who says what an article says, and whether they speak for its address. */
export function voiceOf({ provenance, url }: Article): Voice {
  return {
    teller: tellerOf(provenance),
    entitled: speaksFor(provenance, url),
    receivedAt: provenance?.receivedAt ?? '',
  };
}
