import { inboxSecret } from '../../functions/collect/inbox.ts';
import { recordKeys } from '../../functions/keys.ts';
import { pairKinds } from '../../functions/model/correction.ts';
import type { Judged } from '../../functions/model/judgement.ts';
import { inboxName } from '../../functions/normalise/mail/inbox-address.ts';
import { correct, undo } from '../../functions/owner/corrections.ts';
import type { StageName } from '../../functions/pipeline.ts';
import { copied, strike } from './play-articles.ts';
import { subscribe } from './play-readers.ts';
import { playedWorld } from './played-world.ts';
import type { Note } from './shadowed-ports.ts';

const owner = 'owner@example.net';

/** An owner who corrects what was judged, receives newsletters, and reads the digest with its note on the sources. */
export async function playOwner(noteOf: (stage: StageName) => Note): Promise<void> {
  const { settings } = playedWorld(noteOf).world;
  const play = playedWorld(noteOf, { seed: 3, world: { settings: { ...settings, ownerAddress: owner } } });
  const { world, run, arrive, clock } = play;
  const slug = world.topics[0]!.slug;
  await subscribe(play, owner, slug);
  for (let count = 0; count < 9; count++) await arrive();
  for (const document of [strike, copied]) await arrive(document);
  const judgements = await world.records.list(recordKeys.judgement(slug, '', '').partition, { limit: 50 });
  for (const { sort, value } of judgements) {
    const [receivedAt = '', articleId = ''] = sort.split('#');
    const judged = value as Judged;
    const meant = { topic: slug, articleKey: judged.articleKey, judged: { receivedAt, value: judged } };
    const kinds = { kept: 'does-not-belong', dropped: 'belongs', folded: 'not-a-copy' } as const;
    const outcome = await correct(meant, kinds[judged.verdict], world);
    if (outcome.kind !== 'done') continue;
    await run(...outcome.messages);
    await arrive();
    const undone = await undo(slug, articleId, world);
    if (undone.kind === 'done') await run(...undone.messages);
  }
  const [one, ...others] = judgements.map(({ value }) => value as Judged);
  for (const kind of pairKinds) {
    for (const { articleKey } of others) {
      const meant = { topic: slug, articleKey, judged: null, other: one!.articleKey };
      const outcome = await correct(meant, kind, world);
      if (outcome.kind !== 'done') continue;
      await run(...outcome.messages);
      const undone = await undo(slug, outcome.correction.articleId, world);
      if (undone.kind === 'done') await run(...undone.messages);
    }
  }
  const inbox = `${inboxName(slug, await inboxSecret(world))}@in.example.org`;
  const mail = (subject: string, text: string) =>
    `From: Desk <desk@paper.example>\r\nTo: ${inbox}\r\nSubject: ${subject}\r\nDate: Sun, 01 Mar 2026 08:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;
  const asks =
    'Please confirm your subscription: https://paper.example/confirm?token=abc\r\n\r\nIf you did not ask, ignore this mail.';
  await arrive({
    key: 'documents/mail/one',
    text: mail('Please confirm your subscription', asks),
    contentType: 'message/rfc822',
  });
  clock.advance(3_600_000 * 5);
  await run({ to: 'plan' });
}
