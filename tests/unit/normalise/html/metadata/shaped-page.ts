import { readHtml } from '../../../../../functions/normalise/html/read-html.ts';

export const title = 'Camp handed over without a word';
const address = 'https://desk.example.com/world/camp';
const heading = `<h1>${title}</h1>`;
export const prose =
  '<p>The last convoy left the camp at dawn, and the officials who had waited at the gate since midnight took over the buildings, the generators and the water works without a word.</p>'.repeat(
    5,
  );

export const jsonLd = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;
export const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
export const beside = (markup: string) => `${heading}${markup}${prose}`;

export interface Shape {
  readonly head?: string;
  readonly body?: string;
  readonly lang?: string;
  readonly url?: string;
}

/** The day on which a page of this shape was published, as it is read. */
export function publishedOn({ head = '', body = beside(''), lang = 'en', url = address }: Shape): string | null {
  const draft = readHtml(
    `<!doctype html><html lang="${lang}"><head>${head}<title>${title} - The Desk</title><meta property="og:title" content="${title}"></head><body>${body}</body></html>`,
    { url },
  );
  if ('rejected' in draft) throw new Error(draft.rejected);
  return draft.published?.slice(0, 10) ?? null;
}
