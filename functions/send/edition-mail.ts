import { editionHtml, type MailFrame } from '../digest/edition-html.ts';
import { editionText } from '../digest/edition-text.ts';
import type { Templates } from '../digest/template.ts';
import type { Edition } from '../model/edition.ts';
import type { Settings } from '../model/settings.ts';
import type { Rhythm } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import { rhythmInWords } from '../subscribe/rhythm-words.ts';
import { fill } from '../subscribe/texts/fill.ts';
import { textsFor } from '../subscribe/texts/texts.ts';
import { listHeaders, preferencesUrl, unsubscribeUrl } from './headers.ts';
import { makeSkeleton, type Skeleton, type SlotWords } from './skeleton.ts';

export interface MailNeeds {
  readonly settings: Settings;
  readonly templates: Templates;
  readonly slots: SlotWords;
}

/** What a digest says around its stories to a reader with this rhythm. */
export function frameFor(
  topic: TopicNames,
  rhythm: Rhythm,
  settings: Pick<Settings, 'baseUrl'>,
  { address, unsubscribe, preferences }: Pick<SlotWords, 'address' | 'unsubscribe' | 'preferences'>,
): MailFrame {
  const texts = textsFor(topic.language);
  return {
    heading: fill(texts.digest.heading, { topic: topic.title }),
    note: null,
    rhythm: rhythmInWords(rhythm, texts, topic.language),
    zone: rhythm.zone,
    personal: {
      address,
      unsubscribeUrl: unsubscribeUrl(settings.baseUrl, unsubscribe),
      preferencesUrl: preferencesUrl(settings.baseUrl, preferences),
    },
  };
}

/**
 * Composes a digest for all readers with one rhythm; each reader then costs a few insertions.
 * @param change what it says otherwise than an edition: its heading, a note before the stories, where it is on the web
 */
export function editionSkeleton(
  edition: Edition,
  topic: TopicNames,
  rhythm: Rhythm,
  { settings, templates, slots }: MailNeeds,
  change: Partial<Pick<MailFrame, 'heading' | 'note' | 'webUrl'>> = {},
): Promise<Skeleton> {
  const frame = (address: string): MailFrame => ({
    ...frameFor(topic, rhythm, settings, { ...slots, address }),
    ...change,
  });
  return makeSkeleton({
    fromName: topic.title,
    from: settings.mailFrom,
    subject: edition.subject,
    date: edition.madeAt,
    html: editionHtml(edition, topic, settings, templates, frame(slots.addressHtml)),
    text: editionText(edition, topic, settings, frame(slots.address)),
    headers: listHeaders(topic, edition.id, settings, slots),
    slots,
  });
}
