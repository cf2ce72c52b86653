import { readFileSync } from 'node:fs';

/** An invented report of local news, with what it is about and what it says to who has read those before it. */
export interface LocalReport {
  readonly outlet: string;
  /** When it comes in, and the date it states. */
  readonly at: string;
  readonly event: string;
  readonly kind: 'begins' | 'new' | 'rewrite';
  readonly title: string;
  readonly text: string;
}

const weekBegins = Date.parse('2026-03-02T06:00:00.000Z');

/**
 * Ten days of one place, from two outlets, as `tests/local-news/<place>.txt` has them in order of arrival. Of each: the
 * outlet, hours after Monday, 2 March 2026, 06:00 UTC, event, kind and title in a line, and its text in the next.
 */
export function localNews(place: 'skarvik' | 'varn' | 'second-outlets'): readonly LocalReport[] {
  const file = readFileSync(new URL(`./${place}.txt`, import.meta.url), 'utf8');
  return file
    .trim()
    .split('\n\n')
    .map((block) => {
      const [head = '', text = ''] = block.split('\n');
      const [outlet, hours, event, kind, title] = head.split(' | ');
      if (!outlet || !event || !title || text === '') throw new Error(`${place}: ${head} lacks something`);
      if (kind !== 'begins' && kind !== 'new' && kind !== 'rewrite') throw new Error(`${place}: ${head} has no kind`);
      return { outlet, at: new Date(weekBegins + Number(hours) * 3_600_000).toISOString(), event, kind, title, text };
    });
}
