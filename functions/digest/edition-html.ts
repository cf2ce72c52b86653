import { fill } from '../languages/fill.ts';
import { textsFor, writtenLanguage } from '../languages/texts.ts';
import type { Edition } from '../model/edition.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import { directionOf } from '../site/direction.ts';
import { zoneName } from '../subscribe/zone-names.ts';
import { type OutletView, partedViews, type StoryView, storyViews } from './edition-view.ts';
import { renderTemplate, type Templates, type TemplateValues } from './template.ts';

/** What a mail says around its stories. `personal` values are put in once per reader; see send/skeleton.ts. */
export interface MailFrame {
  readonly heading: string;
  /** What is said before the stories, a paragraph a line; null for none. */
  readonly note: string | null;
  readonly rhythm: string;
  /** The reader's time zone, in which times are shown. */
  readonly zone: string;
  /** Where the mail is read on the web, when that is not the edition's own page. */
  readonly webUrl?: string;
  readonly personal: { readonly address: string; readonly unsubscribeUrl: string; readonly preferencesUrl: string };
}

/** Where an edition is read on the web. */
export function editionUrl(edition: Pick<Edition, 'id' | 'topic'>, settings: Pick<Settings, 'baseUrl'>): string {
  return `${settings.baseUrl}/${edition.topic}/editions/${edition.id}.html`;
}

/** Why a reader gets this mail, and which zone its times are of where they do not say so. */
export function reasonLine(topic: TopicNames, frame: MailFrame): string {
  const { digest } = textsFor(topic.language);
  const { rhythm, zone, personal } = frame;
  const reason = fill(digest.reason, { address: personal.address, topic: topic.title, rhythm });
  if (zone === 'UTC') return reason;
  const name = zoneName(zone);
  return `${reason} ${rhythm.includes(name) ? digest.zoneNote : fill(digest.zoneNamed, { zone: name })}`;
}

/** "And 12 more on the web", or null when the mail has all. */
export function moreLine(edition: Edition, language: string): string | null {
  const { digest } = textsFor(language);
  if (edition.rest.length === 0) return null;
  return edition.rest.length === 1 ? digest.moreOne : fill(digest.more, { count: edition.rest.length });
}

/** The HTML part of a digest. */
export function editionHtml(
  edition: Edition,
  topic: TopicNames,
  settings: Settings,
  templates: Templates,
  frame: MailFrame,
): string {
  const template = templates.digest;
  if (template === undefined) throw new Error('the mail template "digest" is not built');
  return renderTemplate(template, values(edition, topic, settings, frame));
}

function values(edition: Edition, topic: TopicNames, settings: Settings, frame: MailFrame): TemplateValues {
  const { digest } = textsFor(topic.language);
  const lang = writtenLanguage(topic.language);
  const direction = directionOf(lang);
  const { full, brief } = partedViews(storyViews(edition, topic, settings, frame.zone));
  const { listSeparator } = textsFor(topic.language).site;
  return {
    lang,
    dir: direction,
    align: direction === 'rtl' ? 'right' : 'left',
    subject: edition.subject,
    preview: edition.preview,
    heading: frame.heading,
    topicUrl: `${settings.baseUrl}/${topic.slug}/`,
    hasNote: frame.note !== null,
    note: (frame.note ?? '').split('\n').map((line, at) => ({ line, gap: at === 0 ? '0' : '6px' })),
    stories: full.map((story) => ({
      ...story,
      time: zoneKept(story.time),
      image: null,
      images: settings.mailImages === true && story.image !== null ? [story.image] : [],
      hasOthers: story.others.length > 0,
      others: inLine(story.others, listSeparator),
      hasEarlier: story.earlier.length > 0,
      earlier: inLine(story.earlier, listSeparator),
      hasSteps: story.steps.length > 0,
      steps: stepLines(story),
    })),
    hasBrief: brief.length > 0,
    brief: brief.map(({ image: _image, others: _others, earlier: _earlier, ...story }) => ({
      ...story,
      time: zoneKept(story.time),
      steps: stepLines(story),
    })),
    labelBrief: digest.brief,
    labelUpdate: digest.update,
    labelAlsoCovered: digest.alsoCovered,
    labelEarlier: digest.earlier,
    labelSteps: digest.steps,
    more: moreLine(edition, topic.language),
    webUrl: frame.webUrl ?? editionUrl(edition, settings),
    labelWeb: unbroken(digest.web),
    reason: reasonLine(topic, frame),
    unsubscribeUrl: frame.personal.unsubscribeUrl,
    labelUnsubscribe: unbroken(digest.unsubscribe),
    preferencesUrl: frame.personal.preferencesUrl,
    labelPreferences: unbroken(digest.preferences),
    sender: fill(digest.from, { site: settings.siteName }),
    postalAddress: settings.postalAddress,
  };
}

function inLine(outlets: readonly OutletView[], separator: string) {
  return outlets.map((outlet, index) => ({ ...outlet, separator: index === 0 ? '' : separator }));
}

function stepLines({ steps }: Pick<StoryView, 'steps'>) {
  return steps.map((step) => ({ ...step, time: zoneKept(step.time) }));
}

/** A short label that no line ends within. */
function unbroken(label: string): string {
  return label.replaceAll(' ', '\u00a0');
}

/** A time whose zone does not stand alone on a line of its own. */
function zoneKept(time: string): string {
  return time.replace(/ UTC$/, '\u00a0UTC');
}
