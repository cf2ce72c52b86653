import { meta } from './shaped-page.ts';

/** A page in the shape that an outlet or a publishing system gives its reports, and what an editor reads on it. */
export interface OutletPage {
  readonly outlet: string;
  readonly lang: string;
  readonly url?: string;
  readonly head: string;
  readonly body: string;
  readonly byline: string | null;
  /** Days. */
  readonly published: string | null;
  readonly modified: string | null;
}

export const headline = 'Ferry to the outer isles runs again';
export const day = '2021-03-03';
export const next = '2021-03-04';
export const h1 = (className = '') => `<h1 class="${className}">${headline}</h1>`;
export const site = (name: string) =>
  `<title>${headline} | ${name}</title>${meta('og:title', headline)}${meta('og:site_name', name)}`;
