import { messageOf } from '../../error-message.ts';
import type { Settings } from '../../model/settings.ts';

/** What `settings.json` of a local installation says. */
export interface LocalSettings extends Omit<Settings, 'baseUrl' | 'privateSources'> {
  /** Null: the address that the process itself listens on. */
  readonly baseUrl: string | null;
  /** These addresses get the digest of every topic; nobody has to subscribe for it. */
  readonly digestTo: readonly string[];
  /** Documents that came in longer ago are removed, and mails in the outbox; null: never. */
  readonly documentDays: number | null;
  /** Addresses of feeds on this machine or its network, as `URL` spells them. */
  readonly privateSources: readonly string[];
}

/** What a fresh installation starts with: every key is there, so that the file explains itself. */
export const defaultSettings: LocalSettings = {
  siteName: 'newsfold',
  baseUrl: null,
  mailFrom: 'news@example.org',
  postalAddress: '1 Example Street, 12345 Example Town',
  ownerAddress: null,
  websubHub: null,
  digestTo: ['reader@example.org'],
  documentDays: 90,
  mailImages: false,
  quietSpellMinutes: 0,
  liveGapMinutes: 5,
  privateSources: [],
};

type Check = (value: unknown) => string | null;

/** What to write, for each key, when what stands there cannot be used. */
const checks: Readonly<Record<keyof LocalSettings, Check>> = {
  siteName: (value) => (isText(value) ? null : 'a name in quotes, for instance "News of the valley"'),
  baseUrl: (value) =>
    value === null || isBaseUrl(value) ? null : 'null, or an http or https address: "https://news.example.org"',
  mailFrom: (value) => (isAddress(value) ? null : 'one bare e-mail address, for instance "news@example.org"'),
  postalAddress: (value) => (isText(value) ? null : 'a postal address in quotes: the law asks for it in every mail'),
  ownerAddress: (value) => (value === null || isAddress(value) ? null : 'null, or one e-mail address in quotes'),
  digestTo: (value) =>
    Array.isArray(value) && value.length <= 1000 && value.every(isAddress)
      ? null
      : 'a list of e-mail addresses, for instance ["reader@example.org"], or [] for none',
  documentDays: (value) =>
    value === null || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 3_650)
      ? null
      : 'null, or a whole number of days from 1 to 3650',
  websubHub: (value) =>
    value === null || (typeof value === 'string' && /^https:\/\/\S+$/.test(value) && URL.canParse(value))
      ? null
      : 'null, or the https address of a WebSub hub',
  mailImages: (value) => (typeof value === 'boolean' ? null : 'true or false'),
  quietSpellMinutes: (value) => (isMinutes(value) ? null : 'a number of minutes, 0 or more'),
  liveGapMinutes: (value) => (isMinutes(value) ? null : 'a number of minutes, 0 or more'),
  privateSources: (value) =>
    Array.isArray(value) && value.length <= 100 && value.every(isWebAddress)
      ? null
      : 'a list of addresses of feeds on this machine or its network, for instance ["http://127.0.0.1:8000/feed.xml"], or [] for none',
};

export type SettingsRead =
  | { readonly kind: 'settings'; readonly settings: LocalSettings }
  /** Each problem is a sentence that says what to write. */
  | { readonly kind: 'rejected'; readonly problems: readonly string[] };

/** Reads `settings.json`; a key that is left out has its default. */
export function parseSettings(text: string): SettingsRead {
  const row = parseObject(text);
  if (typeof row === 'string') return { kind: 'rejected', problems: [row] };
  const known = Object.keys(checks) as (keyof LocalSettings)[];
  const strange = Object.keys(row).filter((key) => !known.includes(key as keyof LocalSettings));
  const problems = [
    ...strange.map((key) => `"${key}" is no setting; the settings are ${known.join(', ')}`),
    ...known.flatMap((key) => {
      const wanted = key in row ? checks[key](row[key]) : null;
      return wanted === null ? [] : [`"${key}" should be ${wanted}`];
    }),
  ];
  if (problems.length > 0) return { kind: 'rejected', problems };
  const settings = { ...defaultSettings, ...(row as Partial<LocalSettings>) };
  const baseUrl = settings.baseUrl === null ? null : withoutSlash(settings.baseUrl);
  const privateSources = settings.privateSources.map((address) => new URL(address).href);
  return { kind: 'settings', settings: { ...settings, baseUrl, privateSources } };
}

/** The file that a fresh installation gets. */
export function defaultSettingsText(): string {
  return `${JSON.stringify(defaultSettings, null, 2)}\n`;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return 'the file should hold one JSON object: { … }';
  } catch (error) {
    return `the file is no JSON: ${messageOf(error)}`;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 500;
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 254 && /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+$/.test(value);
}

/** Whether an address can stand in front of the paths of all public files. */
export function isBaseUrl(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:\/\/[^?#]+[^/?#]\/?$/.test(value);
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value);
}

/** A base URL as paths are put behind it: browsers copy it with a slash at the end. */
export function withoutSlash(baseUrl: string): string {
  return baseUrl.replace(/\/$/, '');
}

function isMinutes(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
