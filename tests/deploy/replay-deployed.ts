import { readFileSync } from 'node:fs';
import type { DeployedStack } from '../../functions/adapters/aws/stack.ts';
import type { Templates } from '../../functions/digest/template.ts';
import { blobKeys, recordKeys } from '../../functions/keys.ts';
import type { Edition } from '../../functions/model/edition.ts';
import type { StoredRecord } from '../../functions/ports.ts';
import type { PreparedTopic } from '../../functions/topic/prepare-topic.ts';
import { type Document, type Replayed, replayLocally } from './local-replay.ts';
import { allRecords } from './table.ts';

const build = new URL('../../build/', import.meta.url).pathname;

/** What the local run makes of the same documents, in the order in which they got through on the stack. */
export async function replayDeployed(given: {
  readonly stack: DeployedStack;
  readonly topic: string;
  readonly documents: readonly Document[];
  /** The table before the documents came. */
  readonly before: readonly StoredRecord[];
}): Promise<Replayed> {
  const { stack, topic, documents } = given;
  const editions = await stack.blobs.list(blobKeys.edition(topic, '').replace(/\.json$/, ''), { limit: 5 });
  const table = await allRecords(stack.resource('Table'));
  const order = table
    .filter(({ partition }) => partition === recordKeys.entry(topic, '').partition)
    .sort((a, b) => (a.sort < b.sort ? -1 : 1))
    .map(({ value }) => (value as { articleKey: string }).articleKey);
  const arrived = await Promise.all(
    order.map(async (key) => JSON.parse(await textOf(stack, key)).provenance.documentKey as string),
  );
  const topics = JSON.parse(readFileSync(`${build}topics.json`, 'utf8')) as PreparedTopic[];
  const roster = table.find(({ partition }) => partition.startsWith('roster/'))!;
  return replayLocally({
    topic: topics.find(({ slug }) => slug === topic)!,
    settings: stack.settings,
    templates: JSON.parse(readFileSync(`${build}templates.json`, 'utf8')) as Templates,
    records: [...given.before.filter((record) => !isSecret(record)), ...table.filter(isSecret)],
    documents: arrived.map((key) => documents.find((document) => document.key === key)!),
    edition: JSON.parse(await textOf(stack, editions.keys[0]!)) as Edition,
    shard: roster.partition.split('/').at(-1)!,
  });
}

/** Secrets are made when they are first needed, some of them after the documents came. */
function isSecret({ partition }: StoredRecord): boolean {
  return partition.startsWith('secrets/');
}

/** Every public file of a stack, by key. */
export async function publicFiles(stack: DeployedStack): Promise<ReadonlyMap<string, string>> {
  const { keys } = await stack.blobs.list('public/', { limit: 1000 });
  return new Map(await Promise.all(keys.map(async (key) => [key, await textOf(stack, key)] as const)));
}

async function textOf(stack: DeployedStack, key: string): Promise<string> {
  return new TextDecoder().decode((await stack.blobs.get(key))!.bytes);
}
