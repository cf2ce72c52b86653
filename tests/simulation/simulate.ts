import type { Templates } from '../../functions/digest/template.ts';
import { recordKeys } from '../../functions/keys.ts';
import type { Message } from '../../functions/messages.ts';
import type { Rhythm, Subscription } from '../../functions/model/subscription.ts';
import { pipeline } from '../../functions/pipeline.ts';
import { runStep } from '../../functions/runtime/run-step.ts';
import { stepsOf } from '../../functions/runtime/steps.ts';
import { changeSubscription } from '../../functions/subscribe/change-subscription.ts';
import { ensureSubscriptions } from '../../functions/subscribe/import-owner.ts';
import { tokenSecret } from '../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../functions/subscribe/tokens.ts';
import { Crash, type FaultRates, faultyPorts, noFaults } from './faulty-ports.ts';
import { type Arriving, nextDocument, type Outlet } from './generated-news.ts';
import { type OwnerAct, ownerActs } from './owner-acts.ts';
import { type Chance, seeded } from './seeded.ts';
import { readers, type SimulatedWorld, simulatedWorld } from './simulated-world.ts';
import { type Runner, turnstile } from './turnstile.ts';

/** What happened in one run, for the invariants to judge. */
export interface Run extends SimulatedWorld {
  readonly seed: number;
  readonly arrived: readonly Arriving[];
  /** Messages that failed again and again when nothing went wrong any more. */
  readonly stuck: readonly string[];
  readonly left: readonly Leaving[];
  /** What the owner said of articles, or took back, in order. */
  readonly said: readonly OwnerAct[];
  readonly trace: readonly string[];
}

export interface Leaving {
  readonly address: string;
  readonly topic: string;
  /** How many mails had gone out, to anybody, when the reader left. */
  readonly mailsBefore: number;
}

/** The steps to be tried: the real ones, or ones with a fault that must be found. */
export type MakeSteps = typeof stepsOf;

interface Waiting {
  readonly message: Message;
  readonly readyAtMs: number;
  attempts: number;
}

interface State extends SimulatedWorld {
  readonly chance: Chance;
  readonly trace: string[];
  readonly pool: Waiting[];
  readonly arrived: Arriving[];
  readonly stuck: string[];
  readonly left: Leaving[];
  readonly said: OwnerAct[];
  readonly makeSteps: MakeSteps;
  rates: FaultRates;
}

const documentsMax = 12;
/** Long enough for claims to be given up, shipments to be handed out again, and daily editions to come due. */
const settlingPauses = [40, 40, 660, 40, 660, 40, 660, 40];
const attemptsInPeaceMax = 5;
const actionsMax = 2_000;

/** Runs the real steps on made-up news, with the faults that the seed chooses; then without faults until all is settled. */
export async function simulate(seed: number, templates: Templates, makeSteps: MakeSteps = stepsOf): Promise<Run> {
  const chance = seeded(seed);
  const world = simulatedWorld(chance, templates);
  const empty = { makeSteps, trace: [], pool: [], arrived: [], stuck: [], left: [], said: [] };
  const state: State = { ...world, ...empty, chance, rates: ratesOf(chance) };
  state.trace.push(`faults ${JSON.stringify(state.rates)}`);
  await ensureSubscriptions(readers, world.world.topics, world.world);
  await troubledTimes(state);
  state.trace.push('faults stop');
  state.rates = noFaults;
  await settle(state);
  return { ...state, seed };
}

function ratesOf(chance: Chance): FaultRates {
  return {
    crash: chance.pick([0, 0.005, 0.02, 0.1]),
    throttle: chance.pick([0, 0, 0.02]),
    mailThrottle: chance.pick([0, 0.2]),
    mailUnknown: chance.pick([0, 0.1]),
  };
}

async function troubledTimes(state: State): Promise<void> {
  const { chance } = state;
  const documentsCount = 3 + chance.below(documentsMax - 3);
  for (let actions = 0; actions < actionsMax; actions++) {
    const left = documentsCount - state.arrived.length;
    if (left === 0 && (state.pool.length === 0 || chance.happens(0.02))) return;
    const action = chance.below(10);
    if (action === 0 && left > 0) await arrive(state);
    else if (action === 1) pass(state, chance.below(chance.happens(0.05) ? 30 * 3_600_000 : 20 * 60_000));
    else if (action === 2 && chance.happens(0.3)) post(state, { to: 'plan' });
    else if (action === 3 && chance.happens(0.05)) await leave(state);
    else if (action === 4 && chance.happens(0.05)) await changeRhythm(state);
    else if (action === 5 && chance.happens(0.08)) await correctSomething(state);
    else if (state.pool.length === 0) pass(state, 60_000);
    else await deliverSome(state);
  }
}

/** Without faults: everything waiting is done, and the plan is made again and again for almost two days. */
async function settle(state: State): Promise<void> {
  for (const pauseMinutes of settlingPauses) {
    post(state, { to: 'plan' });
    for (let next = takeNext(state, true); next !== undefined; next = takeNext(state, true))
      await deliverAll(state, [next]);
    pass(state, pauseMinutes * 60_000);
  }
}

async function arrive(state: State): Promise<void> {
  const known: Outlet[] = state.arrived.flatMap((document) => document.articles);
  const document = nextDocument(state.arrived.length, known, state.chance);
  const from = document.forged === undefined ? {} : { fetched: '1', url: 'https://spoilt.example/feed' };
  const metadata = { source: 'simulated', 'received-at': state.clock.now(), ...from };
  await state.world.blobs.put(document.key, { ...document.content, metadata });
  state.arrived.push(document);
  state.trace.push(
    `${state.clock.now()} document ${document.key}: ${document.articles.map(({ title }) => title).join(' | ')}`,
  );
  post(state, { to: 'normalise', key: document.key });
}

