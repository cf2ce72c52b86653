import { en } from './en.ts';
import { fr } from './fr.ts';

/** Every sentence that a subscriber reads, but for the news. Another language is another file of this shape. */
export type Texts = typeof en;

const languages: Readonly<Record<string, Texts>> = { en, fr };

/** Languages that pages and mails are written in. */
export const writtenLanguages = Object.keys(languages);

/** The words for a language (BCP 47), else English. */
export function textsFor(language: string): Texts {
  return languages[writtenLanguage(language)] ?? en;
}

/** The language that words come in when this one is asked for. */
export function writtenLanguage(language: string): string {
  const primary = language.toLowerCase().split('-', 1)[0] ?? '';
  return Object.hasOwn(languages, primary) ? primary : 'en';
}
