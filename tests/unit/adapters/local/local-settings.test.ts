import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  defaultSettings,
  defaultSettingsText,
  parseSettings,
} from '../../../../functions/adapters/local/local-settings.ts';

test('reads the file that a fresh installation gets as the defaults', () => {
  expect(parseSettings(defaultSettingsText())).toEqual({ kind: 'settings', settings: defaultSettings });
});

test('fills in what is left out', () => {
  const read = parseSettings('\uFEFF{"siteName": "Valley news"}');
  expect(read).toEqual({ kind: 'settings', settings: { ...defaultSettings, siteName: 'Valley news' } });
});

test.each([
  ['{"siteName": ""}', /"siteName" should be a name/],
  ['{"baseUrl": "news.example.org"}', /"baseUrl" should be null, or an http or https address/],
  ['{"baseUrl": "https://news.example.org/?a=b"}', /"baseUrl" should be null, or an http or https address/],
  ['{"baseUrl": "ftp://news.example.org"}', /"baseUrl"/],
  ['{"mailFrom": "News <news@example.org>"}', /"mailFrom" should be one bare e-mail address/],
  ['{"digestTo": "reader@example.org"}', /"digestTo" should be a list/],
  ['{"digestTo": ["nobody"]}', /"digestTo"/],
  ['{"documentDays": 0}', /"documentDays" should be null, or a whole number of days/],
  ['{"quietSpellMinutes": "5"}', /"quietSpellMinutes" should be a number/],
  ['{"liveGapMinutes": -1}', /"liveGapMinutes" should be a number/],
  ['{"privateSources": ["nas.local"]}', /"privateSources" should be a list of addresses of feeds/],
  ['{"digestsTo": []}', /"digestsTo" is no setting; the settings are .*digestTo/],
  ['{"siteName": "x",}', /no JSON/],
  ['[]', /one JSON object/],
])('says what to write instead of %s', (text, wanted) => {
  const read = parseSettings(text);
  expect(read.kind).toBe('rejected');
  expect(read.kind === 'rejected' && read.problems.join('\n')).toMatch(wanted);
});

test('docs/settings.md explains every key with its default', () => {
  const text = readFileSync(new URL('../../../../docs/settings.md', import.meta.url), 'utf8').split('\n## ', 1)[0]!;
  const rows = [...text.matchAll(/^\| `(\w+)` \| `(.+?)` \|/gm)].map(([, key, value]) => [key, JSON.parse(value!)]);
  expect(Object.fromEntries(rows)).toEqual(defaultSettings);
});

test('takes a base URL as browsers copy it, with a slash at the end', () => {
  expect(parseSettings('{"baseUrl": "https://example.org/news/"}')).toMatchObject({
    settings: { baseUrl: 'https://example.org/news' },
  });
});
