import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { digest } from '../../../functions/digest/digest.ts';
import { plan } from '../../../functions/plan/plan.ts';
import { send } from '../../../functions/send/send.ts';
import { ensureSubscriptions } from '../../../functions/subscribe/import-owner.ts';
import { addEntry, type MailWorld, mailWorld, workOff } from '../../mail-world.ts';

function planned(world: MailWorld): Promise<number> {
  return workOff([{ to: 'plan' }], {
    plan: (message) => plan(message, world),
    digest: (message) => digest(message, world),
    send: (message) => send(message, world),
  });
}

describe('from news to the inbox', () => {
  it('mails one digest that names the top story', async () => {
    const world = await mailWorld();
    await ensureSubscriptions(['owner@example.com'], world.topics, world);
    await addEntry(world, 1);
    await addEntry(world, 2, { title: 'A flood & <more>', story: 'flood' });
    await addEntry(world, 3, { story: 'flood' });
    await planned(world);
    expect(world.mails.map(({ to }) => to)).toEqual(['owner@example.com']);
    const mail = await PostalMime.parse(world.mails[0]!.raw);
    expect(mail.subject).toBe('A flood & <more> – and 1 more');
    expect(mail.text).toContain('Also covered by: Paper 3');
    expect(mail.html).toContain('A flood &amp; &lt;more&gt;');
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click');
  });

  it('mails nothing when there is no news, and nothing twice', async () => {
    const world = await mailWorld();
    await ensureSubscriptions(['owner@example.com'], world.topics, world);
    await planned(world);
    expect(world.mails).toHaveLength(0);
    await addEntry(world, 1);
    await planned(world);
    await planned(world);
    world.clock.advance(3 * 3_600_000);
    await planned(world);
    await ensureSubscriptions(['owner@example.com'], world.topics, world);
    await planned(world);
    expect(world.mails).toHaveLength(1);
  });
});
