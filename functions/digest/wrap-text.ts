const columnsMax = 72;

/** Breaks a paragraph into lines between words; a word longer than a line stays whole, and so do words that a space which must not break joins. */
export function wrapText(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[^\S\u00a0]+/)) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= columnsMax) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].join('\n');
}
