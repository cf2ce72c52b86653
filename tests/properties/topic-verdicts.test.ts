import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTopic } from '../../functions/adapters/local/topics-folder.ts';
import { fold } from '../../functions/text/fold.ts';
import { words } from '../../functions/text/words.ts';
import { matchTopic } from '../../functions/topic/match-topic.ts';
import { prepareTopic } from '../../functions/topic/prepare-topic.ts';

const mali = loadTopic('seeds/mali-peacekeeping');
const prepared = prepareTopic(mali);
const anyText = fc.string({ unit: 'binary', maxLength: 400 });
const newsText = fc
  .array(fc.constantFrom('Mali', 'MINUSMA', 'football', 'Kidal', '2023', 'the', 'vote', '马里', 'مالي', '\n'), {
    maxLength: 60,
  })
  .map((tokens) => tokens.join(' '));

describe('verdicts on any text', () => {
  it('are the same each time, keep to their threshold, and give finite figures', () => {
    fc.assert(
      fc.property(fc.option(anyText), fc.oneof(anyText, newsText), (title, text) => {
        const verdict = matchTopic(prepared, { title, text });
        expect(matchTopic(prepared, { title, text })).toEqual(verdict);
        expect(verdict.onTopic).toBe(verdict.score >= verdict.threshold);
        for (const { weight } of verdict.why) expect(Number.isFinite(weight)).toBe(true);
        expect(Number.isFinite(verdict.score)).toBe(true);
      }),
    );
  });

  it('do not depend on the order of the examples', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...mali.examples], { minLength: mali.examples.length }),
        newsText,
        (examples, text) => {
          const shuffled = matchTopic(prepareTopic({ ...mali, examples }), { title: null, text });
          const straight = matchTopic(prepared, { title: null, text });
          expect(shuffled.score).toBeCloseTo(straight.score, 3);
          expect(shuffled.threshold).toBeCloseTo(straight.threshold, 3);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('words of any text', () => {
  it('are folded', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cut = words(text);
        for (const word of cut) expect(fold(word)).toBe(word);
      }),
    );
  });
});
