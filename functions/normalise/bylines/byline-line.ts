import { namesAfterBy } from './names.ts';

const lineCharactersMax = 120;

/** The names of a line that names the writer and says little else: "By Jane Doe and John Smith", "Par A. B. • 20 nov.". */
export function readByline(line: string): string | null {
  const plain = line.replace(/^[*_]{1,3}|[*_]{1,3}$/g, '');
  if (plain.length > lineCharactersMax || /[.!?]$/.test(plain)) return null;
  const names = namesAfterBy(plain);
  return names !== null && /^[\p{Lu}\p{Lo}]/u.test(names) ? names : null;
}
