const headBytesMax = 100_000;
const addressPattern = /[\w.+-]{1,100}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}/g;

/**
 * The addresses that a mail was sent to: what servers noted on its way (`Delivered-To`, `X-Original-To`,
 * `Received: … for <…>`; RFC 5321 section 4.4) and what it says itself (`To`, `Cc`). Lower case, each once.
 */
export function mailRecipients(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, headBytesMax));
  const head = text.split(/\r?\n\r?\n/, 1)[0]!.replace(/\r?\n[ \t]+/g, ' ');
  const found = head.split(/\r?\n/).flatMap((field) => {
    if (/^received:/i.test(field)) return /\bfor\s+<?([^\s<>;]+@[^\s<>;]+)>?/i.exec(field)?.[1] ?? [];
    return /^(?:delivered-to|x-original-to|envelope-to|to|cc):/i.test(field) ? (field.match(addressPattern) ?? []) : [];
  });
  return [...new Set(found.map((address) => address.toLowerCase()))];
}
