import type { Skeleton, Slot } from './skeleton.ts';

export type Personal = Readonly<Record<Slot, string>>;

/** Fills a skeleton for one reader: the bytes of a whole message. Values are ASCII without line breaks, else it throws. */
export function personalise(skeleton: Skeleton, personal: Personal): Uint8Array {
  let raw = skeleton.start;
  for (const { slot, inBody, text } of skeleton.rest) {
    const value = personal[slot];
    if (!/^[\x21-\x7e]+$/.test(value)) throw new Error(`the ${slot} of a mail holds what no header may`);
    raw += (inBody ? onOwnLines(value) : value) + text;
  }
  return Buffer.from(raw, 'latin1');
}

const lineCharsMax = 72;

/** Quoted-printable on lines of its own: a soft break before, between and after. */
function onOwnLines(value: string): string {
  const escaped = value.includes('=') ? value.replaceAll('=', '=3D') : value;
  return `=\r\n${escaped.length <= lineCharsMax ? escaped : broken(escaped)}=\r\n`;
}

function broken(escaped: string): string {
  const lines: string[] = [];
  let line = '';
  for (const character of escaped.match(/=3D|./g) ?? []) {
    if (line.length + character.length > lineCharsMax) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line].join('=\r\n');
}
