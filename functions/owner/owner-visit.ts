import { recordKeys } from '../keys.ts';
import { correctionKinds } from '../model/correction.ts';
import type { Settings } from '../model/settings.ts';
import type { Ports } from '../ports.ts';
import { basePathOf } from '../site/addresses.ts';
import { tokenSecret } from '../subscribe/secret.ts';
import { signToken, verifyToken } from '../subscribe/tokens.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { readForm } from '../web/read-form.ts';
import type { Answer } from '../web/visit.ts';
import { type Asked, addressOf, ownerPath } from './asked.ts';
import { type CorrectionOutcome, correct, undo } from './corrections.ts';
import { filters, partsOf, readJudged } from './judged-rows.ts';
import { judgementsPage, topicsPage } from './owner-pages.ts';

export interface OwnerNeeds extends Pick<Ports, 'blobs' | 'records' | 'clock' | 'ids'> {
  readonly settings: Pick<Settings, 'baseUrl' | 'siteName'>;
  readonly topics: readonly PreparedTopic[];
}

/** A page that stood open longer than this must be loaded again before its buttons work. */
const formDaysMax = 7;
const subject = 'owner';

/**
 * The owner's pages: `/owner/` lists the topics, `/owner/<topic>/` what was judged. Looking changes nothing; what a
 * button posts is taken only from a page of our own. Undefined for any other path. Who may come here is for the
 * caller to see to: there is no log-in.
 */
export async function ownerVisit(request: Request, path: string, needs: OwnerNeeds): Promise<Answer | undefined> {
  if (path === '/owner') return answer(redirect(`${basePathOf(needs.settings)}/owner/`, 308));
  const slashless = needs.topics.find(({ slug }) => path === `/owner/${slug}`);
  if (slashless !== undefined) {
    return answer(redirect(`${ownerPath(needs.settings, slashless.slug)}${new URL(request.url).search}`, 308));
  }
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/owner/') return reads ? answer(document(topicsPage(needs.topics, needs.settings))) : undefined;
  const topic = needs.topics.find(({ slug }) => path === `/owner/${slug}/`);
  if (topic === undefined) return undefined;
  if (reads) return answer(await list(topic, askedFor(new URL(request.url).searchParams), needs));
  return request.method === 'POST' ? change(request, topic, needs) : undefined;
}

async function change(request: Request, topic: PreparedTopic, needs: OwnerNeeds): Promise<Answer> {
  const form = await readForm({ request });
  const asked = askedFor(form);
  const refuse = async (reason: string, status: number) => answer(await list(topic, asked, needs, { reason, status }));
  if (!(await isOurs(request, form, topic, needs))) {
    return refuse('This page had been open for too long, or the button was not on it. Press it again here.', 403);
  }
  const outcome = await obey(form, topic.slug, needs);
  if (outcome.kind === 'refused') return refuse(outcome.reason, 409);
  const back = `${addressOf(ownerPath(needs.settings, topic.slug), { ...asked, pick: null })}#a-${outcome.correction.articleId}`;
  return { response: redirect(back, 303), messages: outcome.messages };
}

/** Posted from a page that we made for this topic: browsers say where a form comes from, and its token only we can make. */
async function isOurs(
  request: Request,
  form: URLSearchParams,
  topic: PreparedTopic,
  needs: OwnerNeeds,
): Promise<boolean> {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const age = { now: needs.clock.now(), daysMax: formDaysMax };
  const claims = verifyToken(form.get('token') ?? '', 'form', await tokenSecret(needs), age);
  return claims !== null && claims.subject === subject && claims.topic === topic.slug;
}

async function obey(form: URLSearchParams, topic: string, needs: OwnerNeeds): Promise<CorrectionOutcome> {
  const taken = form.get('undo');
  if (taken !== null) return undo(topic, taken, needs);
  const kind = correctionKinds.find((one) => one === form.get('say'));
  const judged = await judgementAt(form.get('sort') ?? '', topic, needs);
  const other = form.get('other') === null ? null : await judgementAt(form.get('other') ?? '', topic, needs);
  if (kind === undefined || judged === undefined || other === undefined) {
    return { kind: 'refused', reason: 'That judgement is no longer kept. Load the page again.' };
  }
  const meant = { topic, articleKey: judged.value.articleKey, judged };
  return correct(other === null ? meant : { ...meant, other: other.value.articleKey }, kind, needs);
}

async function judgementAt(sort: string, topic: string, { records }: Pick<Ports, 'records'>) {
  const { receivedAt, articleId } = partsOf(sort);
  const record = await records.get(recordKeys.judgement(topic, receivedAt, articleId));
  return record === undefined ? undefined : { receivedAt, value: record.value };
}

/** The page of what was judged; `refused` says why what a button posted was not done. */
async function list(
  topic: PreparedTopic,
  asked: Asked,
  needs: OwnerNeeds,
  refused?: { readonly reason: string; readonly status: number },
): Promise<Response> {
  const judged = await readJudged(topic, asked.filter, asked.before, needs);
  const picked = asked.pick === null ? undefined : await judgementAt(asked.pick, topic.slug, needs);
  const shown = picked === undefined ? { ...asked, pick: null } : asked;
  const issuedAt = Math.floor(Date.parse(needs.clock.now()) / 1000);
  const token = signToken({ purpose: 'form', subject, topic: topic.slug, issuedAt }, await tokenSecret(needs));
  const problem = refused?.reason ?? null;
  const view = { topic, asked: shown, judged, token, problem, picked: picked?.value.title ?? null };
  return document(judgementsPage(view, needs.settings), refused?.status);
}

function askedFor(fields: URLSearchParams): Asked {
  return {
    filter: filters.find((one) => one === fields.get('show')) ?? 'all',
    before: sortKeyIn(fields, 'before'),
    pick: sortKeyIn(fields, 'pick'),
  };
}

function sortKeyIn(fields: URLSearchParams, name: string): string | null {
  const text = fields.get(name) ?? '';
  return /^[0-9TZ:.\-#a-f]{10,100}$/.test(text) ? text : null;
}

function answer(response: Response): Answer {
  return { response, messages: [] };
}

function redirect(location: string, status: number): Response {
  return new Response(null, { status, headers: { location } });
}

function document(text: string, status = 200): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
}
