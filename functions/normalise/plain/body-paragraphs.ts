import type { Paragraph } from '../../model/article.ts';
import { endsInPhotoCredit } from '../lines/picture-credit.ts';
import { type LineRole, markShortLines } from './assign-roles.ts';
import { pageLines } from './page-lines.ts';

/** The paragraphs of a text that is all article: nothing is dropped, short lines become headings or list items. */
export function bodyParagraphs(text: string): Paragraph[] {
  const lines = pageLines(text);
  const roles: LineRole[] = lines.map((line) => (endsInPhotoCredit(line.text) ? 'caption' : 'paragraph'));
  markShortLines(lines, roles, 0);
  return lines.map((line, at) => ({ role: roles[at] as Paragraph['role'], text: line.text }));
}
