import { recordKeys } from '../../functions/keys.ts';
import type { CorrectionKind } from '../../functions/model/correction.ts';
import type { DayCount } from '../../functions/model/day-count.ts';
import type { Delivery } from '../../functions/model/delivery.ts';
import type { Edition } from '../../functions/model/edition.ts';
import type { Entry } from '../../functions/model/entry.ts';
import { stepsOf } from '../../functions/runtime/steps.ts';
import { tokenSecret } from '../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../functions/subscribe/tokens.ts';
import type { Outlet } from './generated-news.ts';
import { type OwnerAct, unheeded } from './owner-acts.ts';
import type { Run } from './simulate.ts';
import { readers } from './simulated-world.ts';

/** What is wrong with a run that has settled; empty when nothing is. */
export async function violations(run: Run): Promise<string[]> {
  const perTopic = await Promise.all(run.world.topics.map(({ slug }) => topicViolations(run, slug)));
  return [
    ...run.stuck.map((message) => `failed without a fault: ${message}`),
    ...doubleMails(run),
    ...unwanted(run),
    ...(await unexplained(run)),
    ...perTopic.flat(),
  ];
}

function doubleMails(run: Run): string[] {
  const seen = new Set<string>();
  return run.mails.flatMap(({ to, messageId }) => {
    const name = `${messageId} to ${to}`;
    if (seen.has(name)) return [`mailed twice: ${name}`];
    seen.add(name);
    return [];
  });
}

/** Mails about a topic to a reader who had left it. */
function unwanted(run: Run): string[] {
  return run.left.flatMap(({ address, topic, mailsBefore }) =>
    run.mails
      .slice(mailsBefore)
      .filter((mail) => mail.to === address && mail.words.includes(`List-ID: <${topic}.`))
      .map(({ messageId }) => `${address} had left ${topic} and got ${messageId}`),
  );
}

/** What could not be read is kept with a reason. */
async function unexplained(run: Run): Promise<string[]> {
  const found: string[] = [];
  for (const { key } of run.arrived.filter((document) => document.broken)) {
    const reason = await run.world.blobs.get(`${key.replace('documents/', 'rejected/')}.reason.json`);
    if (reason === undefined) found.push(`${key} was rejected without a reason`);
  }
  return found;
}

async function topicViolations(run: Run, topic: string): Promise<string[]> {
  const entries = await entriesOf(run, topic);
  const outlets = run.arrived.flatMap((document) => document.articles);
  return [
    ...lost(
      outlets,
      entries,
      topic,
      run.said.filter((act) => act.topic === topic),
    ),
    ...(await unheeded(run.world, topic, entries)),
    ...doubled(entries),
    ...(await miscounted(run, topic, entries)),
    ...invented(outlets, entries),
    ...forged(run, topic, entries),
    ...(await mailViolations(run, topic, entries)),
    ...(await staleFeed(run, topic, entries)),
  ];
}

async function entriesOf(run: Run, topic: string): Promise<Entry[]> {
  const found = await run.world.records.list(recordKeys.entry(topic, '').partition, { limit: 1_000 });
  return found.map((record) => record.value as Entry);
}

/**
 * An article that the owner shut out takes what is like it along; one let in is there although off topic, and one let in
 * before it came goes when that is taken back.
 */
function lost(
  outlets: readonly Outlet[],
  entries: readonly Entry[],
  topic: string,
  said: readonly OwnerAct[],
): string[] {
  const urls = new Set(entries.flatMap((entry) => [entry.url, ...entry.alsoAt.map((copy) => copy.url)]));
  const titles = new Set(entries.flatMap((entry) => [entry.title, ...entry.alsoAt.map((copy) => copy.title)]));
  const isThere = (outlet: Outlet): boolean => (outlet.url === null ? titles.has(outlet.title) : urls.has(outlet.url));
  const mayBeLost = said.some(({ correction }) => isTakenOut(correction.kind));
  const letIn = new Set(said.map(({ correction }) => correction.title));
  const letGo = said.filter(({ correction }) => correction.kind === 'belongs' && correction.undone);
  const isLetGo = ({ title, url }: Outlet) =>
    letGo.some(({ correction: its }) => its.title === title || (url !== null && its.url === url));
  return [
    ...outlets
      .filter((one) => one.topic === topic && !mayBeLost && !isLetGo(one) && !isThere(one))
      .map((one) => `${topic} lost ${one.url ?? one.title}`),
    ...outlets
      .filter((one) => one.topic === null && !letIn.has(one.title) && isThere(one))
      .map((one) => `${topic} took in ${one.title}`),
  ];
}

