import { ar } from './ar.ts';
import { en, type Texts } from './en.ts';
import { fr } from './fr.ts';

const languages: Readonly<Record<string, Texts>> = { ar, en, fr };

/** What the pages of the site say. */
export type Words = Texts['site'];

/** The words for a language (BCP 47), else English. */
export function textsFor(language: string): Texts {
  return languages[primaryOf(language)] ?? en;
}

/**
 * The language that a page or a mail is in when this one is asked for: itself, with its country, or English. What
 * stands around the news (dates, the direction, the names of days) follows it; the news itself says its own.
 */
export function writtenLanguage(language: string): string {
  return Object.hasOwn(languages, primaryOf(language)) ? language : 'en';
}

function primaryOf(language: string): string {
  return language.toLowerCase().split('-', 1)[0] ?? '';
}
