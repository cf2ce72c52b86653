import type { PollingHints } from '../../model/source.ts';
import type { FeedLink } from './feed-model.ts';
import { firstChild, isElement, textOf, type XmlElement } from './xml-tree.ts';

/** RSS 1.0 syndication module: minutes in each `updatePeriod`. */
const periodMinutes: ReadonlyMap<string, number> = new Map([
  ['hourly', 60],
  ['daily', 24 * 60],
  ['weekly', 7 * 24 * 60],
  ['monthly', 30 * 24 * 60],
  ['yearly', 365 * 24 * 60],
]);

/** What the feed says about asking for it again. */
export function pollingHints(head: XmlElement, links: readonly FeedLink[]): PollingHints {
  const rel = (wanted: string) => links.find((link) => link.rel === wanted)?.url ?? null;
  return {
    intervalMinutes: intervalMinutes(head),
    skipHours: listed(head, 'skiphours', 'hour').flatMap((text) => (/^\d{1,2}$/.test(text) ? [Number(text) % 24] : [])),
    skipDays: listed(head, 'skipdays', 'day'),
    hub: rel('hub'),
    self: rel('self'),
  };
}

function intervalMinutes(head: XmlElement): number | null {
  const ttl = Number(textUnder(head, 'ttl'));
  if (ttl > 0) return ttl;
  const period = periodMinutes.get(textUnder(head, 'sy:updateperiod').toLowerCase());
  if (period === undefined) return null;
  const frequency = Number(textUnder(head, 'sy:updatefrequency'));
  return frequency >= 1 ? period / frequency : period;
}

function textUnder(head: XmlElement, name: string): string {
  const element = firstChild(head, name);
  return element === undefined ? '' : textOf(element).trim();
}

function listed(head: XmlElement, list: string, item: string): readonly string[] {
  return (firstChild(head, list)?.children ?? []).flatMap((child) =>
    isElement(child) && child.name === item ? [textOf(child).trim()] : [],
  );
}
