import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/normalise/html/read-html.ts';
import { meta, prose } from './shaped-page.ts';

interface TitledPage {
  readonly head: string;
  readonly body: string;
  readonly url?: string | null;
}

function titleOf({ head, body, url = 'https://desk.example.com/post/118' }: TitledPage): string | null {
  const draft = readHtml(`<!doctype html><html><head>${head}</head><body>${body}${prose}</body></html>`, { url });
  if ('rejected' in draft) throw new Error(draft.rejected);
  return draft.title;
}

const post = 'Measuring rain with an old teapot';
const ofPost =
  '<p>An old teapot on a fence post is enough for measuring rain, says the society, as long as nobody pours tea into it and the lid is left in the kitchen.</p>';

const pages: readonly (readonly [string, TitledPage, string])[] = [
  [
    'a blog whose main heading is its name',
    {
      head: `<title>Weather at Home: ${post}</title>${meta('og:title', post)}`,
      body: `<h1>Weather at Home</h1><h2>Sunday, May 3, 2020</h2><h3>${post}</h3>`,
    },
    post,
  ],
  [
    'a blog whose main heading is its name, and which says no more than a title',
    { head: `<title>Weather at Home: ${post}</title>`, body: `<h1>Weather at Home</h1><h3>${post}</h3>` },
    post,
  ],
  [
    'a site whose short name is a main heading',
    { head: `<title>${post} · W9</title>`, body: `<header><h1>W9</h1></header><h1>${post}</h1>`, url: null },
    post,
  ],
  [
    'a headline in the second heading, below a greeting',
    {
      head: `<title>${post} | Notes | Ann Writer</title>`,
      body: `<h1>Hello, I am Ann.</h1><p>I measure things.</p><h2>${post}</h2>`,
    },
    post,
  ],
  [
    'a title with a bar of its own, and the site behind it',
    {
      head: `<title>Friday Notes #28 - a teapot in sight | Weather</title>${meta('og:site_name', 'Weather.com')}`,
      body: '',
    },
    'Friday Notes #28 - a teapot in sight',
  ],
  [
    'a Chinese title with its section and site behind low lines',
    {
      head: '<title>老茶壶量雨记：一个气象迷的十年_科普频道_山河网</title>',
      body: '<div class="l_tit">老茶壶量雨记：一个气象迷的十年</div>',
    },
    '老茶壶量雨记：一个气象迷的十年',
  ],
  [
    'the name of an album site before and behind',
    {
      head: meta('og:title', `${post} (2) @ 山河之家 :: 相簿網 ALBUM ::`) + meta('og:site_name', '山河之家'),
      body: `<h1>相簿網 ALBUM</h1><h1>山河之家</h1><h2>${post} (2)</h2>`,
    },
    `${post} (2)`,
  ],
  [
    'a heading with a sign for a link behind it',
    { head: `<title>${post}</title>`, body: `<h1>${post}<a href="#x">¶</a></h1>` },
    post,
  ],
  [
    'a page of unknown address without a heading',
    { head: `<title>${post} - The Valley Courier</title>`, body: '', url: null },
    post,
  ],
  [
    'a subtitle behind a dash',
    { head: `<title>${post} - what ten years of it have shown</title>`, body: '', url: null },
    `${post} - what ten years of it have shown`,
  ],
  [
    'Dublin Core with colons, and several names in one attribute',
    { head: `<meta property="x:title dc:title" content="${post}"><title>Document</title>`, body: '<div>Menu</div>' },
    post,
  ],
  [
    'a heading in the text that says the same as the title',
    {
      head: `<title>How does a teapot measure rain</title>`,
      body: `<h1>How teapots may measure rain</h1>${prose}<h2>How does a teapot measure rain</h2>`,
    },
    'How teapots may measure rain',
  ],
  [
    'a page that is called as all of its site are, with a main heading for the section',
    {
      head: '<title>Single view: Parish of Lower Weir</title>',
      body: `<h1>Latest</h1><ul>${'<li><a href="/x">Parish</a></li>'.repeat(70)}</ul><div>03.03.10</div><h2>${post}</h2><h3>After ten years of rain</h3>${ofPost}`,
    },
    post,
  ],
  [
    'a page that is called as all of its site are, with other headings below the text',
    {
      head: '<title>Ministry of Rain and Rivers</title>',
      body: `<h1>${post}</h1>${ofPost}${prose}<ul>${'<li><a href="/x">Rivers</a></li>'.repeat(70)}</ul><h1>Contact</h1>`,
    },
    post,
  ],
  [
    'a page that shows its title nowhere, with a heading of the site above the text',
    { head: `<title>${post}</title>`, body: `<h3>Share this story with your friends</h3>${ofPost}` },
    post,
  ],
];

describe('the title of a page', () => {
  it.each(pages)('is read: %s', (_, page, title) => {
    expect(titleOf(page)).toBe(title);
  });
});
