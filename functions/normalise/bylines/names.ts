import { isDayOfWeek } from '../../text/weekdays.ts';
import { datesInLine, labelledStretches } from '../dates/date-words.ts';
import { monthNamed } from '../dates/month-names.ts';

const charactersMax = 120;
const wordsMax = 16;

/** "By" and its like at the start of a line, in the languages of the larger news outlets. */
const opening =
  /^(?:[\p{L} ]{0,30}\b(?:written|posted|published|words|story|text|authored|reported|created|submitted|recueillis|escrito|redactado|publicado|scritto|analysis|analyse|commentary|kommentar|opinion|interview|essay|reportage|gastbeitrag|column|perspective)\s)?(?:by|par|por|von|di|door|av|af|przez|oleh|tác giả|författare|skribent|yazar|yazan|írta|γράφει (?:ο|η)|מאת|โดย)(?![\p{L}\p{M}])[:：\s]+|^(?:text|teksti|words)\s?[:：]\s?|^文\s?[/／]\s?|^(?:author|written|autor(?:a|in)?|auteur|autore|penulis|mwandishi|texte|texto|testo|редактор|автор|текст|作者|文|(?:本报|本報|本刊|特约|特約|实习)?(?:记者|記者)|通讯员|執筆|기자|글|بقلم|كتب[تـ]?|نویسنده|लेखक)\s?[:：\s]\s?|^[（(](?:本报|本報)?(?:记者|記者)\s?(?=\p{sc=Han}{2,4}[）)]$)|^[〔【（(]?(?:记者|記者)(?=\p{sc=Han}{2,4}[／/])/iu;
/** A line or heading that says nothing but that a name follows. */
const onlyOpening =
  /^(?:(?:written|posted|published|words|story|text|authored) by|by|authors?|written|par|por|von|autor(?:a|in|en|es)?|auteure?s?|autore|автор|作者|بقلم)\s?[:：]?$/iu;
/** What ends the names in a line: a separator, a figure, what it says of dates. */
const ending =
  /\s*(?:[|·•⋅●–—/／[]|(?<![\p{L}\p{M}])\p{L}{1,2}\p{Nd}|(?<!^\p{Lu}\p{L}*\s)\(|\((?![^()]{1,30}\)\s\p{Lu})|\s-\s|\p{Nd}|）|\b(?:[Ee]dited|[Rr]eviewed|[Ii]llustrated|[Pp]hoto(?:graph)?s?|[Pp]ictures|[Vv]ideo|[Gg]raphics|[Tt]ranslated) by\b|\bat\b\s|(?<=\S \S+)\sfor\s(?=\p{Lu})|\b(?:[Ff]otos?|[Pp]hotos?|[Bb]ild|[Kk]uvat?)\s?:|\bat$|\bon\b\s|\bin\b\s|\bfrom\b\s|\bsays:|\bwrites:|,\s(?:à|au|en|em|aus|desde|depuis)\s|\s(?:来源|來源|编辑|責任編輯|责任编辑|المصدر)\s?[:：])/u;
const particle =
  /^(?:agencies|and|und|et|y|e|en|i|og|och|ve|dan|with|de|da|do|dos|del|della|di|la|le|van|von|der|den|ten|zu|bin|ibn|al|the|for|of|&)$/iu;
/** Words of an outlet's furniture and of professions, which are no names. */
const nameless =
  /^(?:about|author|authors|written|by|share|follow|read|more|contributing|staff|senior|editor|writer|reporter|correspondent|columnist|updated|published|posted|comments?|subscribe|view|all|posts?|profile|min|minutes?|photo|image|date|home|blog|news|opinion)$/iu;

/** Words of what somebody is, which follow the name after a comma. */
const role =
  /\b(?:head|founder|co-?founder|c[a-z]o|chief|director|manager|president|vice|lead|editor|writer|reporter|correspondent|columnist|contributor|professor|analyst|expert|specialist|consultant|journalist|engineer|developer|scientist|researcher|fellow|lecturer|economist|photographer|producer|host|special (?:for|to)|for the|universit\p{L}+|studio|newsroom|bureau|redaktion|institut\p{L}*|college|redacteur|rédact\p{L}+|periodista|giornalista|redakteur\p{L}*)\b/iu;

/** Whether a line says that the next one names the writer. */
export function saysWriter(line: string): boolean {
  return line.length <= 30 && onlyOpening.test(line.trim());
}

/** A name before what its bearer is, as Korean has it. */
const namedReporter = /^(\p{sc=Hangul}{2,4}) ?(?:기자|특파원)(?=$|[\s|·,(])/u;

/** The names after "by" in a line that opens with it; null where it does not, or where what follows is no name. */
export function namesAfterBy(line: string): string | null {
  const reporter = namedReporter.exec(line)?.[1];
  if (reporter !== undefined) return reporter;
  const match = opening.exec(line);
  return match === null ? null : namesIn(line.slice(match[0].length));
}

/** "by" and its like after a date. */
const afterDate = /[\s,|·•–—-](?:by|par|por|von|di|door|بقلم|作者|记者|記者)\s?[:：\s]\s?(?=[\p{Lu}\p{Lo}])/iu;
const datedCharactersMax = 80;

/** The names in a line such as "Posted on 4 May 2026 by Jane Doe"; null where no date stands before them. */
export function namesAfterDate(line: string): string | null {
  const match = line.length > datedCharactersMax ? null : afterDate.exec(line);
  if (match === null || datesInLine(line.slice(0, match.index), {}).length === 0) return null;
  return namesIn(line.slice(match.index + match[0].length));
}

/** The names at the start of a short line, without what it says besides; null where it does not start with names. */
export function namesIn(line: string): string | null {
  const dated = labelledStretches(line.replace(opening, ''))[0]!.text;
  const until = dated.search(ending);
  const names = (until < 0 ? dated : dated.slice(0, until)).replace(/^[\s,;|•]+|[\s,;|•:]+$/gu, '').trim();
  const isDated = until >= 0 && /^\s*\p{Nd}/u.test(dated.slice(until));
  const parts = withoutDay(names, isDated).split(/,\s*/);
  while (parts.length > 1 && (role.test(parts.at(-1)!) || isPlaceAfter(parts) || isNoName(parts.at(-1)!))) parts.pop();
  const plain = parts.join(', ');
  return looksLikeNames(plain) ? plain : null;
}

/** Whether a last word alone follows a name of several: where its bearer is, or whose reporter ("Jane Doe, Lund"). */
function isPlaceAfter(parts: readonly string[]): boolean {
  return /^\p{Lu}\S+$/u.test(parts.at(-1)!) && parts.slice(0, -1).every((part) => part.includes(' '));
}

/** Whether a part after a comma begins small, as no name does ("inviato a Lund", "via The Wire"). */
function isNoName(part: string): boolean {
  const [first = ''] = part.split(' ');
  return /^\p{Ll}/u.test(first) && !particle.test(first) && part.includes(' ');
}

/** The day of the week and the month that stood before the figure which ended the names ("Jane Doe Monday, March" 12, "Jane DoeMarch" 12). */
function withoutDay(names: string, isDated: boolean): string {
  const words = names.split(' ');
  const isMonth = (word: string) => isDated && monthNamed(word, 'en') !== null;
  const isOfDay = (word: string) => isDayOfWeek(word) || isMonth(word);
  while (words.length > 0 && isOfDay(words.at(-1)!.replace(/[.,]$/, ''))) words.pop();
  const [, name, month = ''] = /^(.+\p{Ll})(\p{Lu}\p{Ll}+)$/u.exec(words.at(-1) ?? '') ?? [];
  if (name !== undefined && isMonth(month)) words.splice(-1, 1, name);
  return words.join(' ').replace(/,$/, '');
}

/** Whether a text can be the names of people or newsrooms, by its length, its capitals and its signs. */
export function looksLikeNames(names: string): boolean {
  if (names.length > charactersMax || !/\p{L}[\p{L}\p{M}]/u.test(names) || /[!?]$|\.{2}/.test(names)) return false;
  const words = names.split(/[\s,]+/u);
  return (
    words.length <= wordsMax &&
    words.every(
      (word) =>
        /^["“(]?[\p{Lu}\p{Lo}]/u.test(word) ||
        particle.test(word) ||
        /^\p{Ll}+[\p{Lu}.'’]/u.test(word) ||
        words.length === 1,
    ) &&
    !words.some((word) => nameless.test(word))
  );
}
