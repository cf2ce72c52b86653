/** Where a report was filed from and by which agency, as its first paragraph opens. */
export interface Dateline {
  readonly place: string | null;
  readonly agency: string | null;
}

const dash = '(?:\\s?[—–―‒]\\s?|\\s?--\\s?|\\s-\\s)';
const day = '\\d{1,2}(?:st|nd|rd|th|er|º|°|\\.)?';
const month = "(?:d[eu]l?\\s|d['’])?\\p{L}{3,12}\\.?";
/** "March 3", "3rd March 2026", "14 avril 2026", "3 de marzo de 2026", "3.3.2026". */
const date = `(?:\\p{L}{3,12}\\.?\\s${day}|${day}\\s${month})(?:,?\\s(?:del?\\s)?\\d{4})?|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}`;
const agencyName = "[\\p{L}\\p{M}][\\p{L}\\p{M} .'’/&-]{1,30}";
/** "Harare — ", "PARIS (Reuters) - ", "BAMAKO, Mali, June 30 (AFP) — ", "باماكو (رويترز) - ", "TESFA (3 March 2026) – ". */
const opening = new RegExp(
  `^(?<place>[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’/ -]{1,40}?(?:[,،]\\s?[\\p{L}\\p{M}.'’ ]{2,30}){0,2}?)` +
    `(?:(?:[,،]\\s?(?:\\p{L}{2,12}\\.?,?\\s)?|\\s)(?<date>${date})|\\s?[(（](?<bracketed>${date})[)）])?` +
    `(?:\\s?[(（](?<agency>${agencyName})[)）]|\\s?/(?<wire>[\\p{L}\\p{M} .&-]{2,30})/)?${dash}(?=\\S)`,
  'u',
);
/** "（路透社北京12月12日电）" or "新华社北京12月12日电": agency and place run together, so neither is told apart. */
const openingCharactersMax = 120;
const placeWordsMax = 5;

/** Reads the dateline of a first paragraph; a dash alone after a longer run of words is no dateline. */
export function readDateline(paragraph: string): Dateline {
  const groups = opening.exec(paragraph.slice(0, openingCharactersMax))?.groups;
  const place = groups?.place?.replace(/[,،].*$/, '').trim() ?? null;
  const agency = (groups?.agency ?? groups?.wire)?.trim() ?? null;
  const dated = (groups?.date ?? groups?.bracketed) !== undefined;
  if (place === null || !looksLikePlace(place, agency !== null || dated)) return { place: null, agency: null };
  if (agency === null && !startsSentence(paragraph)) return { place: null, agency: null };
  return { place: properCase(place), agency };
}

/** A first paragraph without its dateline, as it reads on its own. */
export function withoutDateline(paragraph: string): string {
  if (readDateline(paragraph).place === null) return paragraph;
  return paragraph.replace(opening, '');
}

/** Fewer characters after the dash are the rest of a phrase: "Dumbbells – Light ones". */
const sentenceCharactersMin = 40;

/** Whether what follows the dash is a sentence: "Paris — the capital — is" is no dateline. */
function startsSentence(paragraph: string): boolean {
  const rest = paragraph.replace(opening, '');
  return rest.length >= sentenceCharactersMin && /^["“«'‘„]?[\p{Lu}\p{Lo}\p{Nd}]/u.test(rest);
}

function looksLikePlace(place: string, signed: boolean): boolean {
  const words = place.split(' ');
  const named = words.every(
    (word) => /^[\p{Lu}\p{Lo}]/u.test(word) || /^(?:of|de|la|le|el|al|du|des|da|do|di)$/iu.test(word),
  );
  return named && words.length <= (signed ? placeWordsMax : 3);
}

/** Places in capitals are written as names: "PARIS" is "Paris"; what is short may be an abbreviation. */
function properCase(place: string): string {
  if (place !== place.toUpperCase() || place === place.toLowerCase()) return place;
  return place
    .split(/(?<=[\s/-])/u)
    .map((word) => (word.includes('.') ? word : word.charAt(0) + word.slice(1).toLowerCase()))
    .join('');
}
