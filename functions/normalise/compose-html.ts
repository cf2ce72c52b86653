import type { Paragraph } from '../model/article.ts';
import { sanitiseHtml } from './sanitise-html.ts';

/**
 * The article's paragraphs as sanitised HTML: headings as h2, quotes as blockquotes, the items of a list together in
 * one ul. Captions are left out, since the pictures they name are not there, and so is a standfirst that the body
 * says again. Right-to-left text carries `dir` on every block, so that it survives in any reader.
 */
export function composeHtml(
  paragraphs: readonly Paragraph[],
  context: { readonly baseUrl: string | null; readonly rightToLeft: boolean },
): string {
  const direction = context.rightToLeft ? ' dir="rtl"' : '';
  const body = new Set(paragraphs.filter(({ role }) => role === 'paragraph').map(({ text }) => text));
  const blocks: string[] = [];
  let items: string[] = [];
  const closeList = (): void => {
    if (items.length > 0) blocks.push(`<ul${direction}>${items.join('')}</ul>`);
    items = [];
  };
  for (const { role, text, html } of paragraphs) {
    const inline = html ?? escapeHtml(text);
    if (role === 'list') {
      items.push(`<li>${html ?? escapeHtml(text.replace(/^[-–—•·*▪►✓✔‣◦]\s+/u, ''))}</li>`);
      continue;
    }
    closeList();
    if (role === 'heading') blocks.push(`<h2${direction}>${inline}</h2>`);
    else if (role === 'quote') blocks.push(`<blockquote${direction}><p>${inline}</p></blockquote>`);
    else if (role === 'paragraph' || (role === 'standfirst' && !body.has(text)))
      blocks.push(`<p${direction}>${inline}</p>`);
  }
  closeList();
  return sanitiseHtml(blocks.join('\n'), { baseUrl: context.baseUrl });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
