import { blobKeys, recordKeys } from '../../functions/keys.ts';
import type { StageName } from '../../functions/pipeline.ts';
import { shipmentMessage } from '../../functions/plan/idle-shipments.ts';
import { shardNames } from '../../functions/subscribe/groups.ts';
import type { PreparedTopic } from '../../functions/topic/prepare-topic.ts';
import { lastToken, subscribe } from './play-readers.ts';
import { type ArrivingDocument, playedWorld } from './played-world.ts';
import type { Note } from './shadowed-ports.ts';

const hourMs = 3_600_000;
/** More months than complete archive parts are written at once. */
const months = 11;
/** As in send-shipment.ts. */
const readersPerMessageMax = 500;
const reader = 'reader@example.net';

function reportOf(options: { source: string; url: string; title: string; text: string }): ArrivingDocument {
  const { source, ...article } = options;
  const text = JSON.stringify(article);
  const key = `documents/${source}/${Buffer.from(text).toString('base64url').slice(-40)}.json`;
  return { key, text, contentType: 'application/json', source };
}

/** An archive that is written anew, because the site got another name. */
export async function playMonths(noteOf: (stage: StageName) => Note): Promise<void> {
  const { world, clock, arrive } = playedWorld(noteOf);
  for (let month = 0; month < months; month++) {
    const text = `Ship number ${month} came into the harbour and was met by the dockers of quay ${month}, said pilot ${month}.`;
    await arrive(
      reportOf({ source: 'paper', url: `https://paper.example/${month}`, title: `Ship ${month} at the harbour`, text }),
    );
    clock.advance(31 * 24 * hourMs);
  }
  const { blobs, records, settings } = world;
  const renamed = { ...settings, baseUrl: 'https://renamed.example' };
  const again = playedWorld(noteOf, { world: { blobs, records, clock, settings: renamed } });
  for (const { slug } of world.topics) await again.run({ to: 'feed', topic: slug });
}

/** More readers in one shard than one message mails. */
export async function playCrowd(noteOf: (stage: StageName) => Note): Promise<void> {
  const play = playedWorld(noteOf);
  const { world, arrive, run, clock } = play;
  const [{ slug }] = world.topics as [PreparedTopic];
  await subscribe(play, reader, slug);
  const rosters = await Promise.all(
    shardNames('live').map((shard) => world.records.list(recordKeys.roster(slug, shard, '').partition, { limit: 1 })),
  );
  const { partition, value } = rosters.flat()[0]!;
  for (let count = 0; count <= readersPerMessageMax; count++) {
    const key = { partition, sort: `crowd${String(count).padStart(4, '0')}` };
    await world.records.write([{ kind: 'put', key, value, expect: 'any' }]);
  }
  await arrive(strike);
  clock.advance(hourMs);
  await run({ to: 'plan' });
}
const other = reportOf({
  source: 'wire',
  url: 'https://wire.example/tugboat',
  title: 'Tugboat Wexlomi sinks off Qualmirab',
  text: 'The tugboat Wexlomi sank off Qualmirab in the night; its crew of four was taken aboard the freight ship Zantalbel. '.repeat(
    4,
  ),
});

/** What a paper reported, and another paper has word for word. */
export const strike = reportOf({
  source: 'paper',
  url: 'https://paper.example/strike',
  title: 'Dockers of Tarvordrel strike in the harbour',
  text: 'The dockers of Tarvordrel left the cranes of Felgosbel harbour alone on Monday, said Hibjornav Posquasil of their union. '.repeat(
    6,
  ),
});
export const more = reportOf({
  source: 'wire',
  url: 'https://wire.example/talks',
  title: 'Tarvordrel dockers and Felgosbel harbour meet',
  text: 'Hibjornav Posquasil met the owners of Felgosbel harbour about the wages of Tarvordrel. Tumwexkal of the port called it a beginning; Posquasil wants the quay back to work by Friday. '.repeat(
    4,
  ),
});
export const copied = {
  ...strike,
  key: 'documents/echo/strike.json',
  source: 'echo',
  text: strike.text.replace('paper.example', 'echo.example'),
};
const poorer = {
  ...strike,
  key: 'documents/brief/strike.json',
  source: 'brief',
  text: strike.text.replaceAll(/(The dockers[^.]+\. ){3}/g, '$1'),
};

/** A story that goes on: told again, copied, cut short; and a reader who changes rhythm before the second report is mailed. */
export async function playStory(noteOf: (stage: StageName) => Note): Promise<void> {
  const play = playedWorld(noteOf);
  const { world, arrive, run, runWithout, visit, clock } = play;
  const [{ slug }] = world.topics as [PreparedTopic];
  await subscribe(play, reader, slug);
  await arrive(strike);
  clock.advance(2 * hourMs);
  await run({ to: 'plan' });
  for (const document of [copied, poorer, more, other]) {
    clock.advance(hourMs);
    await arrive(document);
  }
  clock.advance(2 * hourMs);
  await runWithout('send', { to: 'plan' });
  const t = await lastToken(play, reader, 'preferences');
  await visit('/mail/preferences', new URLSearchParams({ t, zone: 'UTC', hour: '8', [`cadence-${slug}`]: 'daily' }));
  await run({ to: 'plan' });
}

/** Messages that come when what they are about is gone. */
export async function playLateMessages(noteOf: (stage: StageName) => Note): Promise<void> {
  const play = playedWorld(noteOf);
  const { world, run, runWithout, arrive, clock } = play;
  const [{ slug }] = world.topics as [PreparedTopic];
  await run({ to: 'normalise', key: 'documents/played/expired.html' });
  await run({ to: 'curate', topic: slug, articleKey: 'articles/unknown/1.json' });
  await subscribe(play, reader, slug);
  await arrive(strike);
  clock.advance(hourMs);
  await runWithout('send', { to: 'plan' });
  for (const { sort } of await world.records.list(recordKeys.shipment('', '', '').partition, { limit: 10 })) {
    const message = shipmentMessage(sort);
    await world.blobs.delete(blobKeys.edition(message.topic, message.edition));
    await run(message);
  }
}
