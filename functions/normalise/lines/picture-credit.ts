/**
 * How photographs are spoken of where captions end, in the languages of the larger news outlets. One sign among
 * others: it counts only inside brackets or before a colon at the end of a line.
 */
const photoWord =
  '(?:photo\\w*|foto\\w*|image|picture|imagen|imagem|immagine|bild|credits?|crédits?|créditos?|courtesy|getty|' +
  'file pic|фото\\w*|صورة|الصورة|تصوير|عکس|图|圖|摄|攝|写真|撮影|사진)';

const bracketedEnd = /[([（]([^()[\]（）]{2,80})[)\]）]\.?$/u;
const photoInside = new RegExp(photoWord, 'iu');
/** Names of people and agencies parted by a stroke: "Reuters/Moustapha Diallo", "AFP / Getty". */
const strokedNames = /^\p{Lu}[\p{L}.' -]{1,40}\s?[/|]\s?\p{Lu}[\p{L}.' -]{1,40}$/u;
const creditEnd = new RegExp(
  `(?:^|[\\s.,;])${photoWord}(?: (?:by|credit|courtesy|de|of|par|por|von))?\\s?[:：©]\\s?\\S.{1,60}$`,
  'iu',
);
const creditByEnd = new RegExp(
  `(?:^|[.!?|]\\s)${photoWord} (?:by|courtesy of|par|por|von|di) \\p{Lu}[^.!?]{1,60}$`,
  'iu',
);
const lineCharactersMax = 600;

/** "Image copyright SPL", and the like. */
const copyrightLine = new RegExp(`^[^\\p{L}]*${photoWord} copyright \\p{Lu}`, 'iu');

/** "Ida Strand / AFP / Getty Images", "Reuters": names alone, the last one of a house that sells pictures. */
const agencyLine =
  /^(?:[\p{L}.' -]{2,40}[/|,]\s?){0,3}(?:via )?(?:getty(?: images)?|afp|ap|reuters|epa|istock(?:photo)?|shutterstock|alamy|corbis|wikimedia commons|unsplash|pexels)(?: images| photo)?$/iu;

/** Whether a line ends in the credit of a picture, so that the line is its caption. */
export function endsInPhotoCredit(text: string): boolean {
  if (text.length > lineCharactersMax) return false;
  const inside = bracketedEnd.exec(text)?.[1];
  return (inside !== undefined && strokedNames.test(inside)) || endsInPictureCredit(text);
}

/** The same by what is said of pictures alone: agencies in brackets end reports, too. */
export function endsInPictureCredit(text: string): boolean {
  if (text.length > lineCharactersMax) return false;
  const inside = bracketedEnd.exec(text)?.[1];
  if (inside !== undefined && photoInside.test(inside)) return true;
  return [creditEnd, creditByEnd, copyrightLine, agencyLine].some((credit) => credit.test(text));
}
