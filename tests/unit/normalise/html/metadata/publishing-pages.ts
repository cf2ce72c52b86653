import { day, h1, headline, type OutletPage } from './outlet-page.ts';
import { meta, prose } from './shaped-page.ts';

/** Reports as the usual themes of publishing systems show them. */
export const publishingPages: readonly OutletPage[] = [
  {
    outlet: 'Medium',
    lang: 'en',
    head: `<title>${headline} | by Jane Doe | Notes</title>${meta('og:title', headline)}${meta('author', 'Jane Doe')}`,
    body: `<article>${h1('pw-post-title')}<div><a rel="author" href="/@jane"><p>Jane Doe</p></a><button>Follow</button><span>5 min read</span><span>·</span><span>Mar 3, 2021</span></div>${prose}</article>`,
    byline: 'Jane Doe',
    published: day,
    modified: null,
  },
  {
    outlet: 'Substack',
    lang: 'en',
    head: `<title>${headline} - by Jane Doe - Letters</title>${meta('og:title', headline)}${meta('author', 'Jane Doe')}`,
    body: `<article><div class="post-header">${h1('post-title published')}<h3 class="subtitle">After six months</h3><div class="pencraft"><a href="https://letters.example.com/@jane">Jane Doe</a></div><div class="pencraft meta">Mar 03, 2021</div><div>∙ Paid</div></div>${prose}</article>`,
    byline: 'Jane Doe',
    published: day,
    modified: null,
  },
  {
    outlet: 'WordPress, Twenty Twenty-One',
    lang: 'en',
    head: `<title>${headline} &#8211; Isle Notes</title>`,
    body: `<header><p class="site-title"><a href="/">Isle Notes</a></p></header><article><header class="entry-header">${h1('entry-title')}</header><div class="entry-content">${prose}</div><footer class="entry-footer"><div class="posted-by"><span class="posted-on">Published <time class="entry-date published updated" datetime="2021-03-03T10:15:00+00:00">March 3, 2021</time></span><span class="byline">By <a href="/author/jane/" rel="author">Jane Doe</a></span></div></footer></article>`,
    byline: 'Jane Doe',
    published: day,
    modified: null,
  },
  {
    outlet: 'WordPress, blocks',
    lang: 'en',
    head: `<title>${headline} – Isle Notes</title>`,
    body: `<main><h1 class="wp-block-post-title">${headline}</h1><div class="wp-block-post-date"><time datetime="2021-03-03T10:15:00+00:00">March 3, 2021</time></div><div class="wp-block-group"><p>—</p><p>by</p><div class="wp-block-post-author-name">Jane Doe</div><div class="wp-block-post-terms">in <a href="/c">Isles</a></div></div>${prose}</main>`,
    byline: 'Jane Doe',
    published: day,
    modified: null,
  },
  {
    outlet: 'Drupal, Olivero',
    lang: 'en',
    head: `<title>${headline} | Isle Notes</title>`,
    body: `<article class="node"><header>${h1('title')}<div class="node__meta"><span>By <span class="field--name-uid"><span>Jane Doe</span></span>, <span class="field--name-created"><time datetime="2021-03-03T10:15:00+00:00" title="Wednesday, March 3, 2021 - 10:15">3 March, 2021</time></span></span></div></header>${prose}</article>`,
    byline: 'Jane Doe',
    published: day,
    modified: null,
  },
  {
    outlet: 'Ghost, Casper',
    lang: 'en',
    head: `<title>${headline}</title>${meta('og:title', headline)}`,
    body: `<article><header class="article-header">${h1('article-title')}<div class="article-byline"><h4 class="author-name"><a href="/author/jane/">Jane Doe</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="2021-03-03">Mar 3, 2021</time><span class="byline-reading-time">• 4 min read</span></div></div></header>${prose}</article>`,
    byline: 'Jane Doe',
    published: day,
    modified: null,
  },
  {
    outlet: 'Blogger, Contempo',
    lang: 'en',
    head: `<title>${headline}</title>${meta('og:title', headline)}`,
    body: `<header><h1><a href="/">Isle Notes</a></h1></header><article><h3 class="post-title entry-title">${headline}</h3><div class="post-header"><span class="byline post-author vcard"><span class="post-author-label">By</span> <span class="fn"><a class="g-profile" rel="author" href="https://blog.example.com/profile/1"><span>Jane Doe</span></a></span></span><span class="byline post-timestamp"> - <a class="timestamp-link" href="/x"><time class="published" datetime="2021-03-03T10:15:00+01:00">March 03, 2021</time></a></span></div>${prose}</article>`,
    byline: 'Jane Doe',
    published: day,
    modified: null,
  },
];
