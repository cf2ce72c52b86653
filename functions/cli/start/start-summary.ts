import { shipmentIdleMinutesMax } from '../../model/delivery.ts';
import type { Overview } from '../../runtime/overview.ts';
import type { WaitingMails } from '../installation/waiting-mails.ts';

/** What one run did. */
export interface RunTally {
  readonly documents: number;
  readonly articles: number;
  readonly rejected: number;
  readonly onTopic: number;
  readonly mails: number;
  /** Messages that failed for good. */
  readonly failures: number;
  /** Sources that did not answer. */
  readonly sourcesFailed: number;
}

export interface TopicSummary extends Overview {
  readonly slug: string;
  readonly title: string;
  /** False when it has neither examples nor words in its query. */
  readonly canMatch: boolean;
}

export interface StartSummary {
  readonly tally: RunTally;
  /** What is left to do, of this run and of earlier ones. */
  readonly left: {
    readonly mails: WaitingMails;
    readonly isPaused: boolean;
    /** Messages that were put aside. */
    readonly aside: number;
  };
  readonly topics: readonly TopicSummary[];
  /** How many feeds are followed, and whether they are asked in this run. */
  readonly sources: { readonly followed: number; readonly asked: boolean };
  /** Mails in the outbox, of this run and of earlier ones. */
  readonly outboxCount: number;
  readonly baseUrl: string;
  readonly folder: string;
  /** True when mails go out through a mail server instead of into the outbox. */
  readonly mailed: boolean;
  /** True when the owner's pages are served. */
  readonly owned?: boolean;
  /** The port at which newsletters are taken in by mail; absent when they are not. */
  readonly inboxPort?: number | undefined;
  /** False for a run that ends now and serves nothing. */
  readonly running: boolean;
}

/** Characters; the column of names grows with long slugs. */
const usualWidth = 11;

/** The summary on the terminal: what happened, what there is, where to look. */
export function startSummary(summary: StartSummary): string {
  const { topics, baseUrl } = summary;
  const lines = ['', `  ${happened(summary)}`];
  const { sourcesFailed } = summary.tally;
  if (sourcesFailed > 0) {
    const failed = `${count(sourcesFailed, 'source')} did not answer, and ${sourcesFailed === 1 ? 'is' : 'are'}`;
    lines.push(`  ${failed} asked again later; newsfold sources check says why.`);
  }
  if (summary.tally.rejected > 0)
    lines.push(`  Why a document was rejected stands in ${summary.folder}/rejected/, beside it.`);
  lines.push(...leftOver(summary).map((line) => `  ${line}`), '');
  for (const topic of topics) lines.push(`  ${topic.title}`, `    ${holds(topic)}`, '');
  if (topics.length === 0) {
    lines.push('  There is no topic yet. Make one, for instance: npm run -s newsfold -- topic new lake-chad', '');
  }
  // Nothing serves the addresses once a run has ended; the files stay.
  const files = summary.running ? baseUrl : `${summary.folder}/public`;
  const several = topics.length > 1;
  const nameOf = ({ slug }: TopicSummary) => (several ? `Feed ${slug}` : 'Feed');
  const width = Math.max(usualWidth, ...topics.map((topic) => nameOf(topic).length));
  const row = (name: string, text: string) => `  ${name.padEnd(width)} ${text}`;
  lines.push(row(summary.running ? 'Site' : 'Files', `${files}/`));
  for (const topic of topics) lines.push(row(nameOf(topic), `${files}/${topic.slug}/feed.atom`));
  // Pages for the owner alone are not served where others can come; the mails are files all the same.
  const outbox = summary.owned ? `${baseUrl}/outbox/` : `${summary.folder}/outbox/`;
  if (!summary.mailed) lines.push(row('Outbox', `${outbox}   ${count(summary.outboxCount, 'mail')}, sent to nobody`));
  if (summary.running) lines.push(row('Sources', `${baseUrl}/status   ${polled(summary)}`));
  if (summary.owned) lines.push(row('Judgements', `${baseUrl}/owner/   what was kept and dropped, and why`));
  if (summary.inboxPort !== undefined) lines.push(row('Newsletters', `SMTP on port ${summary.inboxPort}`));
  lines.push(row('Drop files', `${summary.folder}/documents/`), '');
  if (summary.running) lines.push('  Running; stop with Ctrl+C.', '');
  return `${lines.join('\n')}\n`;
}

function polled({ sources: { followed, asked } }: StartSummary): string {
  if (followed === 0) return 'no feed is followed yet';
  return `${count(followed, 'feed')}, ${asked ? 'asked by themselves' : 'not asked: --offline'}`;
}

function happened({ tally, topics }: StartSummary): string {
  if (tally.documents === 0 && tally.mails === 0) {
    return topics.some(({ entries }) => entries > 0) ? 'Nothing new since last time.' : 'Nothing has come in yet.';
  }
  const parts = [
    `${count(tally.documents, 'document')} in`,
    count(tally.articles, 'article'),
    `${tally.onTopic} on topic`,
    ...(tally.rejected > 0 ? [`${tally.rejected} rejected`] : []),
    `${count(tally.mails, 'mail')} made`,
    ...(tally.failures > 0 ? [`${tally.failures} failed`] : []),
  ];
  return parts.join(' · ');
}

/** What waits, why, and what ends that. */
function leftOver({ left: { mails, isPaused, aside }, running }: StartSummary): readonly string[] {
  const waiting = [
    ...(mails.editions > 0 ? [count(mails.editions, 'edition')] : []),
    ...(mails.personal > 0 ? [count(mails.personal, 'mail to one reader', 'mails to one reader each')] : []),
  ].join(', ');
  const why = isPaused
    ? 'sending is paused; newsfold resume lets them go'
    : `the mail server did not take all of it; it is tried again ${running ? '' : 'by a start '}after ${shipmentIdleMinutesMax} minutes`;
  return [
    ...(waiting === '' ? [] : [`Still to be mailed: ${waiting}; ${why}.`]),
    ...(aside === 0
      ? []
      : [
          `Put aside, for it failed each time: ${count(aside, 'step')}; newsfold redrive says why and has them done again.`,
        ]),
  ];
}

function holds(topic: TopicSummary): string {
  if (!topic.canMatch) {
    return `nothing can match without example articles: npm run -s newsfold -- topic check ${topic.slug}`;
  }
  if (topic.entries === 0) return 'no entry yet: drop a document, or wait for its sources';
  return [
    `${count(topic.entries, 'entry', 'entries')} in ${count(topic.stories, 'story', 'stories')}`,
    `${count(topic.copies, 'copy', 'copies')} folded`,
    'feed written',
    `${count(topic.editions, 'edition')} made`,
  ].join(' · ');
}

function count(many: number, one: string, more = `${one}s`): string {
  return `${many.toLocaleString('en')} ${many === 1 ? one : more}`;
}
