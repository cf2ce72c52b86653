import type { Paragraph } from '../model/article.ts';
import { withoutDateline } from './dates/dateline.ts';

export const summaryCharactersMax = 280;
/** A source's own summary may be longer than one cut from the body. */
const statedCharactersMax = 500;
const bodyCharactersMax = 3_000;

/** What feeds leave at the end of a cut summary: "[…]", "...". */
const cutMark = /\s*(?:\[\s*(?:…|\.{3}|&hellip;)\s*\]|(?:…|\.{3}))\s*(?:\S+\s){0,3}(?:\S{0,20}[»→›>])?\s*$/u;
/** Looked for at the end alone: each place in a longer text might begin one that goes on to the end. */
const cutMarkCharactersMax = 200;

/**
 * The source's own summary, cleaned; null when it says no more than the title, or is the beginning of the body cut off.
 * @param stated plain text
 */
export function cleanSummary(stated: string | null, title: string, body = ''): string | null {
  if (stated === null) return null;
  const folded = stated.slice(0, 5_000).replace(/\s+/g, ' ').trim();
  const { text, isCut } = withoutCutMark(folded);
  if (plain(text).length < 20 || plain(text) === plain(title)) return null;
  if (!isCut) return wholeSentences(text, statedCharactersMax) ?? cutAtWord(text, statedCharactersMax);
  const opening = body.slice(0, 2 * text.length).replace(/\s+/g, ' ');
  if (opening.startsWith(text) && opening.length > text.length + 20) return null;
  return endedWell(text, statedCharactersMax);
}

const plain = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function withoutCutMark(text: string): { readonly text: string; readonly isCut: boolean } {
  const endAt = Math.max(0, text.length - cutMarkCharactersMax);
  const end = text.slice(endAt);
  return { text: `${text.slice(0, endAt)}${end.replace(cutMark, '')}`.trim(), isCut: cutMark.test(end) };
}

/** A text that was cut off, to its last whole sentence; with a mark of its own where that is too little. */
function endedWell(text: string, charactersMax: number): string {
  const lastIsWhole = /[.!?。！？؟।]["”’»)]?$/u.test(text);
  const whole = wholeSentences(text, lastIsWhole ? charactersMax : Math.min(charactersMax, text.length - 2));
  return whole !== null && plain(whole).length >= 30 ? whole : `${cutAtWord(text, charactersMax)}…`;
}

/** The standfirst, else the first sentences of the body, up to about 280 characters. */
export function summaryOf(paragraphs: readonly Pick<Paragraph, 'role' | 'text'>[]): string | null {
  const standfirst = paragraphs.filter(({ role }) => role === 'standfirst').map(({ text }) => text);
  const body = paragraphs.filter(({ role }) => role === 'paragraph' || role === 'quote').map(({ text }) => text);
  const [first, ...rest] = standfirst.length > 0 ? standfirst : body;
  const source = [withoutDateline(first ?? ''), ...rest].join(' ').slice(0, bodyCharactersMax);
  if (source === '') return null;
  const { text, isCut } = withoutCutMark(source);
  if (isCut && text !== '' && text.length <= summaryCharactersMax) return endedWell(text, summaryCharactersMax);
  return wholeSentences(source, summaryCharactersMax) ?? `${cutAtWord(source, summaryCharactersMax)}…`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** "U.N. ", "St. ", "J. ": a point after one letter or a short capitalised word, which ends no sentence. */
const abbreviationEnd = /(?:^|[\s("“'])(?:\p{L}\.)+\s*$|(?:^|\s)\p{Lu}\p{Ll}{0,3}\.\s*$|\b(?:No|vs|approx|al)\.\s*$/u;

/** As many whole sentences as fit; null when not even the first does. The text itself when all of it fits. */
function wholeSentences(text: string, charactersMax: number): string | null {
  if (text.length <= charactersMax) return text;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    const to = index + segment.length;
    if (to > charactersMax + 1) break;
    if (!abbreviationEnd.test(segment)) end = to;
  }
  return end === 0 ? null : text.slice(0, end).trim();
}

function cutAtWord(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  const cut = text.slice(0, charactersMax);
  const space = cut.lastIndexOf(' ');
  return (space > charactersMax / 2 ? cut.slice(0, space) : cut)
    .replace(/[\s,;:–—-]+$/u, '')
    .replace(/[\ud800-\udbff]$/, '');
}
