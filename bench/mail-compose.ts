/**
 * How fast mails are composed: 10,000 personalised messages from one skeleton, against compiling the template and
 * building each message from scratch. One core, one run; prints Markdown.
 *
 *     node bench/mail-compose.ts
 */
import { readFile } from 'node:fs/promises';
import mjml2html from 'mjml';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { editionHtml } from '../functions/digest/edition-html.ts';
import { editionText } from '../functions/digest/edition-text.ts';
import { parseTemplate } from '../functions/digest/template.ts';
import { editionSkeleton, frameFor } from '../functions/send/edition-mail.ts';
import { personalParts } from '../functions/send/personal-parts.ts';
import { personalise } from '../functions/send/personalise.ts';
import { slotWordsOf } from '../functions/send/skeleton.ts';
import { plainRhythm } from '../functions/subscribe/groups.ts';
import { compileTemplates } from '../infra/build/compile-templates.ts';
import { river, settings } from '../tests/mail-world.ts';
import { sampleEdition } from '../tests/sample-edition.ts';

const messages = 10_000;
const fromScratch = 100;
const edition = sampleEdition(river, 25);
const rhythm = plainRhythm('live');
const mail = { topic: river.slug, edition: edition.id, madeAt: edition.madeAt };
const reader = (number: number) => ({
  id: number.toString(16).padStart(32, '0'),
  address: `reader${number}@example.com`,
});

const templates = await compileTemplates(new URL('../templates', import.meta.url).pathname);

const start = performance.now();
const skeleton = await editionSkeleton(edition, river, rhythm, { settings, templates, slots: slotWordsOf('secret') });
let bytes = 0;
for (let number = 0; number < messages; number++) {
  bytes += personalise(skeleton, personalParts(reader(number), mail, 'secret')).byteLength;
}
const composedMs = performance.now() - start;

const template = await readFile(new URL('../templates/digest.mjml', import.meta.url), 'utf8');
const scratchStart = performance.now();
for (let number = 0; number < fromScratch; number++) {
  const { address } = reader(number);
  const compiled = { digest: parseTemplate((await mjml2html(template, { fonts: {} })).html) };
  const frame = frameFor(river, rhythm, settings, personalParts(reader(number), mail, 'secret'));
  const composer = new MailComposer({
    from: settings.mailFrom,
    to: address,
    subject: edition.subject,
    html: editionHtml(edition, river, settings, compiled, frame),
    text: editionText(edition, river, settings, frame),
    newline: 'windows',
  } as ConstructorParameters<typeof MailComposer>[0]);
  await composer.compile().build();
}
const scratchMs = performance.now() - scratchStart;

const perMessageMs = composedMs / messages;
const fromScratchMs = scratchMs / fromScratch;
process.stdout.write(`| ${edition.stories.length} stories, ${Math.round(bytes / messages / 1024)} KB a message | messages a second | 10,000 messages |
|---|---|---|
| newsfold: one skeleton, tokens put in | ${Math.round(1000 / perMessageMs)} | ${(composedMs / 1000).toFixed(2)} s |
| compiling MJML and building each from scratch | ${Math.round(1000 / fromScratchMs)} | ${Math.round((fromScratchMs * 10_000) / 1000)} s |

${Math.round(fromScratchMs / perMessageMs)} times as fast.
`);
