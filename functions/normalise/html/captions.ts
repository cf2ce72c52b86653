import { endsInPictureCredit } from '../lines/picture-credit.ts';
import type { Block } from './block.ts';
import { shortText } from './metadata/element-text.ts';

/** What sites call the element with the words under a picture, where it is no `<figcaption>`; players have buttons for captions. */
const captionNames =
  /caption(?!s[-_])|(?:^|[-_ ])(?:l[eé]gende?|bildunterschrift|bildtext|pie-?de-?foto|didascalia|bijschrift)(?:$|[-_ ])/i;
const captionCharactersMax = 400;

/** Whether a text that no element calls a caption (HTML 4.4.13, 4.9.2) is one: by its class, or a paragraph by how it ends. */
export function isCaption(text: string, role: Block['role'], [own]: Block['ancestors']): boolean {
  if (text.length > captionCharactersMax) return false;
  return captionNames.test(own?.getAttribute('class') ?? '') || (role === 'paragraph' && endsInPictureCredit(text));
}

/** What sites call the element that holds a picture and what is said of it. */
const pictureNames =
  /(?:^|[-_ ])(?:article|main|story|post|inline)?[-_]?(?:pic(?:ture)?|photo|image|img|foto|bild|imagen|immagine|imagem)(?:$|[-_ ]?(?:box|def|text|block|wrap(?:per)?|container)\b)/i;
const wordsBesideCharactersMax = 160;

/** Whether a block is all that an element called a picture holds beside one. Some stories are told so, so it stays in the text. */
export function isAllBesidePicture({ ancestors, text }: Block): boolean {
  return ancestors
    .slice(0, 3)
    .some(
      (element) =>
        pictureNames.test(element.getAttribute('class') ?? '') &&
        shortText(element, wordsBesideCharactersMax) === text &&
        element.querySelector('img') !== null,
    );
}
