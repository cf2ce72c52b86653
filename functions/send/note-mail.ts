import { renderTemplate } from '../digest/template.ts';
import { wrapText } from '../digest/wrap-text.ts';
import { fill } from '../languages/fill.ts';
import { textsFor, writtenLanguage } from '../languages/texts.ts';
import type { Rhythm } from '../model/subscription.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Instant } from '../ports.ts';
import { directionOf } from '../site/direction.ts';
import { pendingDaysMax } from '../subscribe/forgotten-when.ts';
import { rhythmInWords } from '../subscribe/rhythm-words.ts';
import type { MailNeeds } from './edition-mail.ts';
import { makeSkeleton, type Skeleton } from './skeleton.ts';

/** A short mail with one button: to confirm a subscription, or to change one. */
export type NoteKind = 'confirm' | 'manage';

export interface Note {
  readonly kind: NoteKind;
  readonly topic: TopicNames;
  readonly rhythm: Rhythm;
  readonly date: Instant;
  /** Names the mail among others to the same reader. */
  readonly edition: string;
  /** Where the button leads. */
  readonly url: string;
}

/** Composes a note; the reader's address is still open. It is no list mail, so it has no List- headers. */
export function noteSkeleton(note: Note, { settings, templates, slots }: MailNeeds): Promise<Skeleton> {
  const { topic } = note;
  const texts = textsFor(topic.language);
  const words = texts.notes;
  const rhythm = rhythmInWords(note.rhythm, texts, topic.language);
  const subject = fill(words[`${note.kind}Subject`], { topic: topic.title });
  const body = (address: string): string => fill(words[`${note.kind}Body`], { topic: topic.title, address, rhythm });
  const button = words[`${note.kind}Button`];
  const reason = fill(words[`${note.kind}Reason`], { days: pendingDaysMax });
  const sender = fill(texts.digest.from, { site: settings.siteName });
  const lang = writtenLanguage(topic.language);
  const direction = directionOf(lang);
  const template = templates.note;
  if (template === undefined) throw new Error('the mail template "note" is not built');
  const html = renderTemplate(template, {
    lang,
    dir: direction,
    align: direction === 'rtl' ? 'right' : 'left',
    subject,
    preview: words[`${note.kind}Preview`],
    body: body(slots.addressHtml),
    url: note.url,
    button,
    reason,
    sender,
    postalAddress: settings.postalAddress,
  });
  const paragraphs = [
    wrapText(body(slots.address)),
    `${button}${textsFor(topic.language).site.colon}\n${note.url}`,
    wrapText(reason),
  ];
  const text = `${paragraphs.join('\n\n')}\n\n-- \n${wrapText(sender)}\n${settings.postalAddress}\n`;
  const sentFrom = settings.mailFrom.slice(settings.mailFrom.lastIndexOf('@') + 1);
  const headers = {
    'Feedback-ID': `${note.edition}:${topic.slug}:${note.kind}:${sentFrom}`,
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
  };
  return makeSkeleton({
    fromName: settings.siteName,
    from: settings.mailFrom,
    subject,
    date: note.date,
    html,
    text,
    headers,
    slots,
  });
}
