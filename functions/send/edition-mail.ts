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
import { makeSkeleton, type Skeleton, slotWords } from './skeleton.ts';

export interface MailNeeds {
  readonly settings: Settings;
  readonly templates: Templates;
}

/** Composes a digest for all readers with one rhythm; each reader then costs a few insertions. */
export function editionSkeleton(
  edition: Edition,
  topic: TopicNames,
  rhythm: Rhythm,
  { settings, templates }: MailNeeds,
): Promise<Skeleton> {
  const texts = textsFor(topic.language);
  const rest = { topic: topic.title, rhythm: rhythmInWords(rhythm, texts, topic.language) };
  const frame = (address: string): MailFrame => ({
    heading: fill(texts.digest.heading, rest),
    note: null,
    rhythm: rest.rhythm,
    personal: {
      address,
      unsubscribeUrl: unsubscribeUrl(settings.baseUrl, slotWords.unsubscribe),
      preferencesUrl: preferencesUrl(settings.baseUrl, slotWords.preferences),
    },
  });
  return makeSkeleton({
    fromName: topic.title,
    from: settings.mailFrom,
    subject: edition.subject,
    date: edition.madeAt,
    html: editionHtml(edition, topic, settings, templates, frame(slotWords.addressHtml)),
    text: editionText(edition, topic, settings, frame(slotWords.address)),
    headers: listHeaders(topic, edition.id, settings),
  });
}
