import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../functions/adapters/local/local-settings.ts';
import { startNotes } from '../../../../functions/cli/start/start-notes.ts';

const own = {
  mailFrom: 'news@desk.example',
  postalAddress: '2 Harbour Road, Merisa',
  digestTo: ['ana@desk.example'],
  baseUrl: 'https://news.desk.example',
  mailed: true,
};

test('names every setting that is still an example, before mails go out', () => {
  const notes = startNotes({ ...defaultSettings, mailed: true, baseUrl: 'http://127.0.0.1:8080' });
  for (const key of ['mailFrom', 'digestTo', 'postalAddress', 'baseUrl']) {
    expect(notes.filter((note) => note.endsWith(`: set ${key}`))).toHaveLength(1);
  }
});

test('is silent once all is set', () => {
  expect(startNotes(own)).toEqual([]);
});

test('says that links to this machine cannot be opened by others', () => {
  expect(startNotes({ ...own, baseUrl: 'http://localhost:8080' })).toEqual([
    'links in mails lead to http://localhost:8080, which only this machine can open: set baseUrl',
  ]);
});

test('asks for no address of its own while nothing is mailed', () => {
  expect(startNotes({ ...defaultSettings, mailed: false, baseUrl: 'http://127.0.0.1:8080' })).toEqual([]);
});

test.each(['http://0.0.0.0:8080', 'http://[::]:8080'])('says that nobody can open a link to %s', (baseUrl) => {
  expect(startNotes({ ...own, mailed: false, baseUrl })).toEqual([
    `links in feeds and mails lead to ${baseUrl}, which nobody can open: set baseUrl`,
  ]);
});
