import { defaultSettings, type LocalSettings } from '../runtime/config.ts';
import { isLoopback } from '../runtime/local-site.ts';

type Mailing = Pick<LocalSettings, 'mailFrom' | 'postalAddress' | 'digestTo'> & { readonly baseUrl: string };

/** What should be put right before mails go out to people: settings that are still examples, links nobody else can open. */
export function mailNotes({ mailFrom, postalAddress, digestTo, baseUrl }: Mailing): readonly string[] {
  const example = defaultSettings.digestTo.find((address) => digestTo.includes(address));
  return [
    ...(mailFrom === defaultSettings.mailFrom ? [`mails come from ${mailFrom}, an example: set mailFrom`] : []),
    ...(example === undefined ? [] : [`mails go to ${example}, an example: set digestTo`]),
    ...(postalAddress === defaultSettings.postalAddress
      ? [`mails give ${postalAddress}, an example, as your address: set postalAddress`]
      : []),
    ...(isLoopback(new URL(baseUrl).hostname)
      ? [`links in mails lead to ${baseUrl}, which only this machine can open: set baseUrl`]
      : []),
  ];
}
