import { afterEach, describe, expect, it, vi } from 'vitest';
import { suppress } from '../../../functions/feedback/suppress.ts';
import { recordKeys } from '../../../functions/keys.ts';
import { importSubscriber } from '../../../functions/subscribe/import-subscriber.ts';
import { csvLine, parseCsv } from '../../../functions/subscribe/parse-csv.ts';
import { readImport } from '../../../functions/subscribe/read-import.ts';
import { tokenSecret } from '../../../functions/subscribe/secret.ts';
import { subscriberIdOf } from '../../../functions/subscribe/tokens.ts';
import { mailWorld, river } from '../../mail-world.ts';
import { lastToken, visitor } from './visitor.ts';

const rows = (text: string) => [...readImport(text)];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a list from elsewhere', () => {
  it('is read as Mailchimp exports it', () => {
    const text =
      '"Email Address","First Name",OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME\r\n"a@example.com","Q, ""Q""","2024-05-01 12:30:00","2024-05-01 12:35:00",""\r\nb@example.com,,,,2025-01-01 00:00:00\r\n';
    expect(rows(text)).toEqual([
      { kind: 'address', line: 2, address: 'a@example.com', consentAt: '2024-05-01T12:35:00.000Z' },
      { kind: 'left', line: 3, address: 'b@example.com', status: 'left' },
    ]);
  });

  it('is read as Buttondown exports it', () => {
    const text =
      'id,email_address,type,creation_date\n1,a@example.com,regular,2024-05-01T12:30:00Z\n2,b@example.com,unactivated,\n';
    expect(rows(text).map(({ kind }) => kind)).toEqual(['address', 'left']);
  });

  it('is read as listmonk exports it', () => {
    const text =
      'uuid,email,name,attributes,status,created_at,updated_at\nu,a@example.com,A,"{""city"": ""x""}",enabled,2024-05-01 12:30:00.000000+00,\nv,b@example.com,B,{},blocklisted,,\n';
    expect(rows(text).map(({ kind }) => kind)).toEqual(['address', 'left']);
  });

  it('is read as French spreadsheets write it', () => {
    const text = 'Courriel;Nom;Statut\r\nele@example.com;Éloïse;abonnée\r\nyves@example.com;Yves;désabonné\r\n';
    expect(rows(text)).toEqual([
      { kind: 'address', line: 2, address: 'ele@example.com', consentAt: null },
      { kind: 'left', line: 3, address: 'yves@example.com', status: 'désabonné' },
    ]);
  });

  it('keeps the rhythm that an export of newsfold says, but for what cannot be used', () => {
    const text =
      'email,status,topic,cadence,hour,weekday,zone\na@example.com,subscribed,old,weekly,7,3,Europe/Paris\nb@example.com,subscribed,old,weekly,7,3,Nowhere\n';
    const rhythm = { cadence: 'weekly', hour: 7, weekday: 3, zone: 'Europe/Paris' };
    expect(rows(text)).toEqual([
      { kind: 'address', line: 2, address: 'a@example.com', consentAt: null, rhythm },
      {
        kind: 'address',
        line: 3,
        address: 'b@example.com',
        consentAt: null,
        rhythm: { cadence: 'weekly', hour: 7, weekday: 3 },
        unusable: ['zone “Nowhere”'],
      },
    ]);
  });

  it('keeps as much of a rhythm as a list of one’s own says', () => {
    const text =
      'email,cadence,hour\na@example.com,weekly,07:00\nb@example.com,,21\nc@example.com,often,25\nd@example.com,Live,\n';
    expect(rows(text).map((row) => row.kind === 'address' && row.rhythm)).toEqual([
      { cadence: 'weekly', hour: 7 },
      { hour: 21 },
      undefined,
      { cadence: 'live' },
    ]);
    expect(rows(text).map((row) => row.kind === 'address' && row.unusable)).toEqual([
      undefined,
      undefined,
      ['cadence “often”', 'hour “25”'],
      undefined,
    ]);
  });

  it('keeps the time zone that Mailchimp says, unless it is none', () => {
    const text = 'Email Address,TIMEZONE\na@example.com,africa/niamey\nb@example.com,\nc@example.com,Mars/Base\n';
    expect(rows(text).map((row) => row.kind === 'address' && row.rhythm)).toEqual([
      { zone: 'Africa/Niamey' },
      undefined,
      undefined,
    ]);
  });

  it('takes an address out of what a mail program writes around it', () => {
    const text = 'email\nZoë Müller <zoe@example.com>\n"""Day, Ann"" <ann@example.com>"\nx <a@example.com> y\n';
    expect(rows(text)).toMatchObject([
      { kind: 'address', address: 'zoe@example.com' },
      { kind: 'address', address: 'ann@example.com' },
      { kind: 'bad', reason: 'malformed address: x <a@example.com> y' },
    ]);
  });

  it('takes over nobody who left by another line, whichever comes first', () => {
    const text = 'email,status\na@example.com,enabled\nA@example.com,blocklisted\nb@example.com,left\nB@example.com,\n';
    expect(rows(text).map(({ kind }) => kind)).toEqual(['left', 'left', 'left', 'left']);
  });

  it.each([
    ['2024-05-01 12:30:00', '2024-05-01T12:30:00.000Z'],
    ['2024-05-01 12:30', '2024-05-01T12:30:00.000Z'],
    ['2024-05-01T12:30:00', '2024-05-01T12:30:00.000Z'],
    ['2024-05-01 12:30:00.250', '2024-05-01T12:30:00.250Z'],
    ['2024-05-01T12:30:00Z', '2024-05-01T12:30:00.000Z'],
    ['2024-05-01T12:30:00+02:00', '2024-05-01T10:30:00.000Z'],
    ['2024-05-01 12:30:00+02:00', '2024-05-01T10:30:00.000Z'],
    ['2024-05-01 12:30:00.000000+00', '2024-05-01T12:30:00.000Z'],
    ['2024-05-01', '2024-05-01T00:00:00.000Z'],
    ['2024-13-01', null],
    ['May 2024', null],
    ['', null],
  ])('takes a time that names no zone for UTC, wherever the list is read: %s', (said, consentAt) => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(rows(`email,created_at\na@example.com,${said}\n`)).toMatchObject([{ kind: 'address', consentAt }]);
  });

  it('says of each bad line which it is and why, lines inside quotes counted', () => {
    const text = 'email,name\n"a@example.com","two\nlines"\nnonsense,\n';
    expect(rows(text)[1]).toEqual({ kind: 'bad', line: 4, reason: 'malformed address: nonsense' });
  });

  it('needs a column of addresses', () => {
    expect(() => rows('name,phone\nx,1\n')).toThrow('no column of addresses');
  });

  it('is the same after it was written and read', () => {
    const fields = ['a', 'b,c', 'd "e"', 'f\ng', ''];
    expect([...parseCsv(csvLine(fields))]).toEqual([{ line: 1, fields }]);
  });

  it('never brings back who has unsubscribed, is suppressed or had everything erased', async () => {
    const world = await mailWorld();
    const person = visitor(world);
    const secret = await tokenSecret(world);
    for (const name of ['ann', 'bob', 'dua', 'eli']) await person.subscribe(`${name}@example.com`);
    await person.post(`/mail/unsubscribe?t=${await lastToken(world, 'ann@example.com', 'unsubscribe')}`, {});
    for (const name of ['dua@example.com', 'eli@example.com'])
      await person.post('/mail/erase', { t: (await lastToken(world, name, 'preferences')) ?? '' });
    const bob = { id: subscriberIdOf('bob@example.com', secret), address: 'bob@example.com' };
    await suppress(bob, { reason: 'bounced', detail: '', at: world.clock.now() }, world);
    const rhythm = { cadence: 'live', hour: 8, weekday: 1, zone: 'UTC' } as const;
    const settings = { topic: river, rhythm, file: 'list.csv', dryRun: false };
    const outcomes: string[] = [];
    // Who comes back on their own does, but that anybody asked is not enough for a list.
    await person.subscribe('eli@example.com');
    await person.signUp('dua@example.com');
    for (const name of ['ann', 'bob', 'cem', 'cem', 'dua', 'eli']) {
      const row = { kind: 'address', line: 2, address: `${name}@example.com`, consentAt: null } as const;
      outcomes.push(await importSubscriber(row, settings, secret, world));
    }
    const again = ['added', 'was there before'];
    expect(outcomes).toEqual(['had unsubscribed', 'suppressed', ...again, 'was erased', 'was there before']);
  });

  it('gives a reader the rhythm asked for, at the time of the zone that the list says', async () => {
    const world = await mailWorld();
    const secret = await tokenSecret(world);
    const rhythm = { cadence: 'daily', hour: 7, weekday: 1, zone: 'UTC' } as const;
    const [row] = rows('Email Address,TIMEZONE\nann@example.com,Africa/Niamey\n');
    if (row?.kind !== 'address') throw new Error('a row of an address is expected');
    await importSubscriber(row, { topic: river, rhythm, file: 'list.csv', dryRun: false }, secret, world);
    const kept = await world.records.get(
      recordKeys.subscription(subscriberIdOf('ann@example.com', secret), river.slug),
    );
    expect(kept?.value).toMatchObject({ rhythm: { ...rhythm, zone: 'Africa/Niamey' } });
  });
});
