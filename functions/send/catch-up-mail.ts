import { buildEdition } from '../digest/build-edition.ts';
import { composeEdition } from '../digest/compose-edition.ts';
import { recordKeys } from '../keys.ts';
import { editionSkeleton } from './edition-mail.ts';
import type { PersonalMail, PersonalTask } from './personal-mail.ts';
import { memoryOf, noMemory, unseenStories } from './seen.ts';

/**
 * What a reader was still owed when the rhythm was changed, as a digest of its own. Null when it holds nothing new,
 * or when it is done: its shipment says what it covers and goes away with it.
 */
export async function catchUpMail(task: PersonalTask): Promise<PersonalMail | null> {
  const { edition, topic, subscriber, subscription, needs } = task;
  const shipment = await needs.records.get(recordKeys.shipment(topic.slug, edition, subscriber.id));
  const { from, to } = shipment?.value ?? { from: null, to: null };
  if (to == null) return null;
  const { rhythm, changedAt: madeAt } = subscription;
  const frame = { id: edition, cadence: rhythm.cadence, madeAt, from, to };
  const owed = await buildEdition(topic, frame, needs);
  if (owed === null) return null;
  const seen = await needs.records.get(recordKeys.seen(subscriber.id));
  const memory = seen === undefined ? noMemory : await memoryOf(subscriber.id, needs);
  const mine = composeEdition(topic, frame, unseenStories([...owed.stories, ...owed.rest], memory.seen, topic.slug));
  if (mine === null) return null;
  const webUrl = `${needs.settings.baseUrl}/${topic.slug}/`;
  const skeleton = await editionSkeleton(mine, topic, rhythm, needs, { webUrl });
  return { skeleton, madeAt, alongside: memory.remember(`${topic.slug}/${edition}`, mine) };
}
