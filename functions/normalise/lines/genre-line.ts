/** What a text is, as releases and notices to the press have it above their title, in the languages of the larger news outlets. */
const genre =
  /^\W*(?:(?:press|media|news) (?:release|statement|advisory|notice)|media alert|communiqué(?: de presse)?|avis aux médias|comunicado(?: de prensa| de imprensa| à imprensa)?|nota (?:de prensa|à imprensa|stampa)|comunicato stampa|pressemitteilung|presseinformation|medienmitteilung|persbericht|pressmeddelande|пресс-релиз|بيان صحفي|بلاغ صحفي|新闻稿|新聞稿|プレスリリース|보도자료)(?: (?:no\.?|n[°º.]|nr\.?))?[^\p{L}]*$/iu;
/** When it may be spread. */
const release =
  /^\W*(?:for (?:immediate |general |public )?(?:release|publication)\b|(?:under )?embargo(?:ed)? (?:until|till|for)\b|pour (?:diffusion|publication) immédiate|para (?:su )?(?:publicación|difusión|divulgação) (?:inmediata|imediata)|zur sofortigen veröffentlichung|للنشر الفوري)/iu;
const wordsMax = 8;

/** Whether a line says what kind of text follows ("FOR IMMEDIATE RELEASE", "Press release no. 12"), and is no part of it. */
export function isGenreLine(text: string): boolean {
  return text.length <= 80 && text.split(' ').length <= wordsMax && (genre.test(text) || release.test(text));
}

/**
 * Whether a line says until when a text must be kept back. What it names is the day on which the text is made public, by
 * the will of who sent it: it stands for the day of publication where no other is stated.
 */
export function isEmbargo(text: string): boolean {
  return (
    text.length <= 80 &&
    /^\W*(?:strictly |under )?embargo|^sous embargo|^embargado|^sperrfrist|^غير قابل للنشر قبل/iu.test(text)
  );
}

/** How a text says at its end that it is over: "###", "-30-", "- ENDS -". */
const endMark = /^[^\p{L}\p{N}]*(?:30|ends?|fin|fine|ende|konec|انتهى|完)?[^\p{L}\p{N}]*$/iu;

/** Who edited it, as papers in Chinese end theirs: "（责任编辑：李华）". */
const editorLine = /^[（(【]?\s?(?:责任编辑|責任編輯|责编|编辑|編輯)\s?[:：]/u;

/** Whether a line holds no words, or only those that end a text. */
export function isEndMark(text: string): boolean {
  return text.length <= 40 && (endMark.test(text) || editorLine.test(text));
}
