/** Decimals enough for any two scores that a person is to compare. */
const decimalsMax = 8;

/** A number and the line it is held against, with as many decimals as tell the two apart, and `least` at least. */
export function toldApart(value: number, line: number, least: number): readonly [value: string, line: string] {
  let decimals = least;
  while (value !== line && decimals < decimalsMax && value.toFixed(decimals) === line.toFixed(decimals)) decimals++;
  return [value.toFixed(decimals), line.toFixed(decimals)];
}
