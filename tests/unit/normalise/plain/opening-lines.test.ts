import { describe, expect, test } from 'vitest';
import { readByline } from '../../../../functions/normalise/bylines/byline-line.ts';
import { endsInPhotoCredit } from '../../../../functions/normalise/lines/picture-credit.ts';
import { readDateLine } from '../../../../functions/normalise/plain/date-line.ts';
import { readCategories } from '../../../../functions/normalise/plain/find-header.ts';

describe('a line that holds a date', () => {
  test.each([
    ['12 December 2023', '2023-12-12', false],
    ['Published: December 12, 2023', '2023-12-12', false],
    ['Mis à jour le 3 mai 2024', '2024-05-03', true],
    ['Last updated on 23 Oct 2025', '2025-10-23', true],
    ['2024年3月15日', '2024-03-15', false],
  ])('%s', (line, date, ofChange) => {
    expect(readDateLine(line)).toEqual({ date, ofChange });
  });

  test.each([
    'Copyright © 2024',
    'The vote on 30 June 2023 ended a mission that had lasted for ten long years.',
    '10 things to know',
    'Monday',
  ])('is not: %s', (line) => {
    expect(readDateLine(line)).toBeNull();
  });
});

describe('the end of a caption', () => {
  test.each([
    'Peacekeepers on patrol. (Image Credit: UN/Jane Doe)',
    'The minister in May (file photo).',
    'Soldiers in Gao. (Photo by AFP)',
    'Le marché de Mopti. (Photo : Moussa Traoré)',
    'Waves at the pier. Credit: Sam Schild',
    'A flag is lowered. (Reuters/Ann Lee)',
    '站台。（图：李明）',
  ])('%s', (line) => {
    expect(endsInPhotoCredit(line)).toBe(true);
  });

  test.each([
    'The mission (MINUSMA) ended.',
    'It costs more than rent (and more than food).',
    'They discussed the photo.',
    'The bank offers: credit for all.',
    'He was given credit: nobody else was there, he said, and he deserved it for what he had done in all those years.',
  ])('is not: %s', (line) => {
    expect(endsInPhotoCredit(line)).toBe(false);
  });
});

describe('a byline', () => {
  test.each([
    ['By Jane Doe', 'Jane Doe'],
    ['Par Aminata Koné et Jean de La Tour', 'Aminata Koné et Jean de La Tour'],
    ['By the end of the year', null],
    ['By Alyssa Maio on January 21, 2023', 'Alyssa Maio'],
    ['By Kyle Howells 15 min read', 'Kyle Howells'],
    ['By Jane Doe March 12, 2026', 'Jane Doe'],
    ['By batching, we save time', null],
    ['Von der Leyen besucht am Montag die Hauptstadt', null],
    ['By 2030, all will be well', null],
  ])('%s', (line, names) => {
    expect(readByline(line)).toBe(names);
  });
});

describe('categories', () => {
  test.each([
    ['Home > World > Africa', '', ['World', 'Africa']],
    ['News / More', '', ['News']],
    ['Sports, Local 3 Comments on Rovers win again', 'Rovers win again', ['Sports', 'Local']],
    ['He was there and/or she was.', '', []],
  ])('%s', (line, headline, names) => {
    expect(readCategories(line, headline)).toEqual(names);
  });
});
