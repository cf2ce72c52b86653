import type { Blobs, Mailer, MailOutcome, OutgoingMail, Ports, Records } from '../../functions/ports.ts';
import type { Chance } from './seeded.ts';

/** How often what goes wrong, for one run. */
export interface FaultRates {
  /** The process ends between two calls to the outside, or right after a call took effect. */
  readonly crash: number;
  /** A call fails and may be tried again. */
  readonly throttle: number;
  /** The mail provider takes nothing now. */
  readonly mailThrottle: number;
  /** The connection breaks when a mail was handed over; it may have arrived or not. */
  readonly mailUnknown: number;
}

export const noFaults: FaultRates = { crash: 0, throttle: 0, mailThrottle: 0, mailUnknown: 0 };

export class Crash extends Error {}

export interface Faults {
  readonly rates: FaultRates;
  readonly chance: Chance;
  /** Resolves when the step may make its next call. */
  readonly turn: () => Promise<void>;
  readonly trace: (line: string) => void;
}

type Outside = Pick<Ports, 'blobs' | 'records' | 'mailer'>;

/**
 * The ports as one run of a step sees them. After a crash every further call crashes as well: the process is
 * gone, and a step that catches errors cannot go on either. Each call waits for its turn, and gives way to others of the
 * same step a random number of times.
 */
export function faultyPorts(ports: Outside, { rates, chance, turn, trace }: Faults): Outside {
  let gone = false;
  const crashNow = (where: string): never => {
    if (!gone) trace(`    crash ${where}`);
    gone = true;
    throw new Crash(where);
  };
  const call = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await turn();
    for (let times = chance.below(4); times > 0; times--) await Promise.resolve();
    if (gone || chance.happens(rates.crash / 2)) return crashNow(`before ${name}`);
    if (chance.happens(rates.throttle)) {
      trace(`    throttled ${name}`);
      throw new Error(`${name}: too many requests, try again`);
    }
    const result = await work();
    if (chance.happens(rates.crash / 2)) return crashNow(`after ${name}`);
    return result;
  };
  return {
    blobs: faultyBlobs(ports.blobs, call),
    records: faultyRecords(ports.records, call),
    mailer: faultyMailer(ports.mailer, rates, chance, call),
  };
}

type Call = <T>(name: string, work: () => Promise<T>) => Promise<T>;

function faultyBlobs(blobs: Blobs, call: Call): Blobs {
  return {
    get: (key) => call(`get ${key}`, () => blobs.get(key)),
    head: (key) => call(`head ${key}`, () => blobs.head(key)),
    put: (key, content, condition) => call(`put ${key}`, () => blobs.put(key, content, condition)),
    copy: (from, to) => call(`copy ${from}`, () => blobs.copy(from, to)),
    delete: (key) => call(`delete ${key}`, () => blobs.delete(key)),
    list: (prefix, page) => call(`list ${prefix}`, () => blobs.list(prefix, page)),
  };
}

function faultyRecords(records: Records, call: Call): Records {
  return {
    get: (key) => call(`read ${key.partition} ${key.sort}`, () => records.get(key)),
    getMany: (keys) => call(`read ${keys.length} records`, () => records.getMany(keys)),
    write: (writes) => call(`write ${writes[0]?.key.partition} and others`, () => records.write(writes)),
    list: (partition, range) => call(`list ${partition}`, () => records.list(partition, range)),
  };
}

function faultyMailer(mailer: Mailer, rates: FaultRates, chance: Chance, call: Call): Mailer {
  const send = async (mail: OutgoingMail): Promise<MailOutcome> => {
    if (chance.happens(rates.mailThrottle)) return { kind: 'throttled', reason: 'too many at once' };
    const unknown = chance.happens(rates.mailUnknown);
    if (unknown && chance.happens(0.5)) return { kind: 'unknown', reason: 'connection lost' };
    const outcome = await mailer.send(mail);
    return unknown ? { kind: 'unknown', reason: 'connection lost' } : outcome;
  };
  return {
    send: (mail) => call(`mail ${mail.to}`, () => send(mail)),
    quota: () => call('quota', () => mailer.quota()),
  };
}