function doubled(entries: readonly Entry[]): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const entry of entries.filter(({ withdrawn }) => withdrawn === undefined)) {
    for (const articleId of [entry.articleId, ...entry.alsoAt.map((copy) => copy.articleId)]) {
      if (seen.has(articleId)) found.push(`article ${articleId} stands twice in ${entry.topic}`);
      seen.add(articleId);
    }
  }
  if (new Set(entries.map((entry) => entry.id)).size !== entries.length) found.push('two entries have one id');
  return found;
}

/** The chart counts what the feed shows: each entry on the day on which it came, each copy on that of its words. */
async function miscounted(run: Run, topic: string, entries: readonly Entry[]): Promise<string[]> {
  const days = await run.world.records.list(recordKeys.day(topic, '').partition, { limit: 1_000 });
  const shown = entries.filter(({ withdrawn }) => withdrawn === undefined);
  const copies = shown.flatMap((entry) => entry.alsoAt.map(({ voice }) => voice?.receivedAt ?? entry.firstSeen));
  const dayOf = (instant: string) => instant.slice(0, 10);
  return [
    ...new Set([
      ...days.map(({ sort }) => sort),
      ...copies.map(dayOf),
      ...shown.map(({ firstSeen }) => dayOf(firstSeen)),
    ]),
  ].flatMap((day) => {
    const counted = days.find(({ sort }) => sort === day)?.value as DayCount | undefined;
    const there: DayCount = {
      entries: shown.filter(({ firstSeen }) => dayOf(firstSeen) === day).length,
      copies: copies.filter((instant) => dayOf(instant) === day).length,
    };
    const isRight = counted?.entries === there.entries && counted.copies === there.copies;
    const said = (count: DayCount | undefined) => `${count?.entries} entries, ${count?.copies} copies`;
    return isRight ? [] : [`${topic} counts ${said(counted)} on ${day} and shows ${said(there)}`];
  });
}

function invented(outlets: readonly Outlet[], entries: readonly Entry[]): string[] {
  const stated = new Set(outlets.map((outlet) => outlet.published));
  return entries
    .filter((entry) => entry.published !== null && !stated.has(entry.published))
    .map((entry) => `${entry.title} has the date ${entry.published}, which nobody stated`);
}

function isTakenOut(kind: CorrectionKind): boolean {
  return kind === 'does-not-belong' || kind === 'take-out';
}

/**
 * What a feed that went bad says under another's address is shown nowhere, once the other's article has been taken in;
 * unless the owner let it into a topic that does not have the other.
 */
function forged(run: Run, topic: string, entries: readonly Entry[]): string[] {
  if (run.said.some((act) => act.topic === topic && isTakenOut(act.correction.kind))) return [];
  const titles = new Set(run.arrived.map((document) => document.forged));
  return entries
    .filter(({ withdrawn }) => withdrawn === undefined)
    .flatMap((entry) => [entry, ...entry.alsoAt])
    .filter(({ title }) => titles.has(title) && !isCorrected(run, { title, url: null }))
    .map(({ title, url }) => `${topic} shows ${title}, which is not from ${url}`);
}

/**
 * Every story was told to every reader when it began, and each time that it went on; no entry twice; and each of these
 * mails is accounted for. What else joins a story is told only when more outlets take it up, which the digest decides.
 */
async function mailViolations(run: Run, topic: string, entries: readonly Entry[]): Promise<string[]> {
  const { records, blobs } = run.world;
  const secret = await tokenSecret(run.world);
  const found: string[] = [];
  const owed = entries.filter((entry, at) => mustBeTold(entry, entries.slice(0, at)));
  for (const address of readers) {
    const stayed = !run.left.some((one) => one.address === address && one.topic === topic);
    const { partition } = recordKeys.subscriber(subscriberIdOf(address, secret));
    const prefix = `delivery/${topic}/`;
    const deliveries = await records.list(partition, { from: prefix, to: `${prefix}~`, limit: 1_000 });
    const told = new Set<string>();
    let lostOwnMail = false;
    for (const { sort, value } of deliveries) {
      const { state } = value as Delivery;
      // A claim of a reader who left in the middle stays as it is: it counts as sent, and nobody looks at it again.
      const settled = state === 'sent' || state === 'unconfirmed' || (state === 'claimed' && !stayed);
      if (!settled) found.push(`${sort} to ${address} is ${state}`);
      const edition = await blobs.get(`editions/${topic}/${sort.slice(prefix.length)}.json`);
      // A mail of its own, for a reader who changed rhythm between two editions: what it said is what was seen of it.
      const own = edition === undefined ? seenInOwn(run, address, entries) : [];
      const said = edition === undefined ? own : entriesIn(edition.bytes);
      if (edition === undefined && state !== 'sent') lostOwnMail = true;
      for (const { id } of said) told.add(id);
    }
    for (const { id, position, title, storyId } of stayed && !lostOwnMail ? owed : []) {
      if (!told.has(id) && !entries.some((entry) => entry.storyId === storyId && isCorrected(run, entry)))
        found.push(`${address} was not told of ${topic} ${position} ${title}`);
    }
    found.push(...toldTwice(run, address, topic, entries));
  }
  return found;
}

