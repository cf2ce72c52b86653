import type { Topic, TopicExample } from '../model/topic.ts';
import { toldApart } from '../text/told-apart.ts';
import { words } from '../text/words.ts';
import { compileQuery } from './compile-patterns.ts';
import { languageName } from './language-name.ts';
import { learnProfile } from './learn-profile.ts';
import { languageOf } from './lesson.ts';
import { countPhrase, makeSearchable } from './phrases.ts';
import { dot, termVector } from './term-vector.ts';

/** `missing` and `weak` want mending; a `note` may be as it was meant. */
export interface Finding {
  readonly kind: 'missing' | 'weak' | 'note';
  readonly text: string;
}

const examplesWanted = 5;
const exampleWordsWanted = 60;
/** Likeness (0 to 1) from which two examples are one text, and below which examples share too little to learn from. */
const sameLikeness = 0.95;
const cohesionWanted = 0.12;

/** What a topic lacks, or has that will not work as meant; empty when all is well. */
export function checkTopic(topic: Topic): Finding[] {
  return [...checkDescription(topic), ...checkExamples(topic), ...checkQuery(topic)];
}

function checkDescription(topic: Topic): Finding[] {
  const findings: Finding[] = [];
  if (topic.description.trim() === '') {
    findings.push({
      kind: 'weak',
      text: 'no description: say in topic.json what the feed is about, its readers see it',
    });
  }
  if (topic.sources.length === 0) {
    findings.push({
      kind: 'note',
      text: 'no sources in its folder: list feeds in sources.opml or follow them with newsfold sources add, unless its news comes in otherwise',
    });
  }
  return findings;
}

function checkExamples(topic: Topic): Finding[] {
  const { examples, query } = topic;
  const phrases = query.any.length + query.all.length;
  if (examples.length === 0) {
    return phrases > 0
      ? [{ kind: 'weak', text: 'no examples: the query alone decides, and every mention of its words is taken' }]
      : [{ kind: 'missing', text: 'no examples and no query: put articles on the topic into articles/' }];
  }
  const findings: Finding[] = [];
  if (examples.length < examplesWanted) {
    const text = `${examples.length} of at least ${examplesWanted} examples: what they do not share is taken for the topic`;
    findings.push({ kind: 'weak', text });
  }
  for (const { name, text } of examples) {
    const count = words(text).length;
    if (count < exampleWordsWanted) {
      findings.push({ kind: 'weak', text: `${name} is short (${count} words): whole articles teach more` });
    }
  }
  const profile = learnProfile(examples);
  for (const { cohesion, language } of profile?.parts ?? []) {
    if (cohesion === null || cohesion >= cohesionWanted) continue;
    const which = profile?.parts.length === 1 ? 'the examples' : `the examples in ${languageName(language)}`;
    const [is, wanted] = toldApart(cohesion, cohesionWanted, 2);
    const text = `${which} are unlike each other (${is}, ${wanted} wanted): two topics, perhaps?`;
    findings.push({ kind: 'weak', text });
  }
  return [...findings, ...compareExamples(examples)];
}

/** Examples that are one text, that have nothing in common with any other in their language, or are alone in it. */
function compareExamples(examples: readonly TopicExample[]): Finding[] {
  const compared = examples.map((example) => {
    return { name: example.name, vector: termVector(example), language: languageOf(example) };
  });
  return compared.flatMap(({ name, vector, language }, place): Finding[] => {
    const others = compared
      .map((other, at) => ({ ...other, later: at > place, likeness: dot(vector, other.vector) }))
      .filter((_, at) => at !== place);
    const twin = others.find(({ later, likeness }) => later && likeness >= sameLikeness);
    if (twin !== undefined) return [{ kind: 'weak', text: `${name} and ${twin.name} are nearly the same text` }];
    if (others.length === 0) return [];
    const comparable = others.filter((other) => [null, language].includes(other.language) || language === null);
    if (comparable.length === 0) {
      const named = languageName(language);
      const text = `${name} is the only example in ${named}: by it alone articles in ${named} are judged, two more make that surer`;
      return [{ kind: 'note', text }];
    }
    const nearest = Math.max(...comparable.map(({ likeness }) => likeness));
    return nearest < cohesionWanted / 2
      ? [{ kind: 'weak', text: `${name} is like no other example (${nearest.toFixed(2)}): is it on the topic?` }]
      : [];
  });
}

function checkQuery({ examples, query }: Topic): Finding[] {
  const texts = examples.map((example) => {
    const text = `${example.title ?? ''}\n${example.text}`;
    return { name: example.name, text, searchable: makeSearchable(text) };
  });
  const patterns = compileQuery(query);
  const holders = (phrase: string): string[] => {
    const pattern = patterns.get(phrase);
    const holds = ({ text, searchable }: (typeof texts)[number]): boolean =>
      pattern === undefined ? countPhrase(searchable, phrase) > 0 : pattern(text).length > 0;
    return texts.filter(holds).map(({ name }) => name);
  };
  const findings: Finding[] = [];
  if (texts.length > 0 && query.any.length === 0) {
    const text =
      'no words in query.any: a word that all its news has, in each language, keeps what examples alone miss';
    findings.push({ kind: 'note', text });
  }
  if (texts.length > 0 && query.any.length > 0 && query.any.every((phrase) => holders(phrase).length === 0)) {
    findings.push({ kind: 'weak', text: 'no example holds any of the words in query.any' });
  }
  for (const phrase of query.any) {
    if (texts.length > 0 && holders(phrase).length === 0) {
      findings.push({ kind: 'note', text: `no example holds "${phrase}": right for another language, else a slip` });
    }
  }
  for (const phrase of query.all) {
    const without = texts.length - holders(phrase).length;
    if (without > 0) {
      findings.push({ kind: 'weak', text: `query.all asks for "${phrase}", which ${without} of the examples lack` });
    }
  }
  for (const phrase of query.none) {
    for (const name of holders(phrase)) {
      findings.push({ kind: 'weak', text: `query.none shuts out "${phrase}", which the example ${name} holds` });
    }
  }
  return findings;
}
