import type { Repeat } from '../../model/entry.ts';
import type { Addition, StoryProfile, StoryReport } from './story-profile.ts';

/**
 * Share of what a report says that its story must not have said, for the report of an outlet new to the story to be
 * more than late coverage. Words tell little here: beside one report, what follows from an event brings as much that is
 * new as another outlet's rewrite of it does (medians .57 and .51 in Reuters-21578 and ECB+); beside four it is .52 and
 * .28. So the bar is low: it keeps out 44 % of the rewrites beside four reports, and 10 % of what follows; 8 and 5 % beside one.
 */
const newShareMin = 0.25;

/** Reports of a story whose additions are kept, and terms kept of each, the heaviest. */
const reportsKept = 6;
const termsKept = 24;
/** A share that tells nothing is not kept. */
const repeatedShareMin = 0.02;

/** Share of a report's terms, by the squares of their weights, that its story has not got; 0 to 1. */
export function newShare({ terms }: Pick<StoryReport, 'terms'>, profile: Pick<StoryProfile, 'terms'>): number {
  const said = new Set(profile.terms.map(([term]) => term));
  return shareOf(terms, (term) => !said.has(term));
}

/** Whether a report says more than its story has said so far. */
export function addsToStory(report: Pick<StoryReport, 'terms'>, profile: Pick<StoryProfile, 'terms'>): boolean {
  return newShare(report, profile) >= newShareMin;
}

/** The latest additions to a story with those of one more report; none of what begins it, for that is the story. */
export function withAddition(
  profile: Pick<StoryProfile, 'terms' | 'additions'> | undefined,
  { terms }: Pick<StoryReport, 'terms'>,
  position: string,
): readonly Addition[] {
  if (profile === undefined) return [];
  const said = new Set(profile.terms.map(([term]) => term));
  const fresh = terms.map(([term]) => term).filter((term) => !said.has(term));
  const added = { position, terms: fresh.slice(0, termsKept) };
  return [...(profile.additions ?? []), added].slice(-reportsKept);
}

/** How much of what a report says each of the latest ones was the first to say, as shares like those of `newShare`. */
export function repeatsOf(
  { terms }: Pick<StoryReport, 'terms'>,
  additions: readonly Addition[] = [],
): readonly Repeat[] {
  return additions
    .map(({ position, terms: added }) => {
      const first = new Set(added);
      return { position, share: Math.round(shareOf(terms, (term) => first.has(term)) * 100) / 100 };
    })
    .filter(({ share }) => share >= repeatedShareMin);
}

function shareOf(terms: StoryReport['terms'], isMeant: (term: string) => boolean): number {
  let all = 0;
  let meant = 0;
  for (const [term, weight] of terms) {
    all += weight * weight;
    if (isMeant(term)) meant += weight * weight;
  }
  return all === 0 ? 0 : meant / all;
}