/** What begins a story; and what its one outlet says at least half a day after all that it said before. */
function mustBeTold(entry: Entry, before: readonly Entry[]): boolean {
  // A notice goes by the id of what it corrects, and is not told where that is told of later.
  if (entry.noticeOf !== undefined) return false;
  const story = before.filter(({ storyId }) => storyId === entry.storyId);
  const halfADayBefore = new Date(Date.parse(entry.firstSeen) - 12 * 3_600_000).toISOString();
  return story.every(
    ({ publisher, firstSeen }) => publisher.domain === entry.publisher.domain && firstSeen <= halfADayBefore,
  );
}

/** What was taken out for a while may have missed its mail, and what is in two topics is told of in one: neither is mailed late. */
function isCorrected(run: Run, { title, url }: Pick<Entry, 'title' | 'url'>): boolean {
  return run.said.some(
    ({ correction: said }) => said.title === title || said.other?.title === title || (url !== null && said.url === url),
  );
}

function entriesIn(edition: Uint8Array): readonly { readonly id: string }[] {
  const { stories } = JSON.parse(new TextDecoder().decode(edition)) as Edition;
  return stories.flatMap((story) => story.entries);
}

/** What the titles in the mails say, and what came to the same story within half a day of it: one step is one headline. */
function seenInOwn(run: Run, address: string, entries: readonly Entry[]): readonly Entry[] {
  const seen = entries.filter(({ title }) => wasSeen(run, address, title));
  const apart = (a: Entry, b: Entry) => Math.abs(Date.parse(a.firstSeen) - Date.parse(b.firstSeen));
  return entries.filter((entry) =>
    seen.some((one) => one.storyId === entry.storyId && apart(one, entry) < 12 * 3_600_000),
  );
}

function wasSeen(run: Run, address: string, title: string): boolean {
  return run.mails.some(({ to, words }) => to === address && words.includes(title));
}

/** Titles that went to an address in more than one mail about a topic, but for those that several entries have. */
function toldTwice(run: Run, address: string, topic: string, entries: readonly Entry[]): string[] {
  const mails = run.mails.filter(({ to, words }) => to === address && words.includes(`List-ID: <${topic}.`));
  const found: string[] = [];
  for (const [title, its] of Map.groupBy(entries, (entry) => entry.title)) {
    const times = mails.filter(({ words }) => words.includes(title)).length;
    if (times > its.length) found.push(`${address} was told ${times} times of ${title}`);
  }
  return found;
}

/** The feed holds the newest entries, and making it again changes nothing. */
async function staleFeed(run: Run, topic: string, entries: readonly Entry[]): Promise<string[]> {
  const key = `public/${topic}/feed.atom`;
  const before = await run.world.blobs.get(key);
  if (before === undefined) return entries.length === 0 ? [] : [`${topic} has ${entries.length} entries and no feed`];
  const text = new TextDecoder().decode(before.bytes);
  const missing = entries.slice(-50).filter((entry) => entry.withdrawn === undefined && !text.includes(entry.id));
  const left = entries.filter((entry) => entry.withdrawn !== undefined && text.includes(entry.id));
  await stepsOf(run.world).feed({ to: 'feed', topic });
  const after = await run.world.blobs.head(key);
  return [
    ...missing.map((entry) => `the feed lacks ${entry.position} ${entry.title}`),
    ...left.map((entry) => `the feed shows ${entry.position} ${entry.title}, which was taken out`),
    ...(after?.etag === before.etag ? [] : [`the feed of ${topic} was out of date`]),
  ];
}
