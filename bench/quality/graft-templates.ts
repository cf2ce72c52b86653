/** Where templates get their words and their chances from. Texts come escaped. */
export interface Filler {
  readonly title: string;
  readonly one: <T>(items: readonly T[]) => T;
  /** From 1 to `most`. */
  readonly upTo: (most: number) => number;
  readonly sentences: (most: number) => string;
  readonly headline: () => string;
  readonly several: (least: number, most: number, make: () => string) => string;
}

type Template = (filler: Filler) => string;

const readers = [
  'Anna',
  'John Smith',
  'mk_77',
  'Reader One',
  'Dan W.',
  'Carla',
  'T. Becker',
  'grumpy',
  'Luis',
  'xavier',
];
const moments = [
  '2 hours ago',
  'May 3, 2019 at 4:12 pm',
  '12 Mar 2021 09:41',
  'Yesterday',
  '3 days ago',
  '14 Aug 2016',
];
const listTitles = [
  'Related',
  'More from this section',
  'Latest news',
  'You may also like',
  'Top stories',
  'Read next',
];
const listClasses = ['related', 'more-stories', 'listing', 'block', 'row', 'river', ''];
const link = (text: string) => `<a href="/page">${text}</a>`;

const said: Template = ({ several, sentences }) => several(1, 3, () => `<p>${sentences(4)}</p>`);
const comments = (filler: Filler, one: (reader: string, moment: string) => string) =>
  filler.several(2, 16, () => one(filler.one(readers), filler.one(moments)));

/** Sections of readers' comments, as the most common engines and some hand-made sites mark them up. */
export const commentSections: readonly Template[] = [
  (filler) => {
    const list = comments(filler, (reader, moment) => {
      const author = `<div class="comment-author vcard"><b class="fn">${reader}</b> says:</div>`;
      const meta = `<footer class="comment-meta">${author}<time>${moment}</time></footer>`;
      const body = `${meta}<div class="comment-content">${said(filler)}</div><div class="reply">${link('Reply')}</div>`;
      return `<li class="comment even depth-1"><article class="comment-body">${body}</article></li>`;
    });
    const respond = '<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div>';
    const heading = `<h2 class="comments-title">${filler.upTo(40)} thoughts on “${filler.title}”</h2>`;
    return `<div id="comments" class="comments-area">${heading}<ol class="comment-list">${list}</ol>${respond}</div>`;
  },
  (filler) => {
    const list = comments(filler, (reader, moment) => {
      const head = `<div class="user">${link(reader)} <span>${moment}</span></div>`;
      return `<div class="comment">${head}<div class="text">${said(filler)}</div><div>${link('Reply')}</div></div>`;
    });
    return `<section class="user-comments"><h3>Comments (${filler.upTo(90)})</h3>${list}${link('Load more')}</section>`;
  },
  (filler) => {
    const list = comments(filler, (reader, moment) => {
      const head = `<div class="post-header">${link(reader)} • ${moment}</div>`;
      const foot = `<ul><li>${link('Reply')}</li><li>${link('Share')}</li></ul>`;
      return `<div class="post">${head}<div class="post-message">${said(filler)}</div>${foot}</div>`;
    });
    return `<div id="discussion"><div>${filler.upTo(60)} Responses</div>${list}</div>`;
  },
  (filler) => {
    const list = comments(
      filler,
      (reader, moment) => `<dt>${reader} said...</dt><dd>${said(filler)}</dd><dd>${link(moment)}</dd>`,
    );
    return `<div class="comments" id="comments"><h4>${filler.upTo(20)} comments:</h4><dl>${list}</dl></div>`;
  },
  (filler) => {
    const list = comments(
      filler,
      (reader, moment) => `<div><strong>${reader}</strong><br>${filler.sentences(4)}<br><small>${moment}</small></div>`,
    );
    return `<div><h3>What readers say</h3>${list}</div>`;
  },
  (filler) => {
    const list = comments(
      filler,
      (reader, moment) => `<li><h4>${reader}</h4><p class="date">${moment}</p>${said(filler)}${link('Report')}</li>`,
    );
    return `<div class="readers"><h2>Readers' comments</h2><ul>${list}</ul></div>`;
  },
];

const teasers: readonly Template[] = [
  (filler) => {
    const date = `<span class="date">${filler.one(moments)}</span>`;
    return `<article class="teaser"><h3>${link(filler.headline())}</h3><p>${filler.sentences(2)}</p>${date}</article>`;
  },
  (filler) => `<div class="item">${link(filler.headline())}<p>${filler.sentences(1)} ${link('Read more')}</p></div>`,
  (filler) => {
    const by = `<div>${filler.one(moments)} | ${filler.one(readers)}</div>`;
    return `<li><h4>${link(filler.headline())}</h4>${by}<div>${filler.sentences(2)}</div></li>`;
  },
  (filler) => {
    const body = link(`<h5>${filler.headline()}</h5><p>${filler.sentences(2)}</p>`);
    return `<div class="card"><div class="card-body">${body}</div></div>`;
  },
  (filler) => {
    const summary = `<div class="entry-summary"><p>${filler.sentences(3)}</p></div>`;
    return `<div class="post"><h2>${filler.headline()}</h2>${summary}</div>`;
  },
];

/** Lists of other articles with their first sentences. */
export const teaserLists: readonly Template[] = teasers.map((entry) => (filler) => {
  const entries = filler.several(3, 11, () => entry(filler));
  return `<div class="${filler.one(listClasses)}"><h3>${filler.one(listTitles)}</h3>${entries}</div>`;
});
