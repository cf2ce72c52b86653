import { buildEdition } from '../digest/build-edition.ts';
import { composeEdition } from '../digest/compose-edition.ts';
import { recordKeys } from '../keys.ts';
import type { Shipment } from '../model/delivery.ts';
import type { TopicNames } from '../model/topic.ts';
import { tokenSecret } from '../subscribe/secret.ts';
import { editionSkeleton } from './edition-mail.ts';
import type { Addressee, PersonalMail } from './personal-mail.ts';
import { personalParts } from './personal-parts.ts';
import { personalise } from './personalise.ts';
import { memoryOf, unseenStories } from './seen.ts';
import type { SendNeeds } from './send-needs.ts';
import { slotWordsOf } from './skeleton.ts';

/**
 * What a reader was still owed when the rhythm was changed, as a digest of its own. Null when it holds nothing new,
 * or when it is done: its shipment says what it covers and goes away with it.
 */
export async function catchUpMail(
  edition: string,
  { subscriber, subscription }: Addressee,
  topic: TopicNames,
  needs: SendNeeds,
): Promise<PersonalMail | null> {
  const record = await needs.records.get(recordKeys.shipment(topic.slug, edition, subscriber.id));
  const { from, to } = (record?.value as Shipment | undefined) ?? { from: null, to: null };
  if (to == null) return null;
  const madeAt = subscription.value.changedAt;
  const frame = { id: edition, cadence: subscription.value.rhythm.cadence, madeAt, from, to };
  const owed = await buildEdition(topic, frame, needs);
  if (owed === null) return null;
  const memory = await memoryOf(
    subscriber.id,
    (await needs.records.get(recordKeys.seen(subscriber.id))) !== undefined,
    needs,
  );
  const name = `${topic.slug}/${edition}`;
  const mine = composeEdition(topic, frame, unseenStories([...owed.stories, ...owed.rest], memory.seen, topic.slug));
  if (mine === null) return null;
  const webUrl = `${needs.settings.baseUrl}/${topic.slug}/`;
  const secret = await tokenSecret(needs);
  const { rhythm } = subscription.value;
  const skeleton = await editionSkeleton(mine, topic, rhythm, { ...needs, slots: slotWordsOf(secret) }, { webUrl });
  const parts = personalParts(subscriber, { topic: topic.slug, edition, madeAt }, secret);
  return { raw: personalise(skeleton, parts), alongside: memory.remember(name, mine) };
}
