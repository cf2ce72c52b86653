import { existsSync } from 'node:fs';

/** What browsers add to a page's name for the folder of its parts, in their languages. */
const addition =
  /[_-](?:files?|fichiers|dateien|archivos|arquivos|ficheiros|bestanden|filer|pliki|soubory|файлы|ملفات|文件)$/iu;

/** Whether a folder holds the pictures, scripts and frames of a page that a browser saved beside it: they are no documents. */
export function holdsPartsOfPage(folder: string): boolean {
  const page = folder.replace(addition, '');
  return page !== folder && ['.html', '.htm', '.xhtml'].some((extension) => existsSync(`${page}${extension}`));
}
