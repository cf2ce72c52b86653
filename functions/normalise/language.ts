/** Characters looked at: enough to tell, however long the text is. */
const sampleCharactersMax = 4_000;

/** Scripts that one language (nearly) alone uses in the news. */
const scripts: readonly { readonly script: RegExp; readonly language: string }[] = [
  { script: /[\p{sc=Hiragana}\p{sc=Katakana}]/gu, language: 'ja' },
  { script: /\p{sc=Hangul}/gu, language: 'ko' },
  { script: /\p{sc=Han}/gu, language: 'zh' },
  { script: /\p{sc=Arabic}/gu, language: 'ar' },
  { script: /\p{sc=Hebrew}/gu, language: 'he' },
  { script: /\p{sc=Greek}/gu, language: 'el' },
  { script: /\p{sc=Thai}/gu, language: 'th' },
  { script: /\p{sc=Devanagari}/gu, language: 'hi' },
  { script: /\p{sc=Bengali}/gu, language: 'bn' },
  { script: /\p{sc=Ethiopic}/gu, language: 'am' },
  { script: /\p{sc=Georgian}/gu, language: 'ka' },
  { script: /\p{sc=Armenian}/gu, language: 'hy' },
  { script: /\p{sc=Tamil}/gu, language: 'ta' },
  { script: /\p{sc=Khmer}/gu, language: 'km' },
  { script: /\p{sc=Cyrillic}/gu, language: 'ru' },
  { script: /\p{sc=Latin}/gu, language: 'latin' },
];

/** Letters that only some languages of a script have: a fair share of them decides. */
const tellingLetters: Readonly<Record<string, readonly { readonly letters: RegExp; readonly language: string }[]>> = {
  ar: [
    { letters: /[ٹڈڑےں]/g, language: 'ur' },
    { letters: /[پچژگکی]/g, language: 'fa' },
  ],
  ru: [
    { letters: /[іїєґ]/gi, language: 'uk' },
    { letters: /[ђћџљњј]/gi, language: 'sr' },
  ],
};

/** The commonest words of the commonest languages in Latin letters; enough of them and no other model is needed. */
const frequentWords: Readonly<Record<string, string>> = {
  en: 'the of and to in that was for with his said has have from were been their which would they',
  fr: 'le la les des et du une dans pour que qui est sur pas au par aux été cette ont',
  es: 'el los las del y una en que por con para su como más fue sobre este entre sus según',
  de: 'der die das und den von zu mit für auf ist dem nicht ein eine sich auch wurde nach bei',
  pt: 'o os as do da dos das em um uma para com não que foi por mais ao pela são',
  it: 'il di che la gli del della per una con non sono dei nel alla più anche ha stato dal',
  nl: 'de het een van en op dat voor zijn met niet aan er ook door naar heeft bij werd worden',
};
const languagesOfWord = new Map<string, string[]>();
for (const [language, list] of Object.entries(frequentWords)) {
  for (const word of list.split(' ')) languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), language]);
}

/**
 * The language of a text (BCP 47, without region), or null when it cannot be told. Script and the commonest words
 * decide most texts; the statistical detector, which takes a quarter of a second to load, is asked only for the rest.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, sampleCharactersMax);
  const script = languageOfScript(sample);
  if (script !== null && script !== 'latin') return script;
  if (script === null) return null;
  const common = languageOfWords(sample);
  if (common !== null) return common;
  if (sample.length < 40) return null;
  const { default: eld } = await import('eld/extrasmall');
  const found = eld.detect(sample);
  return found.language !== '' && found.isReliable() ? found.language : null;
}

/**
 * A stated language as a BCP 47 tag; null when it is none, when the text is in a script that language has not, or
 * when its words are plainly those of another common language: templates state a language that their authors never see.
 */
