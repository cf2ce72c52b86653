import { createHash } from 'node:crypto';
import { asRead } from '../as-read.ts';
import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { Message } from '../messages.ts';
import {
  type Correction,
  type CorrectionKind,
  type CorrectionsHead,
  correctionsMax,
  isPairKind,
} from '../model/correction.ts';
import type { Ports, RecordWrite, StoredRecord } from '../ports.ts';
import { readArticle } from '../read-article.ts';
import { isBeingUndone, objectionTo, type Whereabouts, whereIs } from './objections.ts';

type Needs = Pick<Ports, 'blobs' | 'records' | 'clock'>;

/** The article meant: the version that was judged, and the judgement, if it is still known. */
export interface Meant {
  readonly topic: string;
  readonly articleKey: string;
  readonly judged: Correction['judged'];
  /** Blob key of the other article, for what is said of two. */
  readonly other?: string;
}

export type CorrectionOutcome =
  | { readonly kind: 'done'; readonly correction: Correction; readonly messages: readonly Message[] }
  /** The reason is a sentence for the owner. */
  | { readonly kind: 'refused'; readonly reason: string };

const attemptsMax = 5;

/**
 * Keeps the owner's word as a record. What follows from it is done by the steps, which consult the records: the
 * message that comes with the outcome makes `curate` do so at once.
 */
export async function correct(meant: Meant, kind: CorrectionKind, needs: Needs): Promise<CorrectionOutcome> {
  const article = await readArticle(meant.articleKey, needs);
  if (article === undefined) return refused('The article is no longer stored.');
  const key = recordKeys.correction(meant.topic, article.id);
  return retried(async () => {
    const before = await needs.records.get(key);
    if (before?.value.undone === false) return refused('This article is corrected already: undo that first.');
    const at = await whereIs(meant.topic, article, needs);
    const other = isPairKind(kind) ? await otherOf(meant, needs) : null;
    const isAgain = before?.value.kind === kind && before.value.other?.position === other?.shown.position;
    const again = isAgain ? before.value : undefined;
    if (before !== undefined && again === undefined && (await isBeingUndone(before.value, meant.topic, at, needs)))
      return refused('What you took back is still being undone. Try again in a moment.');
    const objection = again === undefined ? objectionTo(kind, at, other) : null;
    if (objection !== null) return refused(objection);
    const correction: Correction = {
      kind,
      undone: false,
      articleId: article.id,
      articleKey: meant.articleKey,
      title: article.title.slice(0, limits.recordTitleCharsMax),
      url: article.url,
      at: needs.clock.now(),
      wasThere: again?.wasThere ?? (at !== null && at.shown.withdrawn === undefined),
      foldedInto: kind === 'not-a-copy' ? (again?.foldedInto ?? at?.entry.position ?? null) : null,
      judged: meant.judged,
      ...(again === undefined ? pairOf(at, other) : pairAgain(again)),
    };
    return keep(meant.topic, correction, { record: before, added: 1, more: [] }, needs);
  });
}

/** Takes the owner's word back: the judgement stands again as it was, and `curate` restores what it can. */
export async function undo(topic: string, articleId: string, needs: Needs): Promise<CorrectionOutcome> {
  const key = recordKeys.correction(topic, articleId);
  return retried(async () => {
    const before = await needs.records.get(key);
    if (before === undefined || before.value.undone) return refused('There is no such correction, or no longer.');
    const correction: Correction = { ...before.value, undone: true, at: needs.clock.now() };
    const more = judgementAgain(topic, correction);
    return keep(topic, correction, { record: before, added: -1, more }, needs);
  });
}

/** Null when the write met another one: to be tried again. */
async function keep(
  topic: string,
  correction: Correction,
  change: {
    readonly record: StoredRecord | undefined;
    readonly added: 1 | -1;
    readonly more: readonly RecordWrite[];
  },
  needs: Needs,
): Promise<CorrectionOutcome | null> {
  const headKey = recordKeys.topicState(topic, 'corrections');
  const head = (await needs.records.get(headKey)) as StoredRecord<CorrectionsHead> | undefined;
  const standing = (head?.value.standing ?? 0) + change.added;
  if (standing > correctionsMax)
    return refused(`${correctionsMax} corrections are the most that a topic can have: undo old ones, or add examples.`);
  const stamp = createHash('sha256')
    .update(`${head?.value.stamp ?? ''}\n${JSON.stringify(correction)}`)
    .digest('hex')
    .slice(0, 32);
  const value: CorrectionsHead = { stamp, standing };
  const written = await needs.records.write([
    {
      kind: 'put',
      key: recordKeys.correction(topic, correction.articleId),
      value: correction,
      expect: asRead(change.record),
      ...(correction.undone ? { expiresAt: later(correction.at, limits.judgementDays * dayMs) } : {}),
    },
    { kind: 'put', key: headKey, value, expect: asRead(head) },
    ...change.more,
  ]);
  if (written.kind === 'conflict') return null;
  return { kind: 'done', correction, messages: [{ to: 'curate', topic, articleKey: correction.articleKey }] };
}

async function retried(attempt: () => Promise<CorrectionOutcome | null>): Promise<CorrectionOutcome> {
  for (let count = 0; count < attemptsMax; count++) {
    const outcome = await attempt();
    if (outcome !== null) return outcome;
  }
  return refused('Something else was changed at the same time. Try again.');
}

async function otherOf({ topic, other }: Meant, needs: Needs): Promise<Whereabouts | null> {
  const article = other === undefined ? undefined : await readArticle(other, needs);
  return article === undefined ? null : whereIs(topic, article, needs);
}

/** What a correction of two articles keeps of them. */
function pairOf(at: Whereabouts | null, other: Whereabouts | null): Pick<Correction, 'other' | 'stories'> {
  if (at === null || other === null) return {};
  const { position, title } = other.shown;
  const [part, whole] = [at.entry.storyId, other.shown.storyId];
  return { other: { position, title }, ...(part !== whole && { stories: { part, whole } }) };
}

function pairAgain({ other, stories }: Correction): Pick<Correction, 'other' | 'stories'> {
  return { ...(other && { other }), ...(stories && { stories }) };
}

function judgementAgain(topic: string, { judged, articleId }: Correction): RecordWrite[] {
  if (judged === null) return [];
  const { receivedAt, value } = judged;
  const key = recordKeys.judgement(topic, receivedAt, articleId);
  return [{ kind: 'put', key, value, expect: 'any', expiresAt: later(receivedAt, limits.judgementDays * dayMs) }];
}

function refused(reason: string): CorrectionOutcome {
  return { kind: 'refused', reason };
}
