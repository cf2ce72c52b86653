import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { putSource } from '../../../functions/collect/owned-sources.ts';
import { readSource, sourceIdOf, sourceWrites } from '../../../functions/collect/source-record.ts';
import { digest } from '../../../functions/digest/digest.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { send } from '../../../functions/send/send.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { addEntry, mailWorld, workOff } from '../../mail-world.ts';

it('tells the owner alone, in text and HTML, which sources of the topic fail or are silent', async () => {
  const world = await mailWorld({ settings: { ownerAddress: 'Owner@Example.com' } });
  await ensureSubscriptions(['owner@example.com', 'reader@example.com'], world.topics, world);
  const states = {
    'https://a.example.org/feed': { failuresInRow: 4, lastFailure: 'it answered with status 500' },
    'https://b.example.org/feed': {
      lastSuccessAt: world.clock.now(),
      lastNewItemAt: '2026-01-01T06:00:00.000Z',
      habitMinutes: 720,
    },
  };
  for (const [url, known] of Object.entries(states)) {
    await putSource({ url, topics: ['river'] }, world);
    const record = (await readSource(sourceIdOf(url), world))!;
    await world.records.write(sourceWrites(record, { ...record.value, ...known }));
  }
  await addEntry(world, 1);
  await workOff([{ to: 'plan' }], {
    plan: (message) => plan(message, world),
    digest: (message) => digest(message, world),
    send: (message) => send(message, world),
  });

  const mailTo = async (address: string) => PostalMime.parse(world.mails.find(({ to }) => to === address)!.raw);
  const { text, html } = await mailTo('owner@example.com');
  for (const shown of [text, html].map((part) => part?.replace(/\s+/g, ' '))) {
    expect(shown).toContain('a.example.org: failing from the start: it answered with status 500.');
    expect(shown).toContain('b.example.org: nothing new since 2026-01-01');
    expect(shown).toContain('/status');
  }
  const reader = await mailTo('reader@example.com');
  expect(`${reader.text} ${reader.html}`).not.toMatch(/status 500|example\.org\/feed/);
});
