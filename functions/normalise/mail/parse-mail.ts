import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime';
import { messageOf } from '../../error-message.ts';

/** A mail of 5 MB in base64 has 70,000. */
const linesMax = 100_000;
const lineEnd = 0x0a;

/** A mail taken apart, or why it cannot be: of more lines, longer headers or deeper nesting than any that was written to be read. */
export async function parseMail(
  bytes: Uint8Array,
  options: PostalMimeOptions = {},
): Promise<Email | { readonly rejected: string }> {
  if (hasTooManyLines(bytes)) return { rejected: `a mail of more than ${linesMax} lines` };
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 50, ...options });
  } catch (error) {
    return { rejected: `a malformed mail: ${messageOf(error)}` };
  }
}

/** The parser keeps each line for itself, and takes a kilobyte for it. */
function hasTooManyLines(bytes: Uint8Array): boolean {
  let count = 0;
  for (let at = bytes.indexOf(lineEnd); at >= 0 && count <= linesMax; at = bytes.indexOf(lineEnd, at + 1)) count += 1;
  return count > linesMax;
}
