import { asksToConfirm, saysConfirm, saysSubscription } from './confirmation-words.ts';
import type { MailLink, RawMail } from './mail-links.ts';

/** Longer mails are newsletters, whatever links they hold. */
const textCharactersMax = 2_000;
const linksMax = 8;
/** A mail this short has a single purpose. */
const noteCharactersMax = 600;
const buttonCharactersMax = 80;
/** "Confirm", "Verify my address": too short for a headline. */
const plainButtonCharactersMax = 24;

const leaving =
  /unsub|opt-?out|abmeld|desabon|desinscri|cancelar|baja|preference|\bprefs\b|view[-_ ]?(?:in|on)|privacy/i;

/**
 * The links of a short mail by which its reader confirms that they want a newsletter; null when it asks for no such
 * thing, none when it asks for an answer by mail. It goes by the words of the subject, the text and the links: the
 * address is often a tracker's that says nothing. Links are as they were sent, for only those confirm.
 */
export function confirmationLinks(subject: string | null, { text, links }: RawMail): readonly string[] | null {
  if (text.length > textCharactersMax || links.length > linksMax) return null;
  const candidates = links.filter(({ href, text }) => !leaving.test(href) && !leaving.test(text));
  const hrefs = (some: readonly MailLink[]) => some.map(({ href }) => href);
  const named = candidates.filter(({ href }) => isConfirmingAddress(href));
  if (named.length > 0) return hrefs(named);
  const buttons = candidates.filter(({ text }) => text.length <= buttonCharactersMax && saysConfirm(text));
  const title = subject ?? '';
  if (saysConfirm(title) && saysSubscription(title)) return hrefs(buttons.length > 0 ? buttons : candidates);
  const isNote = text.length <= noteCharactersMax;
  if (asksToConfirm(text) && buttons.length > 0) return hrefs(buttons);
  if (asksToConfirm(text) && isNote && candidates.length === 1) return hrefs(candidates);
  const plain = buttons.filter(({ text }) => text.length <= plainButtonCharactersMax);
  return plain.length > 0 && isNote && saysSubscription(text) ? hrefs(plain) : null;
}

/** Whether a step of the path or a parameter is a word for confirming; a headline in an address has more words. */
function isConfirmingAddress(href: string): boolean {
  if (!URL.canParse(href)) return false;
  const { pathname, searchParams } = new URL(href);
  const parameters = [...searchParams].flat();
  return [...pathname.split('/'), ...parameters].some(
    (part) => part.length <= 40 && part.split(/[-_.]/).length <= 3 && saysConfirm(part.replace(/[_.]/g, ' ')),
  );
}
