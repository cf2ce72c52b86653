/** SES gives every mail a Message-ID of its own; the sender's is gone. Its place among the headers is SES's choice. */
export function withoutMessageId(raw: string): string {
  return raw.replace(/^Message-ID: .*\r\n/im, '');
}
