import { describe, expect, it } from 'vitest';
import { ownTitle, withOwnTitle } from '../../../functions/text/own-title.ts';

describe('a title', () => {
  const text = 'Dockers at the harbour of Tessel\n\nwalked out on Monday after talks about night shifts had failed.';

  it.each([
    ['stands above its text', 'Harbour strike', 'Harbour strike'],
    ['is not read twice where the text begins with it', 'Dockers at the harbour', ''],
    ['nor where other white space parts its words', 'Dockers at the harbour of Tessel walked out on', ''],
    ['nor where it is cut off', 'Dockers at the harbour of Tessel walked out on Mond…', ''],
    ['is none where there is none', null, ''],
  ])('%s', (_, title, own) => {
    expect(ownTitle({ title, text })).toBe(own);
    expect(withOwnTitle({ title, text })).toBe(`${own}\n${text}`);
  });

  it('stands alone where there is no text', () => {
    expect(ownTitle({ title: 'Harbour strike', text: '' })).toBe('Harbour strike');
  });
});
