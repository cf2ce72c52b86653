import { limits } from '../limits.ts';

/**
 * A stretch of a month's entries that stands in one archive document (RFC 5005 section 4).
 * Which entries are in it follows from their positions alone, so it never changes.
 */
export interface ArchivePart {
  readonly month: string;
  /** From 1. */
  readonly number: number;
}

/** The part that a position (`<yyyy-mm>#<six digits>`, counted from 1 in each month) belongs to. */
export function partOf(position: string): ArchivePart {
  const [month, digits] = position.split('#');
  const count = Number(digits);
  if (month === undefined || !Number.isSafeInteger(count) || count < 1) throw new Error(`no position: ${position}`);
  return { month, number: Math.ceil(count / limits.archivePartEntriesMax) };
}

/** Bounds of its positions: the first, inclusive, and the first after it, exclusive. */
export function partRange(part: ArchivePart): { readonly from: string; readonly to: string } {
  const size = limits.archivePartEntriesMax;
  const at = (count: number) => `${part.month}#${String(count).padStart(6, '0')}`;
  return { from: at((part.number - 1) * size + 1), to: at(part.number * size + 1) };
}

/** Its file within the topic: `archive/2026-11.atom`, then `archive/2026-11-2.atom` and so on. */
export function partFile(part: ArchivePart): string {
  return `archive/${part.month}${part.number === 1 ? '' : `-${part.number}`}.atom`;
}

/** Part before part, in order of time. */
export function comparePart(a: ArchivePart, b: ArchivePart): number {
  return a.month === b.month ? a.number - b.number : a.month < b.month ? -1 : 1;
}

/**
 * Whether a part will get no more entries: positions only grow, so the part of the newest one is the only open part.
 * It is no archive yet; all its entries are in the feed itself.
 */
export function isComplete(part: ArchivePart, newestPosition: string): boolean {
  return comparePart(part, partOf(newestPosition)) < 0;
}
