import type { StatedDate } from '../../model/article.ts';
import { isClockStart, parseStatedDate } from '../dates/dates.ts';
import { first, type JsonObject, textOf } from './usual-names.ts';

/** WordPress says its dates twice, and names the zone in the name of the field. */
export function dateUnder(object: JsonObject, fields: readonly string[]): StatedDate | null {
  const value = first(object, fields);
  const isUtc = fields.some((field) => field.endsWith('_gmt') && object[field] === value);
  return dateOf(value, isUtc ? 'utc' : 'day');
}

/** A date as text, or as seconds or milliseconds since 1970; null for what is none, and for the start of a clock. */
function dateOf(value: unknown, zoneless: 'day' | 'utc' = 'day'): StatedDate | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(Math.trunc(value)) : textOf(value);
  const date = text === null ? null : parseStatedDate(text, { zoneless });
  return date === null || isClockStart(date) ? null : date;
}
