import type { Paragraph } from '../../model/article.ts';
import { linksOf } from './newsletter-furniture.ts';

/** Longer mails are newsletters, whatever links they hold. */
const textCharactersMax = 2_000;
const linksMax = 8;

/** What services call the address that confirms a subscription. */
const confirmingAddress = /confirm|verif|activat|opt-?in|double-?opt|subscribe\/(?!.*unsubscribe)|bestaetig|valider/i;

/** The links of a short mail by which its reader confirms that they want the newsletter; none when it is something else. */
export function confirmationLinks(paragraphs: readonly Paragraph[]): readonly string[] {
  const length = paragraphs.reduce((sum, paragraph) => sum + paragraph.text.length, 0);
  const links = [...new Set(paragraphs.flatMap(linksOf))];
  if (length > textCharactersMax || links.length > linksMax) return [];
  return links.filter(
    (link) => /^https:/i.test(link) && confirmingAddress.test(link) && !/unsubscribe|opt-?out/i.test(link),
  );
}
