import { expect, test } from 'vitest';
import { mailNotes } from '../../../functions/cli/mail-notes.ts';
import { defaultSettings } from '../../../functions/runtime/config.ts';

const own = {
  mailFrom: 'news@desk.example',
  postalAddress: '2 Harbour Road, Merisa',
  digestTo: ['ana@desk.example'],
  baseUrl: 'https://news.desk.example',
};

test('names every setting that is still an example, before mails go out', () => {
  const notes = mailNotes({ ...defaultSettings, baseUrl: 'http://127.0.0.1:8080' });
  for (const key of ['mailFrom', 'digestTo', 'postalAddress', 'baseUrl']) {
    expect(notes.filter((note) => note.endsWith(`: set ${key}`))).toHaveLength(1);
  }
});

test('is silent once all is set', () => {
  expect(mailNotes(own)).toEqual([]);
});

test('says that links to this machine cannot be opened by others', () => {
  expect(mailNotes({ ...own, baseUrl: 'http://localhost:8080' })).toEqual([
    'links in mails lead to http://localhost:8080, which only this machine can open: set baseUrl',
  ]);
});
