import type { CorrectionKind } from '../model/correction.ts';
import type { Judged } from '../model/judgement.ts';
import type { Verdict } from '../model/topic.ts';
import { entryFile } from '../site/addresses.ts';
import { timeElement } from '../site/dates.ts';
import { type Html, html, webAddress } from '../site/html.ts';
import { sourceName } from '../site/story-list.ts';
import { toldApart } from '../text/told-apart.ts';
import { type Asked, addressOf } from './asked.ts';
import type { JudgedRow } from './judged-rows.ts';
import { verdictWords } from './verdict-words.ts';

const buttons: Readonly<Record<Judged['verdict'], readonly Button[]>> = {
  kept: [
    { name: 'say', value: 'does-not-belong', label: 'Does not belong' },
    { name: 'say', value: 'take-out', label: 'Only take out' },
  ],
  folded: [
    { name: 'say', value: 'not-a-copy', label: 'Not a copy' },
    { name: 'say', value: 'take-out', label: 'Only take out' },
  ],
  dropped: [{ name: 'say', value: 'belongs', label: 'Belongs here' }],
};
const said: Readonly<Record<CorrectionKind, (other: string) => string>> = {
  belongs: () => 'You said that it belongs here: it is in the feed, and an example.',
  'does-not-belong': () =>
    'You said that it does not belong: it is out of the feed, and what is like it stays out from now on.',
  'take-out': () => 'You took it out of the feed. Nothing was learned from that.',
  'not-a-copy': () => 'You said that it is not a copy: it stands by itself.',
  'copy-of': (other) =>
    `You said that it is a copy of “${other}”: it is listed there, and copies of it are from now on.`,
  'same-story': (other) =>
    `You said that it is of one story with “${other}”: they stand together, and so does what follows from now on.`,
};

interface RowNeeds {
  readonly token: string;
  readonly here: string;
  /** The path of a file of the topic. */
  readonly pageOf: (file: string) => string;
}

/** One article of the list: what became of it, why, and what can be said of it. */
export function judgedItem(row: JudgedRow, asked: Asked, { token, here, pageOf }: RowNeeds): Html {
  const { judged, correction, articleId, publisher, published, summary } = row;
  // An entry without an address of its own has a page here; what was folded or dropped has none.
  const isShown = judged.verdict === 'kept' && correction === null;
  const link = webAddress(judged.url) ?? (isShown ? pageOf(entryFile(judged.entry)) : null);
  const title = judged.title.trim() || 'Untitled';
  const when = published === null ? html`received ${timeElement(row.receivedAt, 'en')}` : timeElement(published, 'en');
  return html`<article class="story" id="a-${articleId}"${correction !== null && html` data-corrected="${correction.kind}"`}>
<h3 dir="auto">${link === null ? title : html`<a href="${link}">${title}</a>`}</h3>
<p class="meta"><b>${sourceName(publisher) ?? 'Source not stated'}</b> · ${when}</p>
${link === null && summary !== null && html`<p dir="auto">${summary}</p>`}
${reason(row)}
${rowActions(row, asked, { token, here, title })}
</article>
`;
}

interface ActionNeeds {
  readonly token: string;
  readonly here: string;
  readonly title: string;
}

/** What can be said of an article; of it and the one that was chosen, while one is. */
function rowActions(row: JudgedRow, asked: Asked, { token, here, title }: ActionNeeds): Html | null {
  const { judged, correction, articleId, sort } = row;
  const fields = { token, sort, show: asked.filter, before: asked.before ?? '' };
  const form = (more: Readonly<Record<string, string>>, buttons: readonly Button[]) =>
    buttonsForm(here, { ...fields, ...more }, buttons, title);
  if (asked.pick === sort) return html`<p><strong>This is the one you chose.</strong></p>`;
  if (asked.pick !== null) {
    if (judged.verdict === 'dropped' || correction !== null) return null;
    return form({ sort: asked.pick, other: sort }, pairButtons);
  }
  if (correction !== null) {
    const sentence = said[correction.kind](correction.other?.title ?? 'another');
    return html`<p><strong>${sentence}</strong></p>
${form({}, [{ name: 'undo', value: articleId, label: 'Undo' }])}`;
  }
  return html`${form({}, buttons[judged.verdict])}${
    judged.verdict === 'kept' &&
    html`<p class="meta"><a href="${addressOf(here, { ...asked, pick: sort })}" aria-label="Goes with another article: ${title}">Goes with another article …</a></p>`
  }`;
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
  const [has, needs] = toldApart(score, threshold, 2);
  const numbers = `score ${score.toFixed(3)}, threshold ${threshold.toFixed(3)}`;
  return html`<p>${outcome}${turned && ', but would not be now'}: <span title="${numbers}">${verdictWords(score, threshold)}</span> <small>(${has}; ${needs} needed)</small></p>
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

interface Button {
  readonly name: 'say' | 'undo';
  readonly value: string;
  readonly label: string;
}

const pairButtons: readonly Button[] = [
  { name: 'say', value: 'copy-of', label: 'It is a copy of this' },
  { name: 'say', value: 'same-story', label: 'One story with this' },
];

function buttonsForm(
  here: string,
  fields: Readonly<Record<string, string>>,
  buttons: readonly Button[],
  title: string,
): Html {
  return html`<form method="post" action="${here}">${Object.entries(fields).map(
    ([field, content]) => html`<input type="hidden" name="${field}" value="${content}">`,
  )}${buttons.map(
    ({ name, value, label }, at) =>
      html`${at > 0 && ' '}<button class="minor" name="${name}" value="${value}" aria-label="${label}: ${title}">${label}</button>`,
  )}</form>`;
}