/** A reader unsubscribes from a topic; nothing may be mailed to them about it from now on. */
async function leave(state: State): Promise<void> {
  const { address, before } = await someSubscription(state);
  await change(state, address, { ...before, state: 'unsubscribed' });
  state.left.push({ address, topic: before.topic, mailsBefore: state.mails.length });
}

/** The owner says "wrong", or takes that back: from now on the feed goes by it, and nothing is mailed again for it. */
async function correctSomething(state: State): Promise<void> {
  const done = await ownerActs(state.world, state.chance);
  if (done === null) return;
  const { topic, correction } = done.act;
  state.said.push(done.act);
  state.trace.push(
    `${correction.at} owner on ${topic}: ${correction.undone ? 'undo ' : ''}${correction.kind} ${correction.title}`,
  );
  for (const message of done.messages) post(state, message);
}

/** A reader wants the news at other times; no story may come twice or not at all for that. */
async function changeRhythm(state: State): Promise<void> {
  const { address, before } = await someSubscription(state);
  const rhythm = state.chance.pick(rhythms);
  if (before.state === 'confirmed') await change(state, address, { ...before, rhythm });
}

const rhythms: readonly Rhythm[] = [
  { cadence: 'live', hour: 8, weekday: 1, zone: 'UTC' },
  { cadence: 'hourly', hour: 8, weekday: 1, zone: 'UTC' },
  { cadence: 'daily', hour: 7, weekday: 1, zone: 'Africa/Bamako' },
  { cadence: 'daily', hour: 18, weekday: 1, zone: 'America/New_York' },
];

async function someSubscription({ world, chance }: State): Promise<{ address: string; before: Subscription }> {
  const [address, topic] = [chance.pick(readers), chance.pick(world.topics).slug];
  const id = subscriberIdOf(address, await tokenSecret(world));
  const record = await world.records.get(recordKeys.subscription(id, topic));
  return { address, before: record?.value as Subscription };
}

async function change({ world, trace }: State, address: string, after: Subscription): Promise<void> {
  const changed = { ...after, changedAt: world.clock.now() };
  await changeSubscription({ subscriber: { id: after.subscriber, address }, after: changed, begins: 'now' }, world);
  trace.push(`${changed.changedAt} ${address} on ${after.topic}: ${after.state}, ${after.rhythm.cadence}`);
}

function pass(state: State, ms: number): void {
  state.clock.advance(ms);
}

function post(state: State, message: Message): void {
  const delayed = state.rates !== noFaults && state.chance.happens(0.2);
  const readyAtMs = Date.parse(state.clock.now()) + (delayed ? state.chance.below(10 * 60_000) : 0);
  state.pool.push({ message, readyAtMs, attempts: 0 });
}

/** One message, or two at once where the pipeline would let them run side by side. */
async function deliverSome(state: State): Promise<void> {
  const first = takeNext(state, false);
  if (first === undefined) return pass(state, 60_000);
  const second = state.chance.happens(0.3) ? takeNext(state, false, first.message) : undefined;
  await deliverAll(state, second === undefined ? [first] : [first, second]);
}

async function deliverAll(state: State, messages: readonly Waiting[]): Promise<void> {
  const runners = turnstile(messages.length, state.chance);
  await Promise.all(messages.map((waiting, at) => deliver(state, waiting, runners[at]!)));
}

/** Any message that is ready; of a group only the first, and none while another of it is being worked on. */
function takeNext(state: State, anyTime: boolean, beside?: Message): Waiting | undefined {
  const now = Date.parse(state.clock.now());
  const groups = new Set<string>(beside === undefined ? [] : [groupOf(beside)]);
  const ready = state.pool.filter((waiting) => {
    const group = groupOf(waiting.message);
    if (group !== '' && groups.has(group)) return false;
    groups.add(group);
    return anyTime || waiting.readyAtMs <= now;
  });
  if (ready.length === 0) return undefined;
  const taken = state.chance.pick(ready);
  state.pool.splice(state.pool.indexOf(taken), 1);
  return taken;
}

function groupOf(message: Message): string {
  return pipeline[message.to].startedBy.kind === 'fifo' && 'topic' in message ? `${message.to} ${message.topic}` : '';
}

async function deliver(state: State, waiting: Waiting, { turn, end }: Runner): Promise<void> {
  const { chance, world, rates } = state;
  const { message } = waiting;
  const trace = (line: string): void => void state.trace.push(line);
  trace(`${state.clock.now()} ${JSON.stringify(message)}`);
  const outside = faultyPorts(world, { rates, chance, turn, trace });
  try {
    const emitted = await runStep(message, state.makeSteps({ ...world, ...outside }));
    // A crash may fall between what was handed on, or before the message was crossed off: then it comes again.
    const cutShort = chance.happens(rates.crash);
    for (const one of cutShort ? emitted.slice(0, chance.below(emitted.length + 1)) : emitted) post(state, one);
    if (cutShort || chance.happens(rates.crash)) again(state, waiting);
  } catch (error) {
    if (!(error instanceof Crash)) trace(`    failed: ${error instanceof Error ? error.message : String(error)}`);
    const inPeace = rates === noFaults;
    const attempts = waiting.attempts + (inPeace ? 1 : 0);
    if (attempts < attemptsInPeaceMax) again(state, { ...waiting, attempts });
    else state.stuck.push(`${JSON.stringify(message)}: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    end();
  }
}

/** Comes again; in its group it is still the first. */
function again(state: State, waiting: Waiting): void {
  state.pool.unshift(waiting);
}
