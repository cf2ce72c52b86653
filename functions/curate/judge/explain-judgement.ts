import { asWritten } from '../../text/as-written.ts';
import { toldApart } from '../../text/told-apart.ts';
import { words } from '../../text/words.ts';
import { type Compared, containmentNeeded } from '../copies/judge-copy.ts';
import { type Shingles, shingleSequence } from '../copies/shingles.ts';
import { byTelling } from '../stories/common-terms.ts';
import { isRoundUp, type StoryVerdict, storySimilarityMin } from '../stories/judge-story.ts';
import { type StoryReport, weekdayAgreement } from '../stories/story-profile.ts';
import { sharedTerms } from '../stories/story-terms.ts';
import type { JudgedArticle } from './judge-article.ts';
import type { Judgement } from './judgement.ts';

/** Sentences and terms shown; more would be noise. */
const sentencesShown = 3;
const termsShown = 8;
/** How much a term tells that is said to count less. */
const commonBelow = 0.5;
/** Sentences looked at, and their least length in words. */
const sentencesMax = 400;
const sentenceWordsMin = 6;

/** Why an article was folded or not, and why it is in its story or begins one: sentences for a person to read. */
export function explainJudgement({ text }: { readonly text: string }, judged: JudgedArticle): string[] {
  const { report, judgement, furniture } = judged;
  return [...explainCopy(text, judgement), ...explainStory(report, text, judgement), ...explainFurniture(furniture)];
}

function explainFurniture(furniture: readonly string[]): string[] {
  const sentences = furniture.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
  if (sentences.length === 0) return [];
  const shown = sentences.slice(0, sentencesShown).map((sentence) => quoted(sentence));
  return [`Not counted, for other news has it: ${shown.join(', ')}${sentences.length > sentencesShown ? ', …' : ''}`];
}

function explainCopy(text: string, { compared, original }: Judgement): string[] {
  const nearest = original ?? compared[0];
  if (nearest === undefined) return ['No copy: no article of the window shares its text.'];
  const other = compared.find((one) => one.known.entry !== nearest.known.entry);
  const isRoundUp = original === null && compared.some(({ verdict }) => verdict.copy);
  const none = isRoundUp ? 'No copy, for it holds several articles that have nothing in common' : 'No copy';
  return [
    `${original === null ? `${none}. The nearest article is` : 'A copy of'} ${measureCopy(nearest)}`,
    ...sentencesIn(text, nearest.known.report.shingles).map((sentence) => `  the same in both: ${sentence}`),
    ...(other === undefined ? [] : [`The nearest other article is ${measureCopy(other)}`]),
  ];
}

function measureCopy({ known, verdict }: Compared): string {
  const { overlap, wording, corrects } = verdict;
  return (
    `${quoted(known.report.title)}: ${percent(overlap.containment)} of the shorter text is in the other ` +
    `(${percent(containmentNeeded(overlap))} needed)${wording === null ? '' : wordingClause(wording)}` +
    `${corrects ? '; one of the two corrects' : ''}.`
  );
}

function wordingClause({ figures, names }: { readonly figures: number; readonly names: number }): string {
  return `; of its figures ${percent(figures)} and of its names ${percent(names)} (80 % needed in a short text)`;
}

function explainStory(report: StoryReport, text: string, { stories, story, original, telling }: Judgement): string[] {
  if (original !== null) return ['A copy is in the story of its entry.'];
  const nearest = stories[0];
  if (nearest === undefined) return ['A new story: no story of the window has its terms.'];
  const next = stories[1];
  const none = isRoundUp(stories) ? 'A new story, for it is as near to two that have nothing in common' : 'A new story';
  const verb = story === null ? `${none}. The nearest one is` : 'In the story';
  return [
    `${verb} ${measureStory(nearest)}`,
    `  terms in common: ${termsOf(report, text, nearest, telling)}`,
    ...commonLine(text, nearest, telling),
    ...weekdayLine(report, nearest),
    ...(next === undefined ? [] : [`The nearest other story is ${measureStory(next)}`]),
  ];
}

function measureStory({ profile, similarity }: StoryVerdict): string {
  const [has, needs] = toldApart(similarity, storySimilarityMin, 3);
  const off = toldApart(Math.abs(similarity - storySimilarityMin), 0, 3)[0];
  const reports = profile.reports === 1 ? '1 report' : `${profile.reports} reports`;
  return (
    `${quoted(profile.title)} (${reports}): similarity ${has}, ` +
    `${off} ${similarity >= storySimilarityMin ? 'over' : 'short of'} the ${needs} needed.`
  );
}

function termsOf(
  report: StoryReport,
  text: string,
  { profile, oneTermMax }: StoryVerdict,
  telling: Judgement['telling'],
): string {
  const [own, its] = [byTelling(report.terms, telling), byTelling(profile.terms, telling)];
  const shared = sharedTerms(own, its).slice(0, termsShown);
  const stems = shared.map(([term]) => term);
  const written = asWritten(stems, text);
  const added = (weight: number) =>
    weight > oneTermMax ? `${oneTermMax.toFixed(3)} (no term adds more)` : weight.toFixed(3);
  return shared.map(([term, weight]) => `${written.get(term) ?? term} ${added(weight)}`).join(', ');
}

/** What the two share and most days of the topic have. */
function commonLine(text: string, { profile }: StoryVerdict, telling: Judgement['telling']): string[] {
  const its = new Set(profile.terms.map(([term]) => term));
  const common = [...telling].filter(([term, tells]) => tells < commonBelow && its.has(term)).map(([term]) => term);
  if (common.length === 0) return [];
  const written = asWritten(common, text);
  return [
    `  counting less, for most days here have them: ${common.map((term) => written.get(term) ?? term).join(', ')}`,
  ];
}

function weekdayLine(report: StoryReport, { profile }: StoryVerdict): string[] {
  const agreement = weekdayAgreement(report, profile);
  if (agreement === 0) return [];
  return [`  days of the week named: ${agreement > 0 ? 'mostly the same' : 'mostly others'}`];
}

/** Sentences of the text whose three-word runs are all in the other. */
function sentencesIn(text: string, shingles: Shingles): string[] {
  const there = new Set(shingles.hashes);
  const found: string[] = [];
  for (const sentence of text.split(/[.!?\n。]/, sentencesMax)) {
    const spoken = words(sentence);
    if (spoken.length < sentenceWordsMin) continue;
    if (shingleSequence(spoken).every((hash) => there.has(hash) || hash > shingles.keptUpTo))
      found.push(sentence.trim());
    if (found.length === sentencesShown) break;
  }
  return found.map((sentence) => quoted(sentence));
}

const halfCharacter = /[\ud800-\udbff]$/;

function quoted(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 117).replace(halfCharacter, '')}…` : text;
  return `“${shown.replace(/\s+/g, ' ')}”`;
}

/** Rounded down, so that nothing a little short of what is needed reads as enough; but not for the last bit of a number. */
function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
