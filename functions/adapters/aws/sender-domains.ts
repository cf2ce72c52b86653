/** The domains that may speak for an address, its own first: SES lets one that it has verified send for all below it, and DMARC asks likewise. */
export function senderDomains(address: string): string[] {
  const labels = address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
