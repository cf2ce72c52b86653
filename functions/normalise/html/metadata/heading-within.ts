import type { Block } from '../block.ts';

const headingCharactersMin = 8;
/** What stands between a headline and the name of its section or site, or the other way about. */
const partsAfter = /^\s*[|–—·•»:\-~/@_：｜✩<＜(（[【]/u;
const partsBefore = /[|–—·•»:\-~/@_：｜>＞)）\]】]\s*$/u;
/** A part at the end is a headline only where it is clearly longer than one at the start: there the site's name stands first. */
const longerThan = 1.5;

/**
 * The block that is one of the titles, or a whole part of one: the title without the section and the site that it is
 * stated with. Null where none is, or where it is too short to tell.
 */
export function headingWithin(blocks: readonly Block[], titles: readonly string[]): string | null {
  const found = blocks.flatMap(({ text }) => {
    const heading = plain(text);
    if (heading.length < headingCharactersMin) return [];
    const places = titles.map((title) => placeIn(plain(title), heading));
    const place = (['whole', 'start', 'end'] as const).find((one) => places.includes(one));
    return place === undefined ? [] : [{ text, place }];
  });
  const longest = (place: Place) =>
    found
      .filter((one) => one.place === place)
      .reduce<string | null>((top, { text }) => (top === null || text.length > top.length ? text : top), null);
  const [whole, start, end] = [longest('whole'), longest('start'), longest('end')];
  if (whole !== null || start === null || end === null) return whole ?? start ?? end;
  return end.length > longerThan * start.length ? end : start;
}

type Place = 'whole' | 'start' | 'end';

function placeIn(title: string, heading: string): Place | null {
  if (title === heading) return 'whole';
  if (title.startsWith(heading) && partsAfter.test(title.slice(heading.length, heading.length + 3))) return 'start';
  if (title.endsWith(heading) && partsBefore.test(title.slice(-heading.length - 3, -heading.length))) return 'end';
  return null;
}

/** Quotes and spaces are written in many ways, and documentation puts a sign for a link behind its headings. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’‚′“”„″"]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/ ?[¶🔗]$/u, '')
    .trim();
}
