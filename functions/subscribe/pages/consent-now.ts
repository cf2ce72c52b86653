import { textsFor } from '../../languages/texts.ts';
import type { Consent } from '../../model/subscription.ts';
import type { Instant } from '../../ports.ts';

/** The consent of a reader who says on a page behind a link of ours, whose address is known, that mails are wanted. */
export function consentNow(page: 'preferences' | 'resubscribe', language: string, now: Instant): Consent {
  const wording = `${page} ${textsFor(language).form.formVersion}`;
  return { how: 'form', askedAt: now, confirmedAt: now, wording, client: null };
}
