/**
 * Orders two keys by their UTF-8 bytes, as S3, DynamoDB and SQLite do.
 *
 * JavaScript compares UTF-16 units, which puts U+1F600 (units D83D DE00) before U+FF5E; in UTF-8 it comes after.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit, so they are ranked above them. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
