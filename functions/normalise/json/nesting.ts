/** No article or feed is nested deeper; what reads values within values would run out of stack. */
const depthMax = 100;

/** Whether brackets of a JSON text outside its strings are nested deeper than that. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === backslash) at++;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === bracket || code === brace) {
      if (++depth > depthMax) return true;
    } else if (code === bracket + 2 || code === brace + 2) depth--;
  }
  return false;
}

const [quote, backslash, bracket, brace] = ['"', '\\', '[', '{'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];
