const latinWord = /^[a-z]+$/;
const arabicWord = /^[\u0621-\u064a]+$/;
const koreanWord = /^[\uac00-\ud7a3]+$/;

/**
 * Takes plural and a few other regular endings off, so that the forms of a word that news uses for one thing meet.
 * Light on purpose: one rule for all languages in Latin letters (after Harman's S-stemmer, 1991),
 * the article and conjunction of Arabic (after Light10, Larkey et al. 2002), the particles that Korean writes on to its
 * nouns; other scripts stay as they are.
 * Takes folded words.
 */
export function stem(word: string): string {
  if (latinWord.test(word)) return stemLatin(word);
  if (arabicWord.test(word)) return stemArabic(word);
  if (koreanWord.test(word)) return stemKorean(word);
  return word;
}

function stemLatin(word: string): string {
  const length = word.length;
  if (length < 4) return word;
  if (word.endsWith('ies') && length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses') || word.endsWith('shes') || word.endsWith('ches') || word.endsWith('xes')) {
    return word.slice(0, -2);
  }
  if (word.endsWith('aux') && length > 5) return `${word.slice(0, -3)}al`;
  if (word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is')) {
    return word.slice(0, -1);
  }
  return word;
}

const arabicPrefixes = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
const arabicSuffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه'];

function stemArabic(word: string): string {
  const prefix = arabicPrefixes.find((start) => word.startsWith(start) && word.length - start.length >= 2);
  const bare = prefix === undefined ? word : word.slice(prefix.length);
  const suffix = arabicSuffixes.find((end) => bare.endsWith(end) && bare.length - end.length >= 3);
  return suffix === undefined ? bare : bare.slice(0, -suffix.length);
}

/** Longest first. */
const koreanParticles =
  '에서는 으로는 이라고 에서 에게 으로 부터 까지 라고 하고 들이 들은 들을 은 는 이 가 을 를 의 에 로 와 과 도 만'.split(
    ' ',
  );

function stemKorean(word: string): string {
  const particle = koreanParticles.find((end) => word.endsWith(end) && word.length - end.length >= 2);
  return particle === undefined ? word : word.slice(0, -particle.length);
}
