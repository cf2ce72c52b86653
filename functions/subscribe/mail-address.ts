/** An address that can be written to, or why it cannot be. */
export type AddressOutcome =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'refused'; readonly reason: 'empty' | 'malformed' | 'international' };

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an address as people type it: a dot-atom and a domain name (RFC 5321 section 4.1.2), 254 characters at most.
 * A domain in another script becomes its ASCII form; a local part in another script is refused, because that
 * takes SMTPUTF8 (RFC 6531), which SES and many servers do not have. No quotes, spaces or control characters pass,
 * so an address cannot add a header.
 */
export function readAddress(typed: string): AddressOutcome {
  if (typed.length > 512) return { kind: 'refused', reason: 'malformed' };
  const text = typed.trim().replace(/^mailto:/i, '');
  if (text === '') return { kind: 'refused', reason: 'empty' };
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > 64) return { kind: 'refused', reason: 'malformed' };
  if (/[^\x00-\x7f]/.test(local)) return { kind: 'refused', reason: 'international' };
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null || !localPart.test(local)) return { kind: 'refused', reason: 'malformed' };
  const address = `${local}@${domain}`;
  return address.length > 254 ? { kind: 'refused', reason: 'malformed' } : { kind: 'address', address };
}

function asciiDomain(typed: string): string | null {
  if (/[/?#:@\\\s[\]%]/.test(typed) || !URL.canParse(`http://${typed}/`)) return null;
  const domain = new URL(`http://${typed}/`).hostname;
  const labels = domain.split('.');
  const isName = labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return isName ? domain : null;
}
