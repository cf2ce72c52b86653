import { fill } from '../languages/fill.ts';
import { textsFor, type Words } from '../languages/texts.ts';
import type { Image } from '../model/article.ts';
import type { Edition, EditionEntry, EditionStory } from '../model/edition.ts';
import type { AlsoAt } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant } from '../ports.ts';
import { entryAddress } from '../site/addresses.ts';
import { webAddress } from '../site/html.ts';
import { sourceName } from '../site/story-list.ts';
import { headline, headsOf } from './headlines.ts';
import { statedTime } from './stated-time.ts';

const outletsShownMax = 8;
/** Further steps of a story that are told by their headlines, the latest ones: a week of one a day. */
const stepsShownMax = 7;
/** A mail of up to so many stories says of each what it is about; of more, it says so of the first few. */
const fullStoriesMax = 8;
const leadStories = 5;

/** A story as mails and pages show it. Addresses are http(s). */
export interface StoryView {
  readonly update: boolean;
  readonly title: string;
  readonly url: string;
  /** Source and time beside the headline, as far as they are stated. */
  readonly byline: string;
  readonly publisher: string | null;
  /** The stated date; without one, when it was first seen, saying so. */
  readonly time: string;
  readonly datetime: string | null;
  /** The date with its year. */
  readonly exactTime: string | null;
  readonly summary: string | null;
  /** With the text that stands for it; empty where the source has none. */
  readonly image: { readonly url: string; readonly alt: string } | null;
  readonly others: readonly OutletView[];
  /** How else the story went on in the time that the edition covers, by headline. */
  readonly steps: readonly StepView[];
  /** Why a story comes back, in a sentence; null for a new one. */
  readonly updateNote: string | null;
  /** Of a story that went on, who reported what came before. */
  readonly earlier: readonly OutletView[];
}

export interface StepView {
  readonly title: string;
  readonly url: string;
  /** Source and time, as far as they are stated. */
  readonly byline: string;
  readonly publisher: string | null;
  readonly time: string;
}

export interface OutletView {
  /** The outlet, or where that is not known the headline in quotes. */
  readonly name: string;
  readonly title: string;
  /** Null for a copy that has none. */
  readonly url: string | null;
}

/** Where an article without an address of its own can be read: the archive under this address. */
type Place = Pick<Settings, 'baseUrl'>;

/** All that an edition says, in words, in the order of the mail, its times in the zone of who reads it. */
export function storyViews(edition: Edition, topic: TopicNames, settings: Place, zone = 'UTC'): readonly StoryView[] {
  return edition.stories.map((story) => storyView(story, { madeAt: edition.madeAt, zone }, topic, settings));
}

/** The stories that the mail had no room for. */
export function restViews(edition: Edition, topic: TopicNames, settings: Place): readonly StoryView[] {
  return edition.rest.map((story) => storyView(story, { madeAt: edition.madeAt, zone: 'UTC' }, topic, settings));
}

/**
 * A mail's stories: of a few each with what it says; of many the widest covered that way, the others in brief, by
 * headline, source and time, so that a day can be taken in at a glance.
 */
export function partedViews(views: readonly StoryView[]): {
  readonly full: readonly StoryView[];
  readonly brief: readonly StoryView[];
} {
  const fullCount = views.length > fullStoriesMax ? leadStories : views.length;
  return { full: views.slice(0, fullCount), brief: views.slice(fullCount) };
}

function storyView(
  story: EditionStory,
  { madeAt, zone }: Omit<Said, 'language'>,
  { slug, language }: TopicNames,
  settings: Place,
): StoryView {
  const lead = story.entries[0]!;
  const said = { language, madeAt, zone };
  const publisher = sourceName(lead.publisher);
  const time = statedTime(lead.published, language, madeAt, zone);
  const heads = headsOf(story).slice(-stepsShownMax);
  const at = (entry: EditionEntry) => readable(entry, slug, settings);
  const reports = story.entries.filter((entry) => entry !== lead && !heads.includes(entry));
  const before = (story.earlier ?? []).flatMap((entry) => [at(entry), ...entry.alsoAt]);
  const beside = [...lead.alsoAt, ...reports.flatMap((entry) => [at(entry), ...entry.alsoAt])];
  const goesOn = story.began !== undefined;
  const words = textsFor(language).site;
  return {
    update: story.update,
    title: headline(story),
    url: at(lead).url,
    byline: bylineOf(lead, said),
    publisher,
    time: timeOf(lead, said),
    datetime: time?.datetime ?? null,
    exactTime: statedTime(lead.published, language, null, zone)?.words ?? null,
    summary: lead.summary,
    image: imageView(lead.image),
    others: outletViews(goesOn ? beside : [...beside, ...before], publisher, words),
    steps: heads.map((entry) => stepView(at(entry), said)),
    updateNote: updateNoteOf(story, said),
    // By name alone: a headline would be told again.
    earlier: goesOn
      ? outletViews(
          before.filter(({ publisher: its }) => sourceName(its) !== null),
          null,
          words,
        )
      : [],
  };
}

interface Said {
  readonly language: string;
  readonly madeAt: Instant;
  readonly zone: string;
}

function stepView(entry: Readable, said: Said): StepView {
  const { title, url, publisher } = entry;
  const time = timeOf(entry, said);
  return { title, url, byline: bylineOf(entry, said), publisher: sourceName(publisher), time };
}

function updateNoteOf({ update, began }: EditionStory, { language, madeAt }: Said): string | null {
  const { digest } = textsFor(language);
  if (!update) return null;
  const date = statedTime(began?.slice(0, 10) ?? null, language, madeAt)?.words;
  return date === undefined ? digest.updateNote : fill(digest.goesOnNote, { date });
}

function bylineOf(entry: EditionEntry, said: Said): string {
  return [sourceName(entry.publisher), timeOf(entry, said)].filter((part) => part !== null).join(' · ');
}

/** The stated date; without one, when it was first seen, saying so. */
function timeOf(entry: EditionEntry, { language, madeAt, zone }: Said): string {
  const stated = statedTime(entry.published, language, madeAt, zone)?.words;
  if (stated !== undefined) return stated;
  const time = statedTime(entry.firstSeen, language, madeAt, zone)?.words ?? '';
  return fill(textsFor(language).digest.seen, { time });
}

function imageView(image: Image | null): StoryView['image'] {
  const url = webAddress(image?.url);
  return url === null ? null : { url, alt: image?.alt ?? '' };
}

type Readable = EditionEntry & { readonly url: string };

/** An entry with the address that it can be read at: its own, else its page in the archive. */
function readable(entry: EditionEntry, topic: string, settings: Place): Readable {
  return { ...entry, url: entryAddress(settings, { id: entry.id, topic, url: entry.url }) };
}

/** Each outlet once, but for the one that stands for the story. */
function outletViews(
  outlets: readonly (AlsoAt | EditionEntry)[],
  lead: string | null,
  { quoted }: Words,
): readonly OutletView[] {
  const views = new Map<string, OutletView>();
  for (const { publisher, title, url } of outlets) {
    const name = sourceName(publisher) ?? fill(quoted, { title });
    if (name !== lead && !views.has(name)) views.set(name, { name, title, url: webAddress(url) });
  }
  return [...views.values()].slice(0, outletsShownMax);
}
