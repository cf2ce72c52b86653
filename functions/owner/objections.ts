import { entryLineage } from '../curate/corrections/lineage.ts';
import { identitiesOf, identityKeys, type NamedIdentity, recognise } from '../curate/known/find-known.ts';
import { recordKeys } from '../keys.ts';
import type { Article } from '../model/article.ts';
import { type Correction, type CorrectionKind, isPairKind, type PairKind } from '../model/correction.ts';
import { alsoAtMax, type Entry } from '../model/entry.ts';
import type { Ports } from '../ports.ts';

/** Where a topic has an article. */
export interface Whereabouts {
  /** The entry that has it. */
  readonly entry: Entry;
  /** Where it can be seen: that entry, or the one that the owner said this is a copy of. */
  readonly shown: Entry;
  /** Whether it is the article that stands for its entry. */
  readonly isFirst: boolean;
  /** Whether the entry lists it as a copy. */
  readonly isCopy: boolean;
}

/** Where the topic has the article; null when it has not. */
export async function whereIs(
  topic: string,
  article: Article,
  { records }: Pick<Ports, 'records'>,
): Promise<Whereabouts | null> {
  const identities = identitiesOf(article);
  const keys = identityKeys(topic, identities);
  const found = await records.getMany(keys);
  const named = identities.map((identity, at) => ({ identity, key: keys[at], record: found[at] }) as NamedIdentity);
  const recognised = recognise(named);
  if (recognised.kind === 'unknown') return null;
  const { entry: position, reportId } = recognised.identity;
  const lineage = await entryLineage(topic, position, { records });
  const [entry, shown] = [lineage[0]?.value, lineage.at(-1)?.value];
  if (entry === undefined || shown === undefined) return null;
  const isCopy = entry.alsoAt.some(({ articleId }) => articleId === reportId);
  return { entry, shown, isFirst: entry.articleId === reportId, isCopy };
}

/** Whether what was said of two articles, and taken back, has not been undone yet: its record is all that says what to undo. */
export async function isBeingUndone(
  { undone, kind, stories }: Correction,
  topic: string,
  at: Whereabouts | null,
  { records }: Pick<Ports, 'records'>,
): Promise<boolean> {
  if (!undone || !isPairKind(kind)) return false;
  if (at?.entry.copyOf !== undefined) return true;
  if (stories === undefined) return false;
  const part = (await records.get(recordKeys.story(topic, stories.part)))?.value;
  return part?.partOf === stories.whole;
}

/** Why something cannot be said of an article that is there, or of it and another: a sentence; null when it can. */
export function objectionTo(kind: CorrectionKind, at: Whereabouts | null, other: Whereabouts | null): string | null {
  switch (kind) {
    case 'belongs':
      return null;
    case 'does-not-belong':
    case 'take-out':
      if (at === null || at.entry.withdrawn !== undefined) return 'The article is not in the feed.';
      return at.isCopy && kind === 'does-not-belong'
        ? `The article is a copy of “${at.entry.title}”: say it of that one, and both go; or only take out this one.`
        : null;
    case 'not-a-copy':
      return at !== null && (!at.isFirst || at.entry.alsoAt.length > 0)
        ? null
        : 'The article is not folded into another.';
    case 'copy-of':
    case 'same-story':
      return objectionToPair(kind, at, other);
  }
}

function objectionToPair(kind: PairKind, at: Whereabouts | null, other: Whereabouts | null): string | null {
  if (at === null || at.entry.withdrawn !== undefined) return 'The article is not in the feed.';
  if (other === null || other.shown.withdrawn !== undefined) return 'The other article is not in the feed.';
  if (kind === 'same-story')
    return at.entry.storyId === other.shown.storyId ? 'The two are in one story already.' : null;
  if (at.entry.position === other.shown.position) return 'The two are one entry already.';
  if (!at.isFirst) return 'The article is a copy of another already: say first that it is none of that one.';
  const articles = at.entry.alsoAt.length + 1 + other.shown.alsoAt.length;
  return articles > alsoAtMax ? `The other article has ${alsoAtMax} copies, as many as one can have.` : null;
}
