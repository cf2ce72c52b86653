/** Content types by file extension: how a dropped file is taken, and how a public file is served. */
const byExtension: Readonly<Record<string, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  css: 'text/css; charset=utf-8',
  eml: 'message/rfc822',
  htm: 'text/html',
  html: 'text/html',
  ico: 'image/x-icon',
  json: 'application/json',
  opml: 'text/x-opml; charset=utf-8',
  rdf: 'application/rdf+xml',
  rss: 'application/rss+xml; charset=utf-8',
  svg: 'image/svg+xml',
  text: 'text/plain',
  txt: 'text/plain',
  webmanifest: 'application/manifest+json',
  xhtml: 'application/xhtml+xml',
  xml: 'application/xml',
};

/** `application/octet-stream` for what is not known: its reader has to look at the bytes. */
export function contentTypeOf(name: string): string {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined) ?? 'application/octet-stream';
}
