import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { stem } from '../../functions/text/stem.ts';
import { isMeaningful, words } from '../../functions/text/words.ts';

/**
 * Makes functions/text/word-rates.json, which is kept in the repository: run it only to change the table.
 *
 *   node infra/build/make-word-rates.ts WORDFREQ_DATA NEWS.jsonl.gz
 *
 * WORDFREQ_DATA is the folder `wordfreq/data` of the Python package wordfreq 3.1.1; NEWS.jsonl.gz has a `text` a line.
 */
const wordsKept: Readonly<Record<string, number>> = {
  en: 20_000,
  fr: 4_000,
  es: 4_000,
  de: 4_000,
  pt: 4_000,
  it: 3_000,
  nl: 3_000,
  ru: 4_000,
  ar: 4_000,
  zh: 4_000,
};

/** A word with this frequency per token is in an article of some 120 words with the probability 1 - exp(-480 f): words come in bursts. */
const tokensPerArticle = 480;
/** Of a word that another language spells alike (`war`), so that one language's small words do not silence another's. */
const foreignShare = 0.15;
/** Share of news articles from which a word of theirs is kept. */
const newsRateMin = 0.001;
/** Levels of 0.25 in the logarithm are finer than what the rates are worth. */
const levelWidth = 0.25;

const [wordfreqFolder, newsFile] = process.argv.slice(2);
if (wordfreqFolder === undefined || newsFile === undefined) throw new Error('give WORDFREQ_DATA and NEWS.jsonl.gz');

const rates = new Map<string, number>();
const raise = (word: string, rate: number) => rates.set(word, Math.max(rate, rates.get(word) ?? 0));

for (const [language, kept] of Object.entries(wordsKept)) {
  const frequencies = new Map<string, number>();
  const edition = language === 'en' ? 'large' : 'small';
  for (const [word, frequency] of wordfreq(`${wordfreqFolder}/${edition}_${language}.msgpack.gz`)) {
    const [first, ...more] = words(word);
    if (first === undefined || more.length > 0 || !isMeaningful(first) || /^\p{N}/u.test(first)) continue;
    const stemmed = stem(first);
    frequencies.set(stemmed, (frequencies.get(stemmed) ?? 0) + frequency);
  }
  const commonest = [...frequencies].sort((a, b) => b[1] - a[1]).slice(0, kept);
  for (const [word, frequency] of commonest) {
    const known = language !== 'en' && rates.has(word);
    raise(word, (known ? foreignShare : 1) * (1 - Math.exp(-frequency * tokensPerArticle)));
  }
}
for (const [word, rate] of newsRates(newsFile)) if (rate >= newsRateMin) raise(word, rate);

const levels = new Map<number, string[]>();
for (const [word, rate] of rates) {
  const level = Math.round(-Math.log(Math.min(rate, 1)) / levelWidth);
  levels.set(level, [...(levels.get(level) ?? []), word]);
}
const table = {
  source:
    'Word frequencies of wordfreq 3.1.1 by Robyn Speer (data: CC BY-SA 4.0), and shares of articles of the Reuters-21578 training set that hold a word. This table: CC BY-SA 4.0.',
  levelWidth,
  levels: [...levels].sort((a, b) => a[0] - b[0]).map(([level, list]) => [level, list.sort().join(' ')]),
};
const target = fileURLToPath(new URL('../../functions/text/word-rates.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(table, null, 1)}\n`);
process.stdout.write(`${target}: ${rates.size} words\n`);

/** wordfreq's format: a MessagePack list whose n-th element lists the words of frequency 10^(-n/100), after a header. */
function* wordfreq(file: string): Generator<readonly [string, number]> {
  const bytes = gunzipSync(readFileSync(file));
  let at = 0;
  const size = (wide: number, narrow: number, mask: number): number => {
    const type = bytes[at++] ?? 0;
    if ((type & ~mask) === narrow) return type & mask;
    if (type !== wide && type !== wide + 1) throw new Error(`unexpected type ${type} in ${file}`);
    at += type === wide ? 2 : 4;
    return type === wide ? bytes.readUInt16BE(at - 2) : bytes.readUInt32BE(at - 4);
  };
  const text = (): string => {
    const type = bytes[at++] ?? 0;
    const length = type === 0xd9 ? (bytes[at++] ?? 0) : type & 0x1f;
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  const buckets = size(0xdc, 0x90, 0x0f);
  // The header: a map of two entries, a text and a number.
  const entries = size(0xde, 0x80, 0x0f);
  for (let entry = 0; entry < entries; entry++) {
    text();
    if ((bytes[at] ?? 0) < 0x80) at += 1;
    else text();
  }
  for (let bucket = 1; bucket < buckets; bucket++) {
    const inBucket = size(0xdc, 0x90, 0x0f);
    for (let place = 0; place < inBucket; place++) yield [text(), 10 ** (-(bucket - 1) / 100)];
  }
}

function newsRates(file: string): Map<string, number> {
  const rows = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { text } = JSON.parse(row) as { text: string };
    for (const word of new Set(words(text))) {
      if (!isMeaningful(word) || /^\p{N}/u.test(word)) continue;
      counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([word, count]) => [word, count / rows.length]));
}
