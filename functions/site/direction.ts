/** Languages written from right to left, by primary subtag, and scripts that make any language so. */
const rightToLeftLanguages = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const rightToLeftScript = /-(arab|hebr|thaa|syrc|nkoo|adlm)\b/;

/** Which way text in a language (BCP 47) runs; `auto`, by its first strong character, when no language is known. */
export function directionOf(language: string): 'ltr' | 'rtl';
export function directionOf(language: string | null): 'ltr' | 'rtl' | 'auto';
export function directionOf(language: string | null): 'ltr' | 'rtl' | 'auto' {
  if (language === null) return 'auto';
  const tag = language.toLowerCase();
  if (rightToLeftScript.test(tag)) return 'rtl';
  if (/-(latn|cyrl)\b/.test(tag)) return 'ltr';
  return rightToLeftLanguages.has(tag.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr';
}
