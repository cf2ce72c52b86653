/** One line of a table: its fields, and the line of the file on which it begins, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

const fieldCharsMax = 10_000;

/**
 * Reads comma-separated values (RFC 4180), also with semicolons or tabs when the first line has more of those.
 * Empty lines are passed over; a field that is never closed ends with the file. One pass, whatever the text.
 */
export function* parseCsv(text: string): Generator<CsvRow> {
  const separator = separatorOf(text);
  let fields: string[] = [];
  let field = '';
  let line = 1;
  let rowLine = 1;
  let quoted = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at <= text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') line++;
    if (quoted && character !== '') {
      if (character !== '"') field += field.length < fieldCharsMax ? character : '';
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) {
      fields.push(field);
      field = '';
    } else if (character === '\n' || character === '') {
      fields.push(field.replace(/\r$/, ''));
      if (fields.length > 1 || fields[0] !== '') yield { line: rowLine, fields };
      fields = [];
      field = '';
      rowLine = line;
    } else field += field.length < fieldCharsMax ? character : '';
  }
}

function separatorOf(text: string): string {
  const end = text.indexOf('\n');
  const first = text.slice(0, end === -1 ? 10_000 : Math.min(end, 10_000));
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: first.split(separator).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

/** One line of a table, ended with CRLF. A field that a spreadsheet would take for a formula gets an apostrophe. */
export function csvLine(fields: readonly string[]): string {
  const written = fields.map((field) => {
    const safe = /^[=+@\t\r-]/.test(field) ? `'${field}` : field;
    return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(',')}\r\n`;
}