export function statedLanguage(stated: string | null, text: string): string | null {
  const tag = canonicalTag(stated);
  if (tag === null) return null;
  const sample = text.slice(0, sampleCharactersMax);
  const script = languageOfScript(sample);
  if (script === null) return tag;
  if (!usesScript(tag, script)) return null;
  const language = tag.split('-', 1)[0]!;
  if (script !== 'latin' || !(language in frequentWords)) return tag;
  return (languageOfWords(sample) ?? language) === language ? tag : null;
}

/** Languages written from right to left, by their script (UAX #9 gives the direction of its letters). */
export function isRightToLeft(language: string | null): boolean {
  if (language === null) return false;
  try {
    return /^(?:Arab|Hebr|Syrc|Thaa|Nkoo|Adlm)$/.test(new Intl.Locale(language).maximize().script ?? '');
  } catch {
    return false;
  }
}

function canonicalTag(stated: string | null): string | null {
  if (stated === null) return null;
  try {
    const tag = Intl.getCanonicalLocales(stated.trim().replaceAll('_', '-'))[0] ?? null;
    return tag !== null && /^(?:und|mul|zxx|root)\b/.test(tag) ? null : tag;
  } catch {
    return null;
  }
}

/** The language that most letters speak for; `latin` where the script says nothing more. */
function languageOfScript(sample: string): string | null {
  // Counted apart, so that all the scripts are sought in what is left: next to nothing, of most texts.
  const asciiLetters = sample.replace(/[^A-Za-z]+/g, '').length;
  const others = sample.replace(/\p{ASCII}+/gu, ' ');
  const letters = asciiLetters + (others.match(/\p{L}/gu)?.length ?? 0);
  if (letters === 0) return null;
  for (const { script, language } of scripts) {
    const count = (others.match(script)?.length ?? 0) + (language === 'latin' ? asciiLetters : 0);
    // Japanese mixes kana among Chinese characters, so a little kana is enough.
    if (count < letters * (language === 'ja' ? 0.08 : 0.5)) continue;
    const telling = tellingLetters[language]?.find((each) => (others.match(each.letters)?.length ?? 0) > count * 0.015);
    return telling?.language ?? language;
  }
  return null;
}

const scriptOf: Readonly<Record<string, string>> = {
  ...{
    ja: 'Jpan',
    ko: 'Kore',
    zh: 'Han',
    ar: 'Arab',
    fa: 'Arab',
    ur: 'Arab',
    he: 'Hebr',
    el: 'Grek',
    th: 'Thai',
    hi: 'Deva',
  },
  ...{
    bn: 'Beng',
    am: 'Ethi',
    ka: 'Geor',
    hy: 'Armn',
    ta: 'Taml',
    km: 'Khmr',
    ru: 'Cyrl',
    uk: 'Cyrl',
    sr: 'Cyrl',
    latin: 'Latn',
  },
};

function usesScript(tag: string, detected: string): boolean {
  const script = new Intl.Locale(tag).maximize().script ?? '';
  const wanted = /^Han[st]$/.test(script) ? 'Han' : script;
  const seen = scriptOf[detected];
  if (wanted === 'Jpan' && seen === 'Han') return true;
  // Serbian, Kazakh, Uzbek and others are written in two scripts; what is stated is believed.
  return (
    wanted === seen ||
    (seen === 'Latn' && wanted === 'Cyrl') ||
    (wanted === 'Latn' && seen === 'Cyrl' && tag.startsWith('sr'))
  );
}

function languageOfWords(sample: string): string | null {
  const tokens = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (tokens.length < 15) return null;
  const counts = new Map<string, number>();
  for (const token of tokens) {
    for (const language of languagesOfWord.get(token) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const shares = Object.keys(frequentWords)
    .map((language) => ({ language, share: (counts.get(language) ?? 0) / tokens.length }))
    .sort((a, b) => b.share - a.share);
  const [first, second] = shares;
  return first!.share >= 0.15 && first!.share >= 1.6 * second!.share ? first!.language : null;
}
