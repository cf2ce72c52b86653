import { articlesOf } from '../../functions/curate/corrections/pair-articles.ts';
import { recordKeys } from '../../functions/keys.ts';
import type { Message } from '../../functions/messages.ts';
import type { Article } from '../../functions/model/article.ts';
import { type Correction, correctionKinds, isPairKind } from '../../functions/model/correction.ts';
import type { Entry } from '../../functions/model/entry.ts';
import { type CorrectionOutcome, correct, undo } from '../../functions/owner/corrections.ts';
import type { World } from '../../functions/runtime/steps.ts';
import type { Chance } from './seeded.ts';

/** Something the owner said of an article, or took back. */
export interface OwnerAct {
  readonly topic: string;
  readonly correction: Correction;
}

/** The owner says that an article was judged wrongly, or takes back what was said; null where there is nothing to say. */
export async function ownerActs(
  world: World,
  chance: Chance,
): Promise<{ readonly act: OwnerAct; readonly messages: readonly Message[] } | null> {
  const topic = chance.pick(world.topics).slug;
  const standing = (await correctionsOf(world, topic)).filter(({ undone }) => !undone);
  const takesBack = standing.length > 0 && chance.happens(0.4);
  const outcome = takesBack
    ? await undo(topic, chance.pick(standing).articleId, world)
    : await saySomething(world, topic, chance);
  return outcome?.kind === 'done'
    ? { act: { topic, correction: outcome.correction }, messages: outcome.messages }
    : null;
}

async function saySomething(world: World, topic: string, chance: Chance): Promise<CorrectionOutcome | null> {
  const drawn = chance.pick(correctionKinds.filter((kind) => kind !== 'take-out'));
  const keys = isPairKind(drawn)
    ? await articlesIn(world, topic)
    : (await world.blobs.list('articles/', { limit: 1_000 })).keys;
  if (keys.length === 0) return null;
  const meant = { topic, articleKey: chance.pick(keys), judged: null };
  // Without a throw of its own, so that a seed that was kept still plays what it was kept for.
  const isTakenOut = drawn === 'does-not-belong' && /[13579bdf]\/[^/]*$/.test(meant.articleKey);
  const kind = isTakenOut ? 'take-out' : drawn;
  return correct(isPairKind(kind) ? { ...meant, other: chance.pick(keys) } : meant, kind, world);
}

/** Blob keys of all that a topic lists. */
async function articlesIn({ records }: World, topic: string): Promise<string[]> {
  const entries = await records.list(recordKeys.entry(topic, '').partition, { limit: 1_000 });
  return entries.flatMap(({ value }) => articlesOf(value as Entry).flatMap(({ articleKey }) => articleKey ?? []));
}

export async function correctionsOf(world: World, topic: string): Promise<Correction[]> {
  const { partition } = recordKeys.correction(topic, '');
  const found = await world.records.list(partition, { limit: 1_000 });
  return found.map(({ value }) => value as Correction);
}

/**
 * Corrections that did not have, or no longer have, the effect that they should. Where two concern articles of one
 * entry the last word is not told here, so they are left out.
 */
export async function unheeded(world: World, topic: string, entries: readonly Entry[]): Promise<string[]> {
  const corrections = await correctionsOf(world, topic);
  const placed = corrections.map((correction) => ({ correction, holders: holdersOf(entries, correction) }));
  const found: string[] = [];
  for (const { correction, holders } of placed) {
    const concerned = new Set(concernedBy(correction, holders, entries));
    const alone = placed.every(
      (other) =>
        other.correction === correction ||
        !concernedBy(other.correction, other.holders, entries).some((position) => concerned.has(position)),
    );
    const wrong = alone ? effectMissing(correction, holders, entries) : null;
    if (wrong !== null) found.push(`${topic}: “${correction.title}” ${wrong}`);
  }
  return found;
}

/** Positions of the entries that have the article, and of those that the correction names; of two, of their whole stories. */
function concernedBy(
  { foldedInto, other, stories }: Correction,
  holders: readonly Entry[],
  entries: readonly Entry[],
): string[] {
  const named = [...holders.map(({ position }) => position), foldedInto, other?.position].filter((one) => one != null);
  if (other === undefined) return named;
  const ids = new Set<string | undefined>([stories?.part, stories?.whole]);
  for (const { position, storyId } of entries) if (named.includes(position)) ids.add(storyId);
  return [...named, ...entries.filter(({ storyId }) => ids.has(storyId)).map(({ position }) => position)];
}

function effectMissing(correction: Correction, holders: readonly Entry[], entries: readonly Entry[]): string | null {
  const visible = holders.filter(({ withdrawn }) => withdrawn === undefined);
  const said = correction.undone ? `no longer ${correction.kind}` : correction.kind;
  switch (correction.kind) {
    case 'belongs': {
      const shouldShow = !correction.undone || correction.wasThere;
      return visible.length > 0 === shouldShow ? null : `is ${said} and ${shouldShow ? 'not there' : 'there'}`;
    }
    case 'does-not-belong':
    case 'take-out':
      return visible.length > 0 === correction.undone
        ? null
        : `is ${said} and ${correction.undone ? 'not there' : 'there'}`;
    case 'not-a-copy': {
      const folded = visible.some(({ position }) => position === correction.foldedInto);
      return folded === correction.undone ? null : `is ${said} and ${folded ? 'folded' : 'apart'}`;
    }
    case 'copy-of': {
      const other = visible.some(({ position }) => position === correction.other?.position);
      const ok = correction.undone ? !other : other && visible.length === 1;
      return ok ? null : `is ${said} and at ${visible.map(({ position }) => position).join(', ')}`;
    }
    case 'same-story': {
      const other = entries.find(({ position }) => position === correction.other?.position);
      const together = holders.some(({ storyId }) => storyId === other?.storyId);
      return together === correction.undone ? `is ${said} and ${together ? 'together' : 'apart'}` : null;
    }
  }
}

type Named = Pick<Article, 'url' | 'title'>;

function holdersOf(entries: readonly Entry[], { url, title }: Named): Entry[] {
  const isIt = (one: Named): boolean => (url === null ? one.title === title : one.url === url);
  return entries.filter((entry) => isIt(entry) || entry.alsoAt.some(isIt));
}
