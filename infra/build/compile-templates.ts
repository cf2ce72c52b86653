import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import mjml2html from 'mjml';
import { hashFile, templateFiles, templatesHash } from '../../functions/adapters/local/mail-templates.ts';
import { parseTemplate, type Templates } from '../../functions/digest/template.ts';

/** Compiles every `*.mjml` of a folder, so that nothing that sends mail needs MJML. Throws for a mistake in one. */
export async function compileTemplates(folder: string): Promise<Templates> {
  const compiled = templateFiles(folder).map(async (file) => {
    const source = await readFile(`${folder}/${file}`, 'utf8');
    const { html, errors } = await mjml2html(source, { validationLevel: 'strict', keepComments: false, fonts: {} });
    if (errors.length > 0)
      throw new Error(`${file}: ${errors.map(({ formattedMessage }) => formattedMessage).join('; ')}`);
    return [file.replace(/\.mjml$/, ''), parseTemplate(mirrored(tidy(html)))] as const;
  });
  return Object.fromEntries(await Promise.all(compiled));
}

/** Compiles a folder of mails into one file, with the hash of what it was made from beside it; gives their names. */
export async function writeTemplates(folder: string, file: string): Promise<readonly string[]> {
  const templates = await compileTemplates(folder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(templates));
  await writeFile(hashFile(file), templatesHash(folder));
  return Object.keys(templates);
}

/** Lines lose their indentation: a third of the bytes, and mails are counted in bytes. */
function tidy(html: string): string {
  return html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** MJML writes for one direction; each mail is told which way its language runs. */
function mirrored(html: string): string {
  return html
    .replaceAll('text-align:left', 'text-align:{{align}}')
    .replaceAll('align="left"', 'align="{{align}}"')
    .replaceAll('direction:ltr', 'direction:{{dir}}');
}
