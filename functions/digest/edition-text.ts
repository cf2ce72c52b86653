import type { Texts } from '../languages/en.ts';
import { fill } from '../languages/fill.ts';
import { textsFor, type Words } from '../languages/texts.ts';
import type { Edition } from '../model/edition.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import { editionUrl, type MailFrame, moreLine, reasonLine } from './edition-html.ts';
import { partedViews, type StoryView, storyViews } from './edition-view.ts';
import { wrapText } from './wrap-text.ts';

/** The plain-text part of a digest: the same news as a letter, wrapped, each address on a line of its own. */
export function editionText(edition: Edition, topic: TopicNames, settings: Settings, frame: MailFrame): string {
  const texts = textsFor(topic.language);
  const words = textsFor(topic.language).site;
  const more = moreLine(edition, topic.language);
  const { full, brief } = partedViews(storyViews(edition, topic, settings, frame.zone));
  const parts = [
    wrapText(frame.heading),
    frame.note === null ? null : frame.note.split('\n').map(wrapText).join('\n\n'),
    ...full.map((story) => storyText(story, texts, words)),
    ...(brief.length === 0 ? [] : [`* * *\n\n${wrapText(texts.digest.brief)}`]),
    ...brief.map((story) => briefText(story, texts, words)),
    more === null ? null : `${more}${words.colon}\n${frame.webUrl ?? editionUrl(edition, settings)}`,
    closing(edition, topic, settings, frame),
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

function storyText(story: StoryView, texts: Texts, words: Words): string {
  const lines = [wrapText(titleOf(story, texts, words)), wrapText(story.byline)];
  if (story.summary !== null) lines.push('', wrapText(story.summary));
  lines.push(story.url);
  if (story.updateNote !== null) lines.push('', wrapText(story.updateNote));
  const named = [
    outletLine(texts.digest.alsoCovered, story.others, words),
    outletLine(texts.digest.earlier, story.earlier, words),
  ].filter((line) => line !== null);
  if (named.length > 0) lines.push(...(story.updateNote === null ? [''] : []), ...named);
  return `* * *\n\n${[...lines, ...stepLines(story, texts, words)].join('\n')}`;
}

function outletLine(label: string, outlets: StoryView['others'], { colon, listSeparator }: Words): string | null {
  if (outlets.length === 0) return null;
  return wrapText(`${label}${colon} ${outlets.map(({ name }) => name).join(listSeparator)}`);
}

/** The further steps of a story, each with its address. */
function stepLines({ steps }: StoryView, { digest }: Texts, { colon }: Words): readonly string[] {
  if (steps.length === 0) return [];
  const lines = steps.flatMap(({ title, byline, url }) => ['', wrapText(title), wrapText(byline), url]);
  return ['', `${digest.steps}${colon}`, ...lines];
}

function briefText(story: StoryView, texts: Texts, words: Words): string {
  const lines = [wrapText(titleOf(story, texts, words)), wrapText(story.byline), story.url];
  return [...lines, ...stepLines(story, texts, words)].join('\n');
}

function titleOf(story: StoryView, texts: Texts, { colon }: Words): string {
  return story.update ? `${texts.digest.update}${colon} ${story.title}` : story.title;
}

function closing(edition: Edition, topic: TopicNames, settings: Settings, frame: MailFrame): string {
  const { digest } = textsFor(topic.language);
  const { colon } = textsFor(topic.language).site;
  return [
    // "-- " on its own line starts a signature, which mail programs set apart (RFC 3676 section 4.3).
    '-- ',
    wrapText(reasonLine(topic, frame)),
    '',
    `${digest.unsubscribe}${colon}\n${frame.personal.unsubscribeUrl}`,
    `${digest.preferences}${colon}\n${frame.personal.preferencesUrl}`,
    `${digest.web}${colon}\n${frame.webUrl ?? editionUrl(edition, settings)}`,
    '',
    wrapText(fill(digest.from, { site: settings.siteName })),
    settings.postalAddress,
  ].join('\n');
}
