import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { makeFolder } from '../../adapters/local/make-folder.ts';
import { buildEdition } from '../../digest/build-edition.ts';
import { editionHtml } from '../../digest/edition-html.ts';
import { editionText } from '../../digest/edition-text.ts';
import { newestEntry, readWindow } from '../../digest/read-window.ts';
import { recordKeys } from '../../keys.ts';
import { limits } from '../../limits.ts';
import type { MessageTo } from '../../messages.ts';
import type { Edition } from '../../model/edition.ts';
import type { Group, Rhythm } from '../../model/subscription.ts';
import type { TopicNames } from '../../model/topic.ts';
import { openShipments } from '../../plan/idle-shipments.ts';
import { editionSkeleton, frameFor } from '../../send/edition-mail.ts';
import { personalParts } from '../../send/personal-parts.ts';
import { personalise } from '../../send/personalise.ts';
import { personalKind } from '../../send/send-personal.ts';
import { slotWordsOf } from '../../send/skeleton.ts';
import { isClaimWatch } from '../../send/stale-claims.ts';
import { newGroup, plainRhythm } from '../../subscribe/groups.ts';
import { complain } from '../errors/complain.ts';
import type { Installation } from '../installation/installation.ts';
import { onInstallation, type Place, topicOption, withTopic } from '../installation/open-installation.ts';
import { builtTemplates } from '../project-files.ts';

interface Options extends Place {
  readonly topic?: string;
  readonly readers: string;
  readonly out: string;
}

export function define(command: Command): void {
  onInstallation(command.command('preview'))
    .description('write the next digest of a topic as .html, .txt and .eml, without sending it')
    .addOption(topicOption('the topic'))
    .option(
      '--readers <rhythm>',
      'whose digest, as newsfold subscribers stats names them: daily/08/UTC',
      nameOf,
      'live',
    )
    .option('--out <folder>', 'where to write', '.')
    .action((options: Options) => withTopic(options, (topic, installation) => preview(topic, options, installation)));
  onInstallation(command.command('cancel'))
    .description('stop an edition that is being sent; mails that went out stay sent')
    .argument('<edition>', 'for instance live-2026-11-22T03-30', nameOf)
    .addOption(topicOption('its topic'))
    .action((edition: string, options: Options) =>
      withTopic(options, ({ slug }, installation) => cancel(edition, slug, installation)),
    );
}

function nameOf(text: string): string {
  if (!/^[\w/+-]{1,100}$/.test(text)) throw new InvalidArgumentError('It is a name without spaces.');
  return text;
}

async function preview(
  topic: TopicNames,
  { readers, out }: Pick<Options, 'readers' | 'out'>,
  installation: Installation,
): Promise<number> {
  const group = (await installation.records.get(recordKeys.group(topic.slug, readers)))?.value;
  if (group === undefined && readers !== 'live') {
    return complain(
      `${topic.slug} has no readers of the rhythm ${readers}; newsfold subscribers stats names those it has`,
    );
  }
  const { rhythm, cursor } = group ?? newGroup(plainRhythm('live'), null);
  const next = await nextEdition(topic, { rhythm, cursor }, installation);
  if (next === null) console.log(`${topic.title}: there is no news, so there would be no mail`);
  else await writePreview(next.edition, { topic, rhythm, out }, installation);
  const waiting = await waitingEditions(topic.slug, installation);
  if (next?.isNew === false) {
    const due = waiting.length === 0 ? ', so none is due' : '';
    console.log(
      `Nothing that a mail would tell of has come in since the last edition (${readers})${due}: this is what one looks like.`,
    );
  }
  if (waiting.length > 0) {
    const isPaused = (await installation.records.get(recordKeys.sending('pause'))) !== undefined;
    const why = isPaused
      ? ', for sending is paused; newsfold resume mails them, newsfold edition cancel stops one'
      : '';
    console.log(`Made and not mailed to everybody yet${why}: ${waiting.join(', ')}`);
  }
  return 0;
}

/** The editions of a topic that have readers who are still to get them; mails to one reader, and claims, wait beside them. */
async function waitingEditions(topic: string, { records }: Installation): Promise<readonly string[]> {
  const open = await openShipments({ records });
  const isEdition = (one: MessageTo<'send'>) => personalKind(one.edition) === null && !isClaimWatch(one);
  return [...new Set(open.filter((one) => one.topic === topic && isEdition(one)).map(({ edition }) => edition))];
}

/** What is new since the last edition of a group of readers; when nothing is, the digest of the latest entries. */
async function nextEdition(
  topic: TopicNames,
  { rhythm, cursor }: Pick<Group, 'rhythm' | 'cursor'>,
  data: Installation,
): Promise<{ readonly edition: Edition; readonly isNew: boolean } | null> {
  const newest = await newestEntry(topic.slug, data);
  if (newest === undefined) return null;
  const { cadence } = rhythm;
  const frame = { id: 'preview', cadence, madeAt: data.clock.now(), to: newest.position } as const;
  const next = await buildEdition(topic, { ...frame, from: cursor }, data);
  if (next !== null) return { edition: next, isNew: true };
  const latest = (await readWindow({ topic: topic.slug, from: null, to: newest.position }, data)).slice(
    -limits.feedEntriesMax - 1,
  );
  const from = latest.length > limits.feedEntriesMax ? (latest[0]?.position ?? null) : null;
  const edition = await buildEdition(topic, { ...frame, from }, data);
  return edition && { edition, isNew: false };
}

async function writePreview(
  edition: Edition,
  { topic, rhythm, out }: { readonly topic: TopicNames; readonly rhythm: Rhythm; readonly out: string },
  data: Installation,
): Promise<void> {
  const recipient = { id: '0'.repeat(32), address: 'reader@example.org' };
  const mail = { topic: topic.slug, edition: edition.id, madeAt: edition.madeAt };
  const personal = personalParts(recipient, mail, 'preview');
  const frame = frameFor(topic, rhythm, data.settings, personal);
  const slots = slotWordsOf('preview');
  const templates = builtTemplates();
  const skeleton = await editionSkeleton(edition, topic, rhythm, { ...data, templates, slots });
  makeFolder(out);
  const files = {
    [`${topic.slug}.html`]: editionHtml(edition, topic, data.settings, templates, frame),
    [`${topic.slug}.txt`]: editionText(edition, topic, data.settings, frame),
    [`${topic.slug}.eml`]: personalise(skeleton, personal),
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(out, name), content);
    process.stdout.write(`${join(out, name)}  ${Buffer.byteLength(content)} bytes\n`);
  }
}

async function cancel(edition: string, topic: string, installation: Installation): Promise<number> {
  const { clock, records } = installation;
  const [listed, unlisted] = await records.getMany([
    recordKeys.edition(topic, edition),
    recordKeys.editionUnlisted(topic, edition),
  ]);
  if (listed === undefined && unlisted === undefined) {
    return complain(`${topic} has no edition ${edition}; the page of each past edition is named after it`);
  }
  const key = recordKeys.sending(`cancel/${topic}/${edition}`);
  await records.write([{ kind: 'put', key, value: { at: clock.now() }, expect: 'any' }]);
  const isOpen = (await waitingEditions(topic, installation)).includes(edition);
  const effect = isOpen
    ? 'is cancelled; senders stop within half a minute'
    : 'is no longer being sent: nothing was stopped';
  console.log(`${edition} of ${topic} ${effect}`);
  return 0;
}
