const mark =
  /©|\(c\)\s?\d{4}|\bcopyright\b|℗|\ball rights reserved\b|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechte vorbehalten|جميع الحقوق محفوظة|版权所有|版權所有/iu;
const charactersMax = 160;
/** What opens with it may go on to say what must not be done with the text. */
const opening = /^\W*(?:©|copyright\s(?:©|\(c\)|\d{4})|all rights reserved\b)/iu;
const openingCharactersMax = 400;

/** Whether a short line says whose the text is, as the last line of a page does. */
export function isCopyrightLine(text: string): boolean {
  return text.length <= charactersMax ? mark.test(text) : text.length <= openingCharactersMax && opening.test(text);
}
