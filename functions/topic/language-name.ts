const names = new Intl.DisplayNames('en', { type: 'language' });

/** `French` for `fr`; in words too where the language could not be told. */
export function languageName(language: string | null): string {
  return language === null ? 'a language that could not be told' : (names.of(language) ?? language);
}
