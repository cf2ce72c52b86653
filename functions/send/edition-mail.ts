import { editionHtml, type MailFrame } from '../digest/edition-html.ts';
import { editionText } from '../digest/edition-text.ts';
import type { Templates } from '../digest/template.ts';
import { fill } from '../languages/fill.ts';
import { textsFor } from '../languages/texts.ts';
import type { Edition } from '../model/edition.ts';
import type { Settings } from '../model/settings.ts';
import type { Rhythm } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import { rhythmInWords } from '../subscribe/rhythm-words.ts';
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

/** Gmail shows 102 KB of a mail and hides what follows, the link to unsubscribe first of all. Readers' own links come on top. */
const htmlBytesMax = 98 * 1024;

/** The edition with as many of its stories as are shown whole, and its HTML; the others are on the web with the rest. */
function fitting(edition: Edition, htmlOf: (shown: Edition) => string): { shown: Edition; html: string } {
  for (let count = edition.stories.length; ; count--) {
    const rest = [...edition.stories.slice(count), ...edition.rest];
    const shown = { ...edition, stories: edition.stories.slice(0, count), rest };
    const html = htmlOf(shown);
    if (count <= 1 || Buffer.byteLength(html) <= htmlBytesMax) return { shown, html };
  }
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
  const { shown, html } = fitting(edition, (one) =>
    editionHtml(one, topic, settings, templates, frame(slots.addressHtml)),
  );
  return makeSkeleton({
    fromName: topic.title,
    from: settings.mailFrom,
    subject: edition.subject,
    date: edition.madeAt,
    html,
    text: editionText(shown, topic, settings, frame(slots.address)),
    headers: listHeaders(topic, edition.id, settings, slots),
    slots,
  });
}
