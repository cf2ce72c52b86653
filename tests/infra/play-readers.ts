import PostalMime from 'postal-mime';
import type { PlayedWorld } from './played-world.ts';

const hourMs = 3_600_000;
const actionsCount = 60;
const readers = ['ann@example.net', 'ben@example.net'];
const cadences = ['live', 'hourly', 'daily', 'weekly', 'none'];

/** Readers who come, change their minds in every way that the pages offer, and go, while news comes in. */
export async function playReaders(play: PlayedWorld): Promise<void> {
  const { chance, clock, world, visit, run, runWithout, arrive } = play;
  const slugs = world.topics.map(({ slug }) => slug);
  for (let count = 0; count < actionsCount; count++) {
    const reader = chance.pick(readers);
    const slug = chance.pick(slugs);
    clock.advance(chance.below(6) * hourMs);
    switch (chance.below(8)) {
      case 0:
      case 1:
        await subscribe(play, reader, slug);
        break;
      case 2: {
        const t = await lastToken(play, reader, 'preferences');
        await visit(`/mail/preferences?t=${t}`);
        const chosen = Object.fromEntries(slugs.map((one) => [`cadence-${one}`, chance.pick(cadences)]));
        await visit('/mail/preferences', new URLSearchParams({ t, zone: 'UTC', hour: '8', weekday: '1', ...chosen }));
        break;
      }
      case 3: {
        const link = `?t=${await lastToken(play, reader, 'unsubscribe')}`;
        await visit(`/mail/unsubscribe${link}`);
        await visit(`/mail/unsubscribe${link}`, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
        if (chance.happens(0.5)) await visit(`/mail/resubscribe${link}`, new URLSearchParams());
        break;
      }
      case 4: {
        const t = await lastToken(play, reader, 'preferences');
        await visit(`/mail/data?t=${t}`);
        await visit('/mail/new-link', new URLSearchParams({ t }));
        if (chance.happens(0.3)) await visit('/mail/erase', new URLSearchParams({ t }));
        break;
      }
      default:
        await arrive();
    }
    const planned = chance.pick(['planned', 'planned', 'not planned', 'mails lost']);
    if (planned === 'planned') await run({ to: 'plan' });
    if (planned === 'mails lost') await runWithout('send', { to: 'plan' });
  }
}

export async function subscribe(play: PlayedWorld, address: string, slug: string): Promise<void> {
  const { visit, clock } = play;
  const page = await visit(`/${slug}/subscribe`);
  clock.advance(5_000);
  const form = /name="form" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  await visit(`/${slug}/subscribe`, new URLSearchParams({ address, website: '', cadence: 'live', zone: 'UTC', form }));
  const t = await lastToken(play, address, 'confirm');
  await visit(`/mail/confirm?t=${t}`);
  await visit('/mail/confirm', new URLSearchParams({ t }));
}

/** The token of a kind of link in the latest mail to an address that has one. */
export async function lastToken(
  { mails }: Pick<PlayedWorld, 'mails'>,
  address: string,
  link: 'confirm' | 'unsubscribe' | 'preferences',
): Promise<string> {
  for (const { to, raw } of mails.toReversed()) {
    if (to !== address) continue;
    const { text = '' } = await PostalMime.parse(raw);
    const token = new RegExp(`/mail/${link}\\?t=(\\S+)`).exec(text)?.[1];
    if (token !== undefined) return token;
  }
  return '';
}
