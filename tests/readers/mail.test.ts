import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionSkeleton } from '../../functions/send/edition-mail.ts';
import { personalParts } from '../../functions/send/personal-parts.ts';
import { personalise } from '../../functions/send/personalise.ts';
import { slotWordsOf } from '../../functions/send/skeleton.ts';
import { plainRhythm } from '../../functions/subscribe/groups.ts';
import { installedCommand } from '../debian-package.ts';
import { mailTemplates, river, settings } from '../mail-world.ts';
import { sampleEdition } from '../sample-edition.ts';

const reader = { id: 'a'.repeat(32), address: 'ann+news=1@example.com' };
const topic = { ...river, title: 'Le fleuve — ⛴ “été”' };
const edition = sampleEdition(topic, 25);
let folder: string;
let raw: Uint8Array;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mail-'));
  const skeleton = await editionSkeleton(edition, topic, plainRhythm('live'), {
    settings,
    templates: await mailTemplates(),
    slots: slotWordsOf('secret'),
  });
  const mail = { topic: topic.slug, edition: edition.id, madeAt: edition.madeAt };
  raw = personalise(skeleton, personalParts(reader, mail, 'secret'));
  file = join(folder, 'mail.eml');
  writeFileSync(file, raw);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Python's own parser, strict about every defect, makes of the mail. */
const program = `
import email, email.policy, json, sys
with open(sys.argv[1], 'rb') as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)
part = lambda kind: mail.get_body((kind,)).get_content()
print(json.dumps({
    'subject': str(mail['subject']), 'from': str(mail['from']), 'to': str(mail['to']),
    'unsubscribe': str(mail['list-unsubscribe']), 'post': str(mail['list-unsubscribe-post']), 'id': str(mail['list-id']),
    'defects': [str(defect) for section in mail.walk() for defect in section.defects],
    'text': part('plain'), 'html': part('html'),
}))
`;

describe('a digest in other programs', () => {
  it('is one mail to two parsers', async () => {
    const python = installedCommand('python3', ['python3']);
    const seen = JSON.parse(execFileSync(python, ['-c', program, file], { encoding: 'utf8', maxBuffer: 1e7 }));
    const mail = await PostalMime.parse(raw);
    expect(seen.defects).toEqual([]);
    expect(seen.subject).toBe(mail.subject);
    expect(seen.subject).toBe(edition.subject);
    expect(seen.from).toContain('digest@news.example.org');
    expect(mail.from).toEqual({ name: topic.title, address: 'digest@news.example.org' });
    expect(seen.to).toBe(reader.address);
    expect(seen.unsubscribe).toMatch(/^<https:\/\/news\.example\.org\/mail\/unsubscribe\?t=\S+>,\s+<mailto:\S+>$/);
    expect(seen.post).toBe('List-Unsubscribe=One-Click');
    expect(seen.id).toBe('<river.news.example.org>');
    expect(seen.text.trim()).toBe(mail.text?.trim());
    expect(seen.html.trim()).toBe(mail.html?.trim());
  });

  it('has lines that can be signed: CRLF, ASCII, at most 998 bytes', () => {
    const text = Buffer.from(raw).toString('latin1');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\x80-\xff\0]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('is listed and read by mutt', () => {
    const mutt = installedCommand('mutt', ['mutt']);
    const mailbox = join(folder, 'mbox');
    const body = Buffer.from(raw)
      .toString('latin1')
      .replaceAll('\r\n', '\n')
      .replaceAll(/^From /gm, '>From ');
    writeFileSync(mailbox, `From digest@news.example.org Mon Mar  2 08:00:00 2026\n${body}\n`, 'latin1');
    const piped = join(folder, 'read.txt');
    const settingsFile = join(folder, 'muttrc');
    const commands = [
      // A folder that is not there mutt asks about, and takes the keys below for the answer.
      `set pipe_decode=yes wait_key=no charset="utf-8" quit=yes folder="${folder}" record="" postponed=""`,
      'alternative_order text/plain',
      `push "<pipe-message>cat > ${piped}<enter><quit>"`,
    ];
    writeFileSync(settingsFile, commands.join('\n'));
    const run = spawnSync('script', ['-qec', `${mutt} -n -R -F ${settingsFile} -f ${mailbox}`, '/dev/null'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 20_000,
      env: { ...process.env, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
    });
    expect(run.status, run.stdout).toBe(0);
    const read = readFileSync(piped, 'utf8').replaceAll(/\n[ \t]/g, ' ');
    expect(read).toContain(`Subject: ${edition.subject}`);
    expect(read).toContain(`From: ${topic.title} <digest@news.example.org>`);
    expect(read).toContain('You get this because ann+news=1@example.com is subscribed');
  });
});
