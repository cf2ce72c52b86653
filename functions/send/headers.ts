import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { SlotWords } from './skeleton.ts';

/** Where one click unsubscribes; the token stands for the reader. */
export function unsubscribeUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/mail/unsubscribe?t=${token}`;
}

/** Where a reader changes rhythm and topics; the token stands for the reader. */
export function preferencesUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/mail/preferences?t=${token}`;
}

/** `List-Id` of a topic (RFC 2919): a name under the host of the installation. */
export function listId(topic: TopicNames, settings: Pick<Settings, 'baseUrl'>): string {
  return `<${topic.slug}.${new URL(settings.baseUrl).hostname}>`;
}

/**
 * Headers of a mail to the readers of a topic: one-click unsubscribing (RFC 8058, with the mailto of RFC 2369),
 * what list it is (RFC 2919), that a machine sent it (RFC 3834), and what Gmail’s feedback reports go by, which names the
 * mail in notices of non-delivery as well (feedback/feedback.ts).
 */
export function listHeaders(
  topic: TopicNames,
  edition: string,
  settings: Settings,
  slots: Pick<SlotWords, 'unsubscribe'>,
): Readonly<Record<string, string>> {
  const mailto = `mailto:${encodeURI(settings.mailFrom)}?subject=unsubscribe%20${slots.unsubscribe}`;
  const sender = settings.mailFrom.slice(settings.mailFrom.lastIndexOf('@') + 1);
  return {
    'List-Unsubscribe': `<${unsubscribeUrl(settings.baseUrl, slots.unsubscribe)}>,\r\n <${mailto}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': listId(topic, settings),
    'List-Archive': `<${settings.baseUrl}/${topic.slug}/>`,
    'Feedback-ID': `${edition}:${topic.slug}:digest:${sender}`,
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
  };
}
