/** The line before each mail of a mailbox in one file (RFC 4155 appendix A), with the header of a mail behind it. */
const separator = /(?:^|\n\r?\n)From \S+ [^\r\n]{0,60}\b\d{4}\r?\n(?=[\w-]{2,40}:)/g;

/** The mails of a file: those of a mailbox (mbox, as mail programs and Gmail export it), or the one that it is. */
export function mailsOf(bytes: Uint8Array): readonly Uint8Array[] {
  // One character a byte, so that places in the one are places in the other.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith('From ')) return [bytes];
  const separators = [...text.matchAll(separator)];
  if (separators.length < 2) return [bytes];
  return separators.map((found, at) => bytes.subarray(found.index + found[0].length, separators[at + 1]?.index));
}
