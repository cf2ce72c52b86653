import { fill } from '../languages/fill.ts';
import { textsFor } from '../languages/texts.ts';
import { limits } from '../limits.ts';
import type { Cadence, Edition, EditionStory } from '../model/edition.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant } from '../ports.ts';
import { shorten } from '../text/shorten.ts';
import { headline, headsOf } from './headlines.ts';

const subjectCharsMax = 90;
const previewCharsMax = 140;
/** More than fit a preview. */
const headlinesMax = 4;

/** Which edition it is and what it covers. */
export interface EditionFrame {
  readonly id: string;
  readonly cadence: Cadence;
  readonly madeAt: Instant;
  readonly from: string | null;
  readonly to: string;
}

/** An edition of these stories, best first; null when there is none: no news, no mail. */
export function composeEdition(
  topic: TopicNames,
  frame: EditionFrame,
  stories: readonly EditionStory[],
): Edition | null {
  if (stories.length === 0) return null;
  return {
    id: frame.id,
    topic: topic.slug,
    cadence: frame.cadence,
    madeAt: frame.madeAt,
    subject: subjectOf(stories, topic.language),
    preview: previewOf(stories, topic.language),
    stories: stories.slice(0, limits.editionStoriesMax),
    rest: stories.slice(limits.editionStoriesMax),
    from: frame.from,
    to: frame.to,
  };
}

/** The preview of a mail whose subject names no story: the headlines, best first. */
export function headlinesLine(stories: readonly EditionStory[]): string {
  return shorten(stories.slice(0, headlinesMax).map(headline).join(' · '), previewCharsMax);
}

function subjectOf(stories: readonly EditionStory[], language: string): string {
  const { digest } = textsFor(language);
  const [top] = stories;
  if (top === undefined) return '';
  const title = shorten(headline(top), subjectCharsMax);
  const update = top.update ? `${digest.update}${textsFor(language).site.colon} ${title}` : title;
  const others = stories.length - 1;
  const sentence = others === 0 ? digest.subject : others === 1 ? digest.subjectOne : digest.subjectMore;
  return fill(sentence, { top: update, count: others });
}

/** The line that inboxes show behind the subject: the other headlines, those of steps last, or what the only story says. */
function previewOf(stories: readonly EditionStory[], language: string): string {
  const { digest } = textsFor(language);
  const steps = stories.flatMap(headsOf).map(({ title }) => title);
  const others = [...stories.slice(1).map(headline), ...steps].slice(0, headlinesMax);
  if (others.length === 0) return shorten(stories[0]?.entries[0]?.summary ?? '', previewCharsMax);
  return shorten(fill(digest.preview, { titles: others.join(' · ') }), previewCharsMax);
}
