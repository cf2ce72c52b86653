import type { Rhythm } from '../model/subscription.ts';
import { readAddress } from './mail-address.ts';
import { readRhythm, usualRhythm } from './pages/rhythm-fields.ts';
import { type CsvRow, parseCsv } from './parse-csv.ts';

/** What one line of an exported list says. */
export type ImportRow =
  | {
      readonly kind: 'address';
      readonly line: number;
      readonly address: string;
      /** When the list says consent was given; null when it does not. */
      readonly consentAt: string | null;
      /** What the list says of the rhythm, in columns named as `newsfold subscribers export` names them. */
      readonly rhythm?: Partial<Rhythm>;
      /** What it says of the rhythm and is none: `hour “25”`. */
      readonly unusable?: readonly string[];
    }
  /** Somebody who left the other list, or never confirmed: not to be taken over. */
  | { readonly kind: 'left'; readonly line: number; readonly address: string; readonly status: string }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string };

const addressColumns = [
  ...['email', 'e-mail', 'email address', 'email_address', 'address', 'subscriber', 'mail'],
  ...['courriel', 'adresse e-mail', 'adresse email', 'adresse mail', 'adresse'],
  ...['e-mail-adresse', 'correo electrónico', 'dirección de correo electrónico'],
];
const statusColumns = ['status', 'type', 'state', 'subscription_status', 'statut', 'état'];
/** Columns that have a time only for those who left: Mailchimp's exports of unsubscribed and cleaned contacts. */
const leftColumns = ['unsub_time', 'clean_time', 'unsubscribed_at', 'unsubscription_date', 'churn_date'];
const consentColumns = ['confirm_time', 'optin_time', 'confirmed_at', 'creation_date', 'created_at', 'subscribed_at'];

/** `timezone` is where Mailchimp takes a reader to be. */
const rhythmColumns = [
  { field: 'cadence', names: ['cadence'] },
  { field: 'hour', names: ['hour'] },
  { field: 'weekday', names: ['weekday'] },
  { field: 'zone', names: ['zone', 'timezone'] },
] as const;

/** How Mailchimp, Buttondown and listmonk call those who may be mailed. */
const staying = new Set([
  ...['subscribed', 'enabled', 'confirmed', 'regular', 'active', 'premium', 'gifted', 'trialed'],
  ...['abonné', 'abonnée', 'actif', 'active', 'inscrit', 'inscrite', 'confirmé', 'confirmée'],
]);

/**
 * Reads a list as Mailchimp, Buttondown or listmonk export it; columns are found by their names. Throws, saying
 * what is missing, when no column holds addresses. Every line gives exactly one row. Who left by any line is taken
 * over by none, as where exports of those who stay and of those who left were put together.
 */
export function* readImport(text: string): Generator<ImportRow> {
  const left = new Map<string, string>();
  for (const row of readRows(text)) if (row.kind === 'left') left.set(row.address.toLowerCase(), row.status);
  for (const row of readRows(text)) {
    const status = row.kind === 'address' ? left.get(row.address.toLowerCase()) : undefined;
    yield row.kind === 'address' && status !== undefined
      ? { kind: 'left', line: row.line, address: row.address, status }
      : row;
  }
}

function* readRows(text: string): Generator<ImportRow> {
  let columns: Columns | undefined;
  for (const row of parseCsv(text)) {
    if (columns === undefined) columns = columnsOf(row);
    else yield readRow(row, columns);
  }
  if (columns === undefined) throw new Error('the file is empty');
}

interface Columns {
  readonly address: number;
  readonly status: number;
  readonly left: readonly number[];
  readonly consent: readonly number[];
  /** In the order of `rhythmColumns`; -1 where one is missing. */
  readonly rhythm: readonly number[];
}

function columnsOf({ fields }: CsvRow): Columns {
  const names = fields.map((name) => name.trim().toLowerCase());
  const all = (wanted: readonly string[]) => wanted.map((name) => names.indexOf(name)).filter((index) => index !== -1);
  const [address] = all(addressColumns);
  if (address === undefined) {
    throw new Error(`no column of addresses: the first line should have one called ${addressColumns.join(', ')}`);
  }
  return {
    address,
    status: all(statusColumns)[0] ?? -1,
    left: all(leftColumns),
    consent: all(consentColumns),
    rhythm: rhythmColumns.map((column) => all(column.names)[0] ?? -1),
  };
}

function readRow({ line, fields }: CsvRow, columns: Columns): ImportRow {
  const said = fields[columns.address] ?? '';
  // An export for spreadsheets puts an apostrophe before what looks like a formula; a mail program gives the name as well.
  const read = readAddress(/^[^<>@]*<([^<>]*)>\s*$/.exec(said)?.[1] ?? said.replace(/^'(?=[=+@-])/, ''));
  if (read.kind === 'refused') return { kind: 'bad', line, reason: `${read.reason} address: ${said.slice(0, 100)}` };
  const { address } = read;
  const status = (fields[columns.status] ?? '').trim().toLowerCase();
  const hasLeft = columns.left.some((index) => (fields[index] ?? '').trim() !== '');
  if (hasLeft || (status !== '' && !staying.has(status)))
    return { kind: 'left', line, address, status: status || 'left' };
  const times = columns.consent.map((index) => instantOf(fields[index] ?? ''));
  const consentAt = times.find((time) => time !== null) ?? null;
  return { kind: 'address', line, address, consentAt, ...rhythmOf(fields, columns) };
}

/** What the list says of the rhythm, and what of that cannot be used. */
function rhythmOf(fields: readonly string[], columns: Columns): Partial<Extract<ImportRow, { kind: 'address' }>> {
  const rhythm: Record<string, unknown> = {};
  const unusable: string[] = [];
  for (const [at, { field }] of rhythmColumns.entries()) {
    const said = (fields[columns.rhythm[at] ?? -1] ?? '').trim();
    if (said === '') continue;
    const number = said.replace(field === 'hour' ? /:00$/ : '', '').replace(/^0(?=\d$)/, '');
    const text = field === 'cadence' ? said.toLowerCase() : number;
    const read = readRhythm(new URLSearchParams({ cadence: usualRhythm.cadence, [field]: text }));
    const isRead = !('wrong' in read) && (field === 'zone' || String(read[field]) === text);
    if (!isRead) unusable.push(`${field} “${said.slice(0, 50)}”`);
    else rhythm[field] = read[field];
  }
  return {
    ...(Object.keys(rhythm).length > 0 && { rhythm }),
    ...(unusable.length > 0 && { unusable }),
  };
}

/** Exports write `2024-05-01 12:30:00` in UTC, or ISO 8601; what names no zone is UTC, not that of this machine. */
function instantOf(text: string): string | null {
  const time = text.trim();
  if (!/^\d{4}-\d\d-\d\d([ T]\d\d:\d\d)?/.test(time)) return null;
  const isPlain = /^\S+[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(time);
  const milliseconds = Date.parse(isPlain ? `${time.replace(' ', 'T')}Z` : time);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
