import type { StatedDate } from '../../model/article.ts';
import { type DateHint, parseStatedDate } from './dates.ts';

/** Words by which a line says that its date is of a change, in the languages of most of the web. */
const changed =
  'updat(?!es\\b)|modif|edited (?:on|at)|last (?:edited|change|checked)|amended|corrected|reviewed\\b|revis|mis(?:e)? à jour|màj\\b|maj\\b|a[ck]tuali[sz]|actualitza|akt\\.|corrig[ée]|' +
  'geändert|änderung|überarbeitet|bearbeitet|aggiorna[tm]|atuali[sz]|editad|alterad|bijgewerkt|gewijzigd|aangepast|oppdatert|endret|opdateret|ændret|uppdatera|ändra[dt]|' +
  'uppfær|päivitet|muokat|uuenda|muudet|atjaun|atnaujin|zmian|zmien|upraven|úprava|ažur|azurir|posodob|sprememb|i[zž]m(?:ij)?enj|frissít|frissül|módosít|përditës|' +
  'güncel|yenilən|yangilan|eguneratu|diweddar|diperba(?:ha)?rui|diubah|dikemas ?kini|cập nhật|chỉnh sửa|sasishwa|boreshwa|sabunta|cusboon|' +
  'обновл|обновен|абноўл|измен|измењ|змінен|промяна|промен|редактир|оновл|актуализ|ажурир|жаңарт|ενημέρωση|ανανε|τροποποι|թարմացվ|განახლ|' +
  'עודכן|עדכון|تحديث|محدث|بروزرسانی|به‌روز|اپ ?ڈیٹ|تازہ کاری|अपडेट|अद्यतन|হালনাগাদ|আপডেট|புதுப்பி|నవీకరి|อัปเดต|อัพเดต|แก้ไข|ปรับปรุง|ታድሷል|' +
  '更新|修订|修改|修正|改訂|改定|수정|업데이트';

/** Words by which a line says that its date is of publication. */
const published =
  'publish|publication date|posted|first appeared|issued on|date(?:line)?:|publi[ée]|parution|mis(?:e)? en ligne|publicad|publicaci|pubblicat|' +
  'veröffentlicht|erschienen|erstellt|gepubliceerd|geplaatst|publicerad|publiceret|publisert|udgivet|julkaist|' +
  'opublikowan|publikov|zveřejněno|vydáno|objavljeno|objavlj|publicat|közzété|megjelen|yayın|yayim|dipublikasi|diterbitkan|diterbit|tayang|' +
  'đăng (?:lúc|ngày)|xuất bản|опубликован|дата публикации|опубліковано|публикув|δημοσιε|פורסם|تاريخ النشر|نشر|منتشر|انتشار|' +
  '송고|प्रकाशित|প্রকাশ|เผยแพร่|发布|發布|发表|發表|時間：|时间：|公開|掲載|投稿|配信|입력|등록|게시';

/** Words by which a line says that its date is of what it tells of, or of rights in it. */
const told =
  'event date|date of (?:birth|death|event)|deadline(?: is| for|\\s?:)|closing date|due (?:date|by|on)\\b|(?:apply|register|book|rsvp) by\\b|' +
  'save the date|(?:photo|image|picture|foto|bild)(?:graph)?\\s?(?::|taken|from|by)|(?:accessed|retrieved) (?:on\\b)?|^(?:born|died|built|joined|member since|founded|established|incorporated|launched|opened|version)\\b|\\b(?:ends|starts|begins|takes place)\\b|\\bnext (?:meeting|event|edition|issue|session)\\b|valid (?:until|from|through|till)|\\b(?:received|accepted|archived|kick-?off|in force|bids open)\\b(?!\\s?[|·•])|(?<!\\p{L})(?:since|seit|depuis|sinds)\\s(?=[\\d\\p{L}])(?!\\D{0,30}(?:\\d{4})?\\s?[|·•,])|effective (?:date|from|as of)|expir|\\b(?:born|died)(?: on\\b|\\s?:)|copyright|©|' +
  'einsendeschluss|bewerbungsschluss|anmeldeschluss|gültig (?:bis|ab)|geboren|gestorben|date limite|\\bnée? le\\b|fecha límite|nacid[oa] el|nascid[oa] em|' +
  '\\b(?:when|starts?|ends?|begins?|doors|wann|beginn|termin|frist|quand|cuándo|quando|wanneer|når|när|kiedy|plazo|prazo|срок|когда)\\s?:|' +
  'родил|tenggat|batas waktu|截止|締切|締め切り|마감';

/** "Zmiany klimatu", "Изменение климата", "Podnebne spremembe" name a section, and say nothing of a date. */
const [afterClimate, beforeClimate] = [
  '(?<!(?:klima|клима|podneb)\\p{L}*\\s?)',
  '(?!\\p{L}*\\s(?:в\\s)?(?:klima|клима))',
];
const label = new RegExp(
  `(?<change>${afterClimate}(?:${changed})${beforeClimate})|(?<told>${told})|${published}`,
  'giu',
);

/** What a date is of: the report's publication or change, or something `told` in it, such as an event or a deadline. */
export type DateKind = 'publication' | 'change' | 'told';

/** A stretch of a line, and what its words say about a date in it; null where they say nothing. */
export interface LabelledStretch {
  readonly text: string;
  readonly kind: DateKind | null;
}

/** Cuts a short line where its words begin to speak of another date: "Published May 2, updated May 4". */
export function labelledStretches(line: string): LabelledStretch[] {
  const cuts: { at: number; kind: DateKind | null }[] = [{ at: 0, kind: null }];
  for (const match of line.matchAll(label)) {
    const { change, told } = match.groups ?? {};
    cuts.push({ at: match.index, kind: change !== undefined ? 'change' : told !== undefined ? 'told' : 'publication' });
  }
  return cuts.map(({ at, kind }, index) => ({ text: line.slice(at, cuts[index + 1]?.at), kind }));
}

/** What a line without a date, such as "Last updated" or "Published on:", says of the one that follows. */
export function kindSaid(line: string): DateKind | null {
  const kinds = labelledStretches(line).map(({ kind }) => kind);
  return kinds.includes('change') ? 'change' : (kinds.find((kind) => kind !== null) ?? null);
}

/** Dates of a line with what its words say of each; words at its end speak of the date before them (`2023年12月12日 更新`). */
export function datesInLine(
  line: string,
  hint: DateHint,
): { readonly date: StatedDate; readonly kind: DateKind | null }[] {
  const dates: { date: StatedDate; kind: DateKind | null }[] = [];
  for (const { text, kind } of labelledStretches(line)) {
    const found = datesInStretch(text, hint).map((date) => ({ date, kind }));
    const last = dates.at(-1);
    if (found.length === 0 && last?.kind === null && /^\P{Nd}{1,14}$/u.test(text.trim())) last.kind = kind;
    dates.push(...found);
  }
  return dates;
}

/** What a bracket adds after a date may be another. */
function datesInStretch(text: string, hint: DateHint): StatedDate[] {
  const first = parseStatedDate(text, hint);
  const bracket = first === null ? -1 : text.search(/[(（]/);
  if (first === null || bracket < 0 || parseStatedDate(text.slice(0, bracket), hint) === null) {
    return first === null ? [] : [first];
  }
  const second = parseStatedDate(text.slice(bracket), hint);
  return second === null ? [first] : [first, second];
}
