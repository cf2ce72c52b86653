/**
 * Blob keys as file names, so that people find `public/topic/feed.atom` where they look for it.
 *
 * A key is kept as it is, but for three things a file system or the folder scan would read as something else:
 * a part that starts with a dot starts with `%2E`; a part too long for a file name goes on in a folder whose
 * name ends in `%`; and a `%` that could be read as one of these is written `%25`.
 */

/** Most file systems take 255 bytes in a name; some room is left for the names of temporary files. */
const nameBytesMax = 200;

/** The relative path of a key's file, with `/` between folders. */
export function fileNameOf(key: string): string {
  return key.split('/').map(escapePart).join('/');
}

/** The key of a file in the folder, by its relative path. */
export function keyOfFileName(path: string): string {
  const parts: string[] = [];
  let goesOn = false;
  for (const name of path.split('/')) {
    const continued = name.endsWith('%');
    const piece = (continued ? name.slice(0, -1) : name).replace(/^%2E/, '.');
    if (goesOn) parts.push((parts.pop() ?? '') + piece);
    else parts.push(piece);
    goesOn = continued;
  }
  return parts.map((part) => part.replaceAll('%25', '%')).join('/');
}

function escapePart(part: string): string {
  return piecesOf(part.replaceAll(/%(?=25|2E|$)/g, '%25'))
    .map((piece) => piece.replace(/^\./, '%2E'))
    .join('%/');
}

/** Pieces short enough for a name, cut between characters. */
function piecesOf(text: string): string[] {
  if (Buffer.byteLength(text) <= nameBytesMax) return [text];
  const pieces: string[] = [''];
  let bytesCount = 0;
  for (const character of text) {
    bytesCount += Buffer.byteLength(character);
    if (bytesCount > nameBytesMax) {
      pieces.push('');
      bytesCount = Buffer.byteLength(character);
    }
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}
