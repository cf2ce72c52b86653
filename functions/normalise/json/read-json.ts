import { limits } from '../../limits.ts';
import type { Draft } from '../../model/article.ts';
import { articleObjects } from './article-objects.ts';
import { draftOfObject } from './draft-of-object.ts';
import { isObject } from './usual-names.ts';

export type JsonOutcome =
  | { readonly kind: 'articles'; readonly drafts: readonly Draft[]; readonly skipped: readonly string[] }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Reads an article object, JSON-LD or not, or a list of them; what is not one is told with its place and why. */
export function readJson(text: string, context: { readonly url: string | null }): JsonOutcome {
  const found = articleObjects(text);
  if (found.kind === 'rejected') return found;
  const { objects, isList } = found;
  if (objects.length === 0) {
    return {
      kind: 'rejected',
      reason: 'the JSON holds no article: expected an object with a title and a text, or a list of them',
    };
  }
  const drafts: Draft[] = [];
  const skipped: string[] = [];
  objects.slice(0, limits.entriesPerDocumentMax).forEach((object, at) => {
    const draft = isObject(object) ? draftOfObject(object, { ...context, isList }) : { rejected: 'not an object' };
    if (!('rejected' in draft)) drafts.push(draft);
    else
      skipped.push(objects.length === 1 ? draft.rejected : `article ${at + 1} of ${objects.length}: ${draft.rejected}`);
  });
  if (objects.length > limits.entriesPerDocumentMax)
    skipped.push(`more than ${limits.entriesPerDocumentMax} articles: the rest was left out`);
  if (drafts.length === 0) return { kind: 'rejected', reason: skipped.slice(0, 5).join('; ') };
  return { kind: 'articles', drafts, skipped };
}
