import type { CorrectionKind } from '../model/correction.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames, Verdict } from '../model/topic.ts';
import { basePathOf, entryFile, topicPath } from '../site/addresses.ts';
import { timeElement } from '../site/dates.ts';
import { type Html, html, webAddress } from '../site/html.ts';
import { page } from '../site/page.ts';
import { sourceName } from '../site/story-list.ts';
import { type Filter, filters, type Judged, type JudgedPage, type JudgedRow } from './judged-rows.ts';
import { verdictWords } from './verdict-words.ts';

type SiteSettings = Pick<Settings, 'baseUrl' | 'siteName'>;

/** What is asked for, as the address says it. */
export interface Asked {
  readonly filter: Filter;
  readonly before: string | null;
}

const filterNames: Readonly<Record<Filter, string>> = {
  all: 'All',
  kept: 'Kept',
  folded: 'Folded',
  dropped: 'Dropped',
  corrected: 'Corrected',
};
const nothing: Readonly<Record<Filter, string>> = {
  all: 'Nothing was judged yet. Every article that comes in is listed here, whether it is kept, folded or dropped.',
  kept: 'Nothing was kept. Articles on the topic appear here as they come in.',
  folded: 'Nothing was folded. Copies of an article appear here, with the article they were folded into.',
  dropped: 'Nothing was dropped. Articles that are not on the topic appear here for some weeks.',
  corrected: 'You have corrected nothing. Say what is wrong beside an article, and it is listed here, to be undone.',
};
const corrections: Readonly<Record<Judged['verdict'], { readonly kind: CorrectionKind; readonly label: string }>> = {
  kept: { kind: 'does-not-belong', label: 'Does not belong' },
  folded: { kind: 'not-a-copy', label: 'Not a copy' },
  dropped: { kind: 'belongs', label: 'Belongs here' },
};
const said: Readonly<Record<CorrectionKind, string>> = {
  belongs: 'You said that it belongs here: it is in the feed, and an example.',
  'does-not-belong':
    'You said that it does not belong: it is out of the feed, and what is like it stays out from now on.',
  'not-a-copy': 'You said that it is not a copy: it stands by itself.',
};

/** The topics, to choose one whose judgements to look at. */
export function topicsPage(topics: readonly TopicNames[], settings: SiteSettings): string {
  const empty = html`<p class="empty">No topic is followed yet. Each folder under seeds/ with a topic.json becomes one.</p>`;
  return ownerPage('Judgements', [], settings, [
    html`<p class="lead">What was kept, dropped and folded, and why. Say where that is wrong, and it is put right from then on.</p>`,
    topics.length === 0
      ? empty
      : html`<ul class="plain">${topics.map(
          ({ slug, title }) =>
            html`<li><a href="${ownerPath(settings, slug)}">${title}</a></li>
`,
        )}</ul>`,
  ]);
}

/** One topic's judgements with a button for each; `problem` says why the last one pressed did nothing. */
export function judgementsPage(
  topic: TopicNames,
  asked: Asked,
  judged: JudgedPage,
  form: { readonly token: string; readonly problem: string | null },
  settings: SiteSettings,
): string {
  const here = ownerPath(settings, topic.slug);
  const pageOf = (file: string) => topicPath(settings, topic.slug, file);
  const rows = judged.rows.map((row) => rowItem(row, asked, { token: form.token, here, pageOf }));
  const older =
    judged.before !== null && html`<p><a href="${addressOf(here, { ...asked, before: judged.before })}">Older</a></p>`;
  const newest =
    asked.before !== null && html`<p><a href="${addressOf(here, { ...asked, before: null })}">Newest</a></p>`;
  return ownerPage(topic.title, [{ href: `${basePathOf(settings)}/owner/`, text: 'Judgements' }], settings, [
    html`<p class="lead">What became of each article that came in. <a href="${topicPath(settings, topic.slug)}">See the topic as readers do.</a></p>`,
    form.problem && html`<div class="note problem" role="alert"><p>${form.problem}</p></div>`,
    html`<nav aria-label="Show"><ul class="filters">${filters.map((filter) => filterLink(filter, asked, here))}</ul></nav>
<h2>${asked.filter === 'all' ? 'Newest first' : filterNames[asked.filter]}</h2>`,
    rows.length === 0 && html`<p class="empty">${nothing[asked.filter]}</p>`,
    ...rows,
    newest,
    older,
  ]);
}

function ownerPage(
  title: string,
  trail: readonly { readonly href: string; readonly text: string }[],
  settings: SiteSettings,
  body: readonly (Html | null | false | '')[],
): string {
  const basePath = basePathOf(settings);
  return page({
    title,
    lang: 'en',
    unlisted: true,
    basePath,
    trail: [{ href: `${basePath}/`, text: settings.siteName }, ...trail],
    body: html`<h1>${title}</h1>
${body}`,
  });
}

function filterLink(filter: Filter, asked: Asked, here: string): Html {
  const name = filterNames[filter];
  return filter === asked.filter
    ? html`<li><strong aria-current="page">${name}</strong></li>`
    : html`<li><a href="${addressOf(here, { filter, before: null })}">${name}</a></li>`;
}

