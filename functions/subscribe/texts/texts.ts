import { en, type Texts } from './en.ts';
import { fr } from './fr.ts';

const languages: Readonly<Record<string, Texts>> = { en, fr };

/** The words for a language (BCP 47), else English. */
export function textsFor(language: string): Texts {
  return languages[writtenLanguage(language)] ?? en;
}

/** The language that words come in when this one is asked for. */
export function writtenLanguage(language: string): string {
  const primary = language.toLowerCase().split('-', 1)[0] ?? '';
  return Object.hasOwn(languages, primary) ? primary : 'en';
}
