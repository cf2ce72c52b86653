import { defaultSettings, type LocalSettings } from '../../adapters/local/local-settings.ts';
import { isLoopback } from '../../runtime/local-site.ts';

type Noted = Pick<LocalSettings, 'mailFrom' | 'postalAddress' | 'digestTo'> & {
  readonly baseUrl: string;
  /** True when mails go out through a mail server. */
  readonly mailed: boolean;
};

/** What should be put right before anybody else sees the site or gets a mail, each with the setting to change. */
export function startNotes(settings: Noted): readonly string[] {
  const { hostname } = new URL(settings.baseUrl);
  // A process listens there on all addresses of its machine; nobody can ask there.
  const isNowhere = hostname === '0.0.0.0' || hostname === '[::]';
  return [
    ...(isNowhere ? [`links in feeds and mails lead to ${settings.baseUrl}, which nobody can open: set baseUrl`] : []),
    ...(settings.mailed ? mailNotes(settings, hostname) : []),
  ];
}

/** Settings that are still examples, links that nobody else can open. */
function mailNotes({ mailFrom, postalAddress, digestTo, baseUrl }: Noted, hostname: string): readonly string[] {
  const example = defaultSettings.digestTo.find((address) => digestTo.includes(address));
  return [
    ...(mailFrom === defaultSettings.mailFrom ? [`mails come from ${mailFrom}, an example: set mailFrom`] : []),
    ...(example === undefined ? [] : [`mails go to ${example}, an example: set digestTo`]),
    ...(postalAddress === defaultSettings.postalAddress
      ? [`mails give ${postalAddress}, an example, as your address: set postalAddress`]
      : []),
    ...(isLoopback(hostname)
      ? [`links in mails lead to ${baseUrl}, which only this machine can open: set baseUrl`]
      : []),
  ];
}
