import { buildEdition } from '../digest/build-edition.ts';
import { composeEdition, headlinesLine } from '../digest/compose-edition.ts';
import { readWindow } from '../digest/read-window.ts';
import { coverage } from '../digest/select-stories.ts';
import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import { fill } from '../languages/fill.ts';
import { textsFor } from '../languages/texts.ts';
import type { Edition, EditionStory } from '../model/edition.ts';
import type { Entry } from '../model/entry.ts';
import type { Rhythm } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import { groupName, shardOf } from '../subscribe/groups.ts';
import { rhythmInWords } from '../subscribe/rhythm-words.ts';
import { editionSkeleton, type MailNeeds } from './edition-mail.ts';
import type { PersonalMail, PersonalTask } from './personal-mail.ts';
import { memoryOf, noMemory, type Seen, unseenStories } from './seen.ts';
import type { SendNeeds } from './send-needs.ts';

const welcomeStoriesMax = 7;
/** Entries that the latest stories are looked for in. */
const welcomeEntriesMax = 40;
/** Of the past of a source met for the first time, so much is where the news stands. */
const latelyDays = 14;

/**
 * The first mail after confirming: where the news stands, not the past. It shows what came up to the moment of
 * joining, which no edition will bring again. Its date is the moment of confirming.
 */
export async function welcomeMail(task: PersonalTask): Promise<PersonalMail> {
  const { edition, topic, subscriber, subscription, needs } = task;
  const { rhythm, consent, changedAt } = subscription;
  const madeAt = consent.confirmedAt ?? changedAt;
  const shard = shardOf(groupName(rhythm), subscriber.id);
  const row = await needs.records.get(recordKeys.roster(topic.slug, shard, subscriber.id));
  const { since = null, several = false } = row?.value ?? {};
  const memory = several ? await memoryOf(subscriber.id, needs) : noMemory;
  const latest = await latestStories({ id: edition, madeAt, to: since }, topic, memory.seen, needs);
  const skeleton = await welcomeSkeleton(latest, rhythm, topic, needs);
  return { skeleton, madeAt, alongside: memory.remember(`${topic.slug}/${edition}`, latest) };
}

async function latestStories(
  mail: { readonly id: string; readonly madeAt: string; readonly to: string | null },
  topic: TopicNames,
  seen: Seen,
  needs: SendNeeds,
): Promise<Edition> {
  const empty: Edition = {
    ...mail,
    topic: topic.slug,
    cadence: 'live',
    subject: '',
    preview: '',
    stories: [],
    rest: [],
    from: null,
    to: mail.to ?? '',
  };
  if (mail.to === null) return empty;
  const entries = await readWindow({ topic: topic.slug, from: null, to: mail.to }, needs, welcomeEntriesMax);
  const from = entries.length < welcomeEntriesMax ? null : (entries[0]?.position ?? null);
  const frame = { ...empty, from };
  const lately = later(mail.madeAt, -latelyDays * dayMs);
  const isLately = ({ published }: Entry) => published !== null && published >= lately;
  const built = await buildEdition(topic, frame, needs, (entry) => ({
    ...entry,
    mailable: entry.mailable || isLately(entry),
  }));
  if (built === null) return empty;
  const wanted = unseenStories([...built.stories, ...built.rest], seen, topic.slug).toSorted(
    (a, b) =>
      coverage(b.entries) - coverage(a.entries) || (dateOf(a) === dateOf(b) ? 0 : dateOf(a) < dateOf(b) ? 1 : -1),
  );
  return composeEdition(topic, frame, wanted.slice(0, welcomeStoriesMax)) ?? empty;
}

/** A first visit brings a source's items in no order of their days. */
function dateOf({ entries }: EditionStory): string {
  return entries.map(({ published, firstSeen }) => published ?? firstSeen).reduce((a, b) => (a > b ? a : b), '');
}

function welcomeSkeleton(edition: Edition, rhythm: Rhythm, topic: TopicNames, needs: MailNeeds) {
  const texts = textsFor(topic.language);
  const { digest } = texts;
  const words = { topic: topic.title, rhythm: rhythmInWords(rhythm, texts, topic.language) };
  const note = [fill(digest.welcomeNote, words), ...(edition.stories.length === 0 ? [digest.welcomeEmpty] : [])];
  const subject = fill(digest.welcomeSubject, words);
  return editionSkeleton({ ...edition, subject, preview: headlinesLine(edition.stories) }, topic, rhythm, needs, {
    heading: fill(digest.welcomeHeading, words),
    note: note.join(' '),
    webUrl: `${needs.settings.baseUrl}/${topic.slug}/`,
  });
}
