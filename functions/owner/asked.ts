import type { Settings } from '../model/settings.ts';
import { basePathOf } from '../site/addresses.ts';
import type { Filter } from './judged-rows.ts';

/** What is asked for, as the address says it. */
export interface Asked {
  readonly filter: Filter;
  readonly before: string | null;
  /** Sort key of the judgement whose other article is being sought; null when none is. */
  readonly pick: string | null;
}

/** Path of a topic's judgements. */
export function ownerPath(settings: Pick<Settings, 'baseUrl'>, topic: string): string {
  return `${basePathOf(settings)}/owner/${topic}/`;
}

/** The address of a page of the list. */
export function addressOf(here: string, { filter, before, pick }: Asked): string {
  const query = new URLSearchParams({
    ...(filter === 'all' ? {} : { show: filter }),
    ...(before === null ? {} : { before }),
    ...(pick === null ? {} : { pick }),
  });
  return query.size === 0 ? here : `${here}?${query}`;
}
