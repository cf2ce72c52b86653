import { sourcesNote } from '../collect/sources-note.ts';
import { buildEdition } from '../digest/build-edition.ts';
import { composeEdition } from '../digest/compose-edition.ts';
import type { Shipment } from '../model/delivery.ts';
import type { Edition } from '../model/edition.ts';
import type { Rhythm, RosterRow } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { isByClock } from '../subscribe/groups.ts';
import { editionSkeleton, type MailNeeds } from './edition-mail.ts';
import { type Seen, unseenStories } from './seen.ts';
import type { Skeleton } from './skeleton.ts';

/** An edition as one reader gets it, ready for the personal parts. */
export interface Letter {
  readonly edition: Edition;
  readonly skeleton: Skeleton;
}

/** Gives the letter for a reader; null when it would hold nothing new for that reader. */
export type LetterFor = (row: RosterRow, seen: Seen) => Promise<Letter | null>;

/** Editions kept composed at once; nearly all readers of one zone share one. */
const lettersMax = 100;

/**
 * Most readers of a group get the edition as it is. One who came lately, or has had some of its stories from another
 * topic, gets it without those; one who had been promised more, because of a change of rhythm, gets what is missing.
 * The owner is told as well which sources need a look.
 */
export function lettersOf(
  edition: Edition,
  shipment: Shipment,
  topic: TopicNames,
  rhythm: Rhythm,
  needs: MailNeeds & Pick<Ports, 'records' | 'blobs' | 'clock'>,
): LetterFor {
  const editions = new Map<string, Promise<Edition | null>>();
  const letters = new Map<string, Promise<Letter>>();

  const covering = (from: string | null): Promise<Edition | null> =>
    from === edition.from
      ? Promise.resolve(edition)
      : remember(editions, from ?? '', () => buildEdition(topic, { ...edition, from }, needs));

  return async (row, seen) => {
    const isFirst = row.joinedAfter === shipment.number - 1;
    // Also later: an edition that was fixed before the reader joined can be given out after.
    const whole = await covering(isFirst ? row.since : laterOf(row.since, shipment.from));
    if (whole === null) return null;
    const all = [...whole.stories, ...whole.rest];
    const wanted = seen.length === 0 ? all : unseenStories(all, seen, edition.topic);
    const isWhole = wanted.length === all.length && wanted.every((story, at) => story === all[at]);
    const mine = isWhole ? whole : composeEdition(topic, whole, wanted);
    if (mine === null) return null;
    const note = isSameAddress(row.address, needs.settings.ownerAddress)
      ? await sourcesNote(edition.topic, needs)
      : null;
    const told = wanted.flatMap(({ entries }) => entries.map(({ position }) => position));
    const own = isByClock(rhythm) ? rhythm : { ...rhythm, zone: row.zone ?? 'UTC' };
    const name = `${note ?? ''} ${mine.from} ${isWhole || told.join(' ')} ${own.zone}`;
    return remember(letters, name, async () => ({
      edition: mine,
      skeleton: await editionSkeleton(mine, topic, own, needs, { note }),
    }));
  };
}

/** Case is ignored: practically no mail server distinguishes addresses by it. */
function isSameAddress(address: string, owner: string | null): boolean {
  return address.toLowerCase() === owner?.toLowerCase();
}

function laterOf(a: string | null, b: string | null): string | null {
  return (a ?? '') > (b ?? '') ? a : b;
}

function remember<V>(kept: Map<string, Promise<V>>, name: string, make: () => Promise<V>): Promise<V> {
  const found = kept.get(name);
  if (found !== undefined) return found;
  const made = make();
  if (kept.size >= lettersMax) kept.delete(kept.keys().next().value ?? '');
  kept.set(name, made);
  return made;
}
