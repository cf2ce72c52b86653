import { recordKeys } from '../keys.ts';
import type { Source, SourceState } from '../model/source.ts';
import type { Ports } from '../ports.ts';
import { freshSource, readSource, sourceIdOf, sourceWrites } from './source-record.ts';

type Needs = Pick<Ports, 'clock' | 'records'>;
const pageSize = 200;

/** What the owner says of a source; what is left out stays as it was, or is as usual. */
export interface WantedSource {
  readonly url: string;
  readonly title?: string;
  readonly topics?: readonly string[];
  readonly categories?: readonly string[];
  readonly fetchPages?: Source['fetchPages'];
  readonly intervalMinutes?: number | null;
  /** Sent with each request, for instance a key; they take the place of those known before. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Adds a source, or changes the one at that address; from then on the owner's word counts, not the seeds'. */
export async function putSource(wanted: WantedSource, needs: Needs): Promise<'added' | 'changed'> {
  const url = new URL(wanted.url).href;
  const id = sourceIdOf(url);
  const before = await readSource(id, needs);
  const known = before?.value.source;
  const source: Source = {
    id,
    url,
    title: wanted.title ?? known?.title ?? nameOf(url),
    topics: [...new Set([...(known?.topics ?? []), ...(wanted.topics ?? [])])],
    categories: wanted.categories ?? known?.categories ?? [],
    fetchPages: wanted.fetchPages ?? known?.fetchPages ?? 'teasers',
    intervalMinutes: wanted.intervalMinutes === undefined ? (known?.intervalMinutes ?? null) : wanted.intervalMinutes,
    headers: wanted.headers ?? known?.headers ?? {},
    origin: 'owner',
  };
  const now = needs.clock.now();
  const state: SourceState =
    before === undefined ? freshSource(source, now) : { ...before.value, source, stopped: null, nextPollAt: now };
  await needs.records.write(sourceWrites(before, state));
  return before === undefined ? 'added' : 'changed';
}

/** What an address is called when nobody says: its host and path, for what follows may be a key. */
export function nameOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname === '/' ? '' : pathname}`;
}

/** Stops polling a source for good, by the owner's word; what is known of it is kept. False when there is none. */
export async function removeSource(url: string, needs: Needs): Promise<boolean> {
  const before = await readSource(sourceIdOf(url), needs);
  if (before === undefined) return false;
  const source: Source = { ...before.value.source, origin: 'owner' };
  await needs.records.write(sourceWrites(before, { ...before.value, source, stopped: 'removed' }));
  return true;
}

/** Every source, those no longer polled included. For commands and pages of the owner. */
export async function listSources({ records }: Pick<Ports, 'records'>): Promise<readonly SourceState[]> {
  const { partition } = recordKeys.source('');
  const found: SourceState[] = [];
  let after: string | undefined;
  do {
    const page = await records.list(partition, {
      limit: pageSize,
      ...(after !== undefined && { from: `${after}\u0000` }),
    });
    found.push(...page.map(({ value }) => value as SourceState));
    after = page.length === pageSize ? page.at(-1)?.sort : undefined;
  } while (after !== undefined);
  return found;
}
