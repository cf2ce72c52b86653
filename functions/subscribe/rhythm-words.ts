import type { Texts } from '../languages/en.ts';
import { fill } from '../languages/fill.ts';
import { writtenLanguage } from '../languages/texts.ts';
import type { Rhythm } from '../model/subscription.ts';
import { zoneName } from './zone-names.ts';

/** A rhythm in words: `daily at 08:00 (Africa/Bamako)`. */
export function rhythmInWords(rhythm: Rhythm, texts: Texts, language: string): string {
  const values = {
    hour: `${String(rhythm.hour).padStart(2, '0')}:00`,
    zone: zoneName(rhythm.zone),
    weekday: weekdayName(rhythm.weekday, language),
  };
  return fill(texts.rhythm[rhythm.cadence], values);
}

/** The name of a day of the week, 1 being Monday, as a page in this language says it. */
export function weekdayName(weekday: number, language: string): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(writtenLanguage(language), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );
}
