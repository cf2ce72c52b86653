import { parseHTML } from 'linkedom';
import type { PrunedPage } from './prune-page.ts';

/** A tree of the pruned page, with its addresses resolved against `baseUrl` where there is one. */
export function pageDocument(page: PrunedPage, baseUrl: string | null): Document {
  const base = baseUrl === null ? '' : `<base href="${escapeMarkup(baseUrl)}">`;
  const head = `<head>${base}<title>${escapeMarkup(page.title ?? '')}</title></head>`;
  return parseHTML(`<!doctype html><html>${head}<body>${page.body}</body></html>`).document;
}

/** Text as it stands in markup, within elements and within quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
