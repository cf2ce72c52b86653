import type { Edition } from '../model/edition.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Texts } from '../subscribe/texts/en.ts';
import { fill } from '../subscribe/texts/fill.ts';
import { textsFor } from '../subscribe/texts/texts.ts';
import { editionUrl, type MailFrame, moreLine, reasonLine } from './edition-html.ts';
import { type StoryView, storyViews } from './edition-view.ts';
import { wrapText } from './wrap-text.ts';

/** The plain-text part of a digest: the same news as a letter, wrapped, each address on a line of its own. */
export function editionText(edition: Edition, topic: TopicNames, settings: Settings, frame: MailFrame): string {
  const texts = textsFor(topic.language);
  const more = moreLine(edition, topic.language);
  const parts = [
    wrapText(frame.heading),
    frame.note === null ? null : wrapText(frame.note),
    ...storyViews(edition, topic, settings).map((story) => storyText(story, texts)),
    more === null ? null : `${more}:\n${frame.webUrl ?? editionUrl(edition, settings)}`,
    closing(edition, topic, settings, frame, texts),
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

function storyText(story: StoryView, texts: Texts): string {
  const title = story.update ? `${texts.digest.update}: ${story.title}` : story.title;
  const lines = [wrapText(title), wrapText(story.byline)];
  if (story.summary !== null) lines.push('', wrapText(story.summary));
  if (story.url !== null) lines.push(story.url);
  if (story.others.length > 0) {
    const names = story.others.map(({ name }) => name).join(', ');
    lines.push('', wrapText(`${texts.digest.alsoCovered}: ${names}`));
  }
  return `* * *\n\n${lines.join('\n')}`;
}

function closing(edition: Edition, topic: TopicNames, settings: Settings, frame: MailFrame, texts: Texts): string {
  const { digest } = texts;
  return [
    // "-- " on its own line starts a signature, which mail programs set apart (RFC 3676 section 4.3).
    '-- ',
    wrapText(reasonLine(topic, frame)),
    '',
    `${digest.unsubscribe}:\n${frame.personal.unsubscribeUrl}`,
    `${digest.preferences}:\n${frame.personal.preferencesUrl}`,
    `${digest.web}:\n${frame.webUrl ?? editionUrl(edition, settings)}`,
    '',
    wrapText(fill(digest.from, { site: settings.siteName })),
    settings.postalAddress,
  ].join('\n');
}
