import type { TitledText } from '../model/topic.ts';
import { asWritten } from '../text/as-written.ts';
import { stem } from '../text/stem.ts';
import { toldApart } from '../text/told-apart.ts';
import { words } from '../text/words.ts';
import { languageName } from './language-name.ts';
import type { ExplainedVerdict, JudgedBy } from './match-topic.ts';

const sentencesShown = 3;
/** UTF-16 units of a sentence that are shown. */
const sentenceLengthMax = 240;
/** UTF-16 units in which sentences are sought. */
const readLengthMax = 60_000;
const halfCharacter = /[\ud800-\udbff]$/;
const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** A verdict in lines for a person: score and threshold, terms, the sentences that hold most of them, the nearest example. */
export function explainVerdict(verdict: ExplainedVerdict, article: TitledText): string[] {
  const { score, threshold, onTopic, why, nearest, by } = verdict;
  const lines = [`${onTopic ? 'on topic' : 'not on topic'}: ${distance(score, threshold)}`];
  const shown = inWordsOf(article, why);
  if (why.length > 0) lines.push(`  terms: ${shown.map(({ term, weight }) => `${term} ${signed(weight)}`).join(', ')}`);
  else lines.push('  terms: none that the topic knows');
  lines.push(...judgedByLine(by));
  if (nearest !== null && nearest.likeness > 0) {
    lines.push(`  nearest example: ${nearest.title ?? nearest.name} (likeness ${nearest.likeness.toFixed(2)} of 1)`);
  }
  for (const sentence of carryingSentences(article, why)) lines.push(`  "${sentence}"`);
  if (score > 0) lines.push(...lengthLines(by));
  return lines;
}

/** Said where how long the article is beside the examples mattered. */
function lengthLines(by: JudgedBy | null): string[] {
  if (by?.brief) return ['  short: less was asked of it than of whole articles'];
  if (by?.byBeginning) return ['  longer than the examples: its beginning was judged, which is more like them'];
  return [];
}

/** The terms of a verdict as the article writes them, each once, for a person: they are compared as stems. */
export function inWordsOf(article: TitledText, why: ExplainedVerdict['why']): ExplainedVerdict['why'] {
  const stems = why.map(({ term }) => term);
  const written = asWritten(stems, `${article.title ?? ''}\n${article.text}`);
  const weights = new Map<string, number>();
  for (const { term, weight } of why) {
    const shown = written.get(term) ?? term;
    weights.set(shown, (weights.get(shown) ?? 0) + weight);
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

/** Said where not all examples judged, or none is in the article's language. */
function judgedByLine(by: JudgedBy | null): string[] {
  if (by === null || (!by.foreign && by.examples === by.ofExamples)) return [];
  const judges = `the ${by.examples === 1 ? 'one example' : `${by.examples} examples`} in ${languageName(by.language)}`;
  const article = languageName(by.articleLanguage);
  if (by.foreign) {
    return [
      `  no example is in ${article}: only what is spelt alike, names and figures, was compared with ${judges}, and more is asked for`,
    ];
  }
  if (by.articleLanguage === null) return [`  in ${article}: judged by ${judges}, which it is nearest to`];
  return [`  in ${article}: judged by ${judges}`];
}

function distance(score: number, threshold: number): string {
  const [has, needs] = toldApart(score, threshold, 3);
  const gap = toldApart(Math.abs(score - threshold), 0, 3)[0];
  return `${has}, ${gap} ${score >= threshold ? 'above' : 'below'} the threshold of ${needs}`;
}

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(3)}`;
}

/** The sentences whose words carried most of the score, in the order of the text. */
function carryingSentences(article: TitledText, why: ExplainedVerdict['why']): string[] {
  const weights = new Map(why.filter(({ weight }) => weight > 0).map(({ term, weight }) => [term, weight]));
  const text = `${article.title ?? ''}\n${article.text}`.slice(0, readLengthMax);
  const weighed = [...sentences.segment(text)].map(({ segment }, place) => {
    const held = new Set(words(segment).map(stem));
    const weight = [...held].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
    return { place, weight, sentence: segment.replace(/\s+/g, ' ').trim() };
  });
  return weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, sentencesShown)
    .sort((a, b) => a.place - b.place)
    .map(({ sentence }) =>
      sentence.length > sentenceLengthMax
        ? `${sentence.slice(0, sentenceLengthMax).replace(halfCharacter, '')}…`
        : sentence,
    );
}