interface RowNeeds {
  readonly token: string;
  readonly here: string;
  /** The path of a file of the topic. */
  readonly pageOf: (file: string) => string;
}

function rowItem(row: JudgedRow, asked: Asked, { token, here, pageOf }: RowNeeds): Html {
  const { judged, correction, articleId, publisher, published, summary } = row;
  // An entry without an address of its own has a page here; what was folded or dropped has none.
  const isShown = judged.verdict === 'kept' && correction === null;
  const link = webAddress(judged.url) ?? (isShown ? pageOf(entryFile(judged.entry)) : null);
  const title = judged.title.trim() || 'Untitled';
  const when = published === null ? html`received ${timeElement(row.receivedAt, 'en')}` : timeElement(published, 'en');
  const fields = { token, sort: row.sort, show: asked.filter, before: asked.before ?? '' };
  return html`<article class="story" id="a-${articleId}"${correction !== null && html` data-corrected="${correction.kind}"`}>
<h3 dir="auto">${link === null ? title : html`<a href="${link}">${title}</a>`}</h3>
<p class="meta"><b>${sourceName(publisher) ?? 'Source not stated'}</b> · ${when}</p>
${link === null && summary !== null && html`<p dir="auto">${summary}</p>`}
${reason(row)}
${
  correction === null
    ? button(here, fields, 'say', corrections[judged.verdict].kind, corrections[judged.verdict].label, title)
    : html`<p><strong>${said[correction.kind]}</strong></p>
${button(here, fields, 'undo', articleId, 'Undo', title)}`
}
</article>
`;
}

/** What was decided and why, in words; the numbers small and on hover. */
function reason({ judged, verdict, correction }: JudgedRow): Html {
  const outcome = html`<strong>${correction === null ? outcomes[judged.verdict].is : outcomes[judged.verdict].was}</strong>${
    judged.verdict === 'folded' &&
    html` into <q dir="auto">${judged.into}</q> <small title="share of the shorter text that is in the other">(${Math.round(judged.similarity * 100)} % the same)</small>`
  }`;
  if (verdict === null) return html`<p>${outcome}</p>`;
  const { score, threshold, why } = verdict;
  // The verdict is today's: a correction since may have taught the topic otherwise.
  const turned = correction === null && judged.verdict !== 'dropped' && score < threshold;
  const numbers = `score ${score.toFixed(3)}, threshold ${threshold.toFixed(3)}`;
  return html`<p>${outcome}${turned && ', but would not be now'}: <span title="${numbers}">${verdictWords(score, threshold)}</span> <small>(${score.toFixed(2)}; ${threshold.toFixed(2)} needed)</small></p>
<p class="meta">${termLine(
    'For it',
    why.filter(({ weight }) => weight >= weightShownMin),
  )} ${termLine(
    'Against it',
    why.filter(({ weight }) => weight <= -weightShownMin),
  )}${why.every(({ weight }) => Math.abs(weight) < weightShownMin) && 'It has no word that tells of the topic.'}</p>`;
}
const outcomes: Readonly<Record<Judged['verdict'], { readonly is: string; readonly was: string }>> = {
  kept: { is: 'Kept', was: 'Was kept' },
  folded: { is: 'Folded', was: 'Was folded' },
  dropped: { is: 'Dropped', was: 'Was dropped' },
};
const termsShown = 6;
/** What would be shown as 0.000. */
const weightShownMin = 0.0005;

function termLine(label: string, terms: Verdict['why']): Html | null {
  if (terms.length === 0) return null;
  // A phrase of the query and a word of the examples may be one and the same to who reads.
  const said = new Map(terms.toReversed().map((one) => [one.term.toLowerCase(), one]));
  const shown = [...said.values()].toReversed().slice(0, termsShown);
  return html`${label}: ${shown.map(
    ({ term, weight }, at) => html`${at > 0 && ', '}<span title="${weight.toFixed(3)}">${term}</span>`,
  )}.`;
}

function button(
  here: string,
  fields: Readonly<Record<string, string>>,
  name: 'say' | 'undo',
  value: string,
  label: string,
  title: string,
): Html {
  return html`<form method="post" action="${here}">${Object.entries(fields).map(
    ([field, content]) => html`<input type="hidden" name="${field}" value="${content}">`,
  )}<button class="minor" name="${name}" value="${value}" aria-label="${label}: ${title}">${label}</button></form>`;
}

/** Path of a topic's judgements. */
export function ownerPath(settings: Pick<Settings, 'baseUrl'>, topic: string): string {
  return `${basePathOf(settings)}/owner/${topic}/`;
}

/** The address of a page of the list. */
export function addressOf(here: string, { filter, before }: Asked): string {
  const query = new URLSearchParams({
    ...(filter === 'all' ? {} : { show: filter }),
    ...(before === null ? {} : { before }),
  });
  return query.size === 0 ? here : `${here}?${query}`;
}
