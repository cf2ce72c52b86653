/** How lines open that name the writer, in the languages of the larger news outlets. */
const bylineStart =
  /^(?:by|written by|author|par|por|von|di|door|autor|auteur|texte|texto|testo|بقلم|作者|(?:本报|本報|本刊|特约|特約|实习)?(?:记者|記者)|通讯员|撰文|文|автор|текст)(?:\s?[:：]\s?|\s)(?<names>\p{L}.{1,100})$/iu;
/** The date after the names. */
const dateAfter = /\s?[,|·•–—-]\s?(?:\p{L}{2,12}[.,]?\s)?\p{Nd}{1,4}[\p{L}\p{Nd}\s.,:/-]{2,40}$/u;
/** Words in small letters within and between names. */
const particle = /^(?:and|und|et|y|e|en|i|de|da|do|dos|del|della|di|la|le|van|von|der|den|ten|zu|bin|ibn|al)$/u;
const namesWordsMax = 10;
/** In scripts without capitals a longer line is a phrase. */
const caselessCharactersMax = 30;

/** The names of a line such as "By Jane Doe and John Smith". */
export function readByline(text: string): string | null {
  const plain = text.replace(/^[*_]{1,3}|[*_]{1,3}$/g, '');
  const names = bylineStart.exec(plain)?.groups?.names?.replace(dateAfter, '').trim();
  if (names === undefined || /[.!?]$/.test(names)) return null;
  if (!/[\p{Lu}\p{Ll}]/u.test(names) && names.length > caselessCharactersMax) return null;
  const words = names.split(/[\s,]+/u);
  const named = words.every((word) => /^[\p{Lu}\p{Lo}&]/u.test(word) || particle.test(word));
  return named && words.length <= namesWordsMax && !/\d/.test(names) ? names : null;
}
