interface Rule {
  readonly isAllowed: boolean;
  /** A path with `*` for anything, and `$` at its end where the path ends there. */
  readonly pattern: string;
}

/**
 * Whether robots.txt lets the program of that name fetch an address (RFC 9309 section 2.2): the longest rule counts that
 * fits, and the one that allows before one that does not. All groups of a name are one, and those for `*` count only where
 * none has the name. Takes time by the length of the file, whatever is in it.
 */
export function rulesAllow(robots: string, name: string, url: string): boolean {
  const { pathname, search } = new URL(url);
  const path = comparable(pathname + search);
  let decisive: Rule = { isAllowed: true, pattern: '' };
  for (const rule of rulesFor(robots, name)) {
    const longer = rule.pattern.length - decisive.pattern.length;
    if ((longer > 0 || (longer === 0 && rule.isAllowed)) && fits(rule.pattern, path)) decisive = rule;
  }
  return decisive.isAllowed;
}

function rulesFor(robots: string, name: string): readonly Rule[] {
  const rules: Record<'own' | 'any', Rule[]> = { own: [], any: [] };
  const groups = new Set<'own' | 'any'>();
  let isNamed = false;
  let namesBegin = true;
  for (const line of robots.split(/[\r\n]+/)) {
    const [, field = '', value = ''] = /^\s*([\w-]+)\s*:([^#]*)/.exec(line) ?? [];
    const kind = field.toLowerCase();
    if (kind === 'user-agent') {
      if (namesBegin) groups.clear();
      namesBegin = false;
      const named = /^(?:[\w-]+|\*)/.exec(value.trim())?.[0].toLowerCase();
      if (named === name) groups.add('own');
      if (named === '*') groups.add('any');
      isNamed ||= named === name;
    } else if (kind === 'allow' || kind === 'disallow') {
      namesBegin = true;
      const rule: Rule = { isAllowed: kind === 'allow', pattern: comparable(value.trim()) };
      if (rule.pattern !== '') for (const group of groups) rules[group].push(rule);
    }
  }
  return isNamed ? rules.own : rules.any;
}

/** As section 2.2.2 compares: letters beyond ASCII by their codes, and no codes for what needs none. */
function comparable(path: string): string {
  const coded = encodeURI(path.toWellFormed()).replaceAll('%25', '%');
  return coded.replace(/%[\da-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}

/** Each piece between stars is looked for where the one before it ends: the first place is as good as any later one. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  const last = isWhole ? pieces.pop() : '';
  if (!path.startsWith(first)) return false;
  let end = first.length;
  for (const piece of pieces) {
    const at = path.indexOf(piece, end);
    if (at < 0) return false;
    end = at + piece.length;
  }
  if (last === undefined) return end === path.length;
  return path.endsWith(last) && path.length - last.length >= end;
}
