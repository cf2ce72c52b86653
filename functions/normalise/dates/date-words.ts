import type { StatedDate } from '../../model/article.ts';
import { type DateHint, parseStatedDate } from './dates.ts';

/** Words by which a line says that its date is of a change, in the languages of most of the web. */
const changed =
  'updat(?!es\\b)|modif|edited (?:on|at)|last (?:edited|changed|checked)|reviewed\\b|revis|mis(?:e)? à jour|màj\\b|maj\\b|actuali[sz]|aktualis|geändert|überarbeitet|' +
  'aggiornat|atuali[sz]|bijgewerkt|gewijzigd|oppdatert|opdateret|uppdatera|päivitet|zaktualiz|akt\\.|ažur|actualitzat|' +
  'güncel|diperbarui|dikemas ?kini|cập nhật|обновл|изменен|оновл|актуализ|ενημέρωση|τροποποι|עודכן|עדכון|تحديث|محدث|' +
  'بروزرسانی|به‌روز|अपडेट|अद्यतन|হালনাগাদ|আপডেট|อัปเดต|อัพเดต|更新|修订|修正|改訂|수정|업데이트';

/** Words by which a line says that its date is of publication. */
const published =
  'publish|publication date|posted|first appeared|issued on|date(?:line)?:|publi[ée]|parution|mis(?:e)? en ligne|publicad|publicaci|pubblicat|' +
  'veröffentlicht|erschienen|erstellt|gepubliceerd|geplaatst|publicerad|publiceret|publisert|udgivet|julkaist|' +
  'opublikowan|publikov|zveřejněno|vydáno|objavljeno|objavlj|publicat|közzété|megjelen|yayın|yayim|dipublikasi|diterbitkan|diterbit|tayang|' +
  'đăng (?:lúc|ngày)|xuất bản|опубликован|дата публикации|опубліковано|публикув|δημοσιε|פורסם|تاريخ النشر|نشر|منتشر|انتشار|' +
  'प्रकाशित|প্রকাশ|เผยแพร่|发布|發布|发表|發表|時間：|时间：|公開|掲載|投稿|配信|입력|등록|게시';

const label = new RegExp(`(?<change>${changed})|${published}`, 'giu');

export type DateKind = 'publication' | 'change';

/** A stretch of a line, and what its words say about a date in it; null where they say nothing. */
export interface LabelledStretch {
  readonly text: string;
  readonly kind: DateKind | null;
}

/** Cuts a short line where its words begin to speak of another date: "Published May 2, updated May 4". */
export function labelledStretches(line: string): LabelledStretch[] {
  const cuts: { at: number; kind: DateKind | null }[] = [{ at: 0, kind: null }];
  for (const match of line.matchAll(label)) {
    cuts.push({ at: match.index, kind: match.groups?.change === undefined ? 'publication' : 'change' });
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
    const date = parseStatedDate(text, hint);
    const last = dates.at(-1);
    if (date !== null) dates.push({ date, kind });
    else if (last?.kind === null && /^\P{Nd}{1,14}$/u.test(text.trim())) last.kind = kind;
  }
  return dates;
}
