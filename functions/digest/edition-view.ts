import type { Publisher } from '../model/article.ts';
import type { Edition, EditionEntry, EditionStory } from '../model/edition.ts';
import type { AlsoAt } from '../model/entry.ts';
import type { TopicNames } from '../model/topic.ts';
import { webAddress } from '../site/html.ts';
import { textsFor } from '../subscribe/texts/texts.ts';
import { headline } from './compose-edition.ts';
import { statedTime } from './stated-time.ts';

const outletsShownMax = 8;

/** A story as mails and pages show it. Addresses are http(s) or null. */
export interface StoryView {
  readonly update: boolean;
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly time: string;
  readonly datetime: string | null;
  readonly summary: string | null;
  readonly others: readonly OutletView[];
}

export interface OutletView {
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
}

/** All that an edition says, in words, in the order of the mail. */
export function storyViews(edition: Edition, topic: TopicNames): readonly StoryView[] {
  return edition.stories.map((story) => storyView(story, topic.language));
}

/** The stories that the mail had no room for. */
export function restViews(edition: Edition, topic: TopicNames): readonly StoryView[] {
  return edition.rest.map((story) => storyView(story, topic.language));
}

function storyView(story: EditionStory, language: string): StoryView {
  const { digest } = textsFor(language);
  const [lead, ...others] = story.entries;
  const time = statedTime(lead?.published ?? null, language);
  return {
    update: story.update,
    title: headline(story),
    url: webAddress(lead?.url),
    publisher: publisherName(lead?.publisher) ?? digest.unknownPublisher,
    time: time?.words ?? digest.undated,
    datetime: time?.datetime ?? null,
    summary: lead?.summary ?? null,
    others: [...(lead?.alsoAt ?? []), ...others.flatMap((entry) => [entry, ...entry.alsoAt])]
      .map((outlet) => outletView(outlet, digest.unknownPublisher))
      .slice(0, outletsShownMax),
  };
}

function outletView(outlet: AlsoAt | EditionEntry, unknown: string): OutletView {
  return { publisher: publisherName(outlet.publisher) ?? unknown, title: outlet.title, url: webAddress(outlet.url) };
}

function publisherName(publisher: Publisher | undefined): string | null {
  return publisher?.name ?? publisher?.domain ?? null;
}
