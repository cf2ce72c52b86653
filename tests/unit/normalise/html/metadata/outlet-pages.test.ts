import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/normalise/html/read-html.ts';
import { headline } from './outlet-page.ts';
import { outletPages } from './outlet-pages.ts';
import { publishingPages } from './publishing-pages.ts';

describe('a page in the shape that an outlet or a publishing system gives its reports', () => {
  it.each([...outletPages, ...publishingPages])('says its title, writer, days and language: $outlet', (page) => {
    const { lang, url = 'https://desk.example.com/isles/118', head, body, byline, published, modified } = page;
    const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}<footer>© 2026</footer></body></html>`;
    const draft = readHtml(html, { url });
    if ('rejected' in draft) throw new Error(draft.rejected);
    expect({
      title: draft.title,
      byline: draft.byline,
      published: draft.published?.slice(0, 10) ?? null,
      modified: draft.modified?.slice(0, 10) ?? null,
      language: draft.language,
    }).toEqual({ title: headline, byline, published, modified, language: lang });
  });
});
