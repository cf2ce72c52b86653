import { expect, test } from 'vitest';
import { readPlainText } from '../../../../functions/normalise/plain/read-plain-text.ts';

const english = [
  'Halden closes its old ferry pier',
  'The council of Halden voted on Tuesday to close the old ferry pier, which it had built more than forty years ago.',
  'Mayor Ruth Amsel said that it was no longer safe, and that a new one would cost less than to mend it.',
];
const japanese = [
  'ハルデン市、古い桟橋を閉鎖へ',
  'ハルデン市議会は火曜日、四十年以上前に建てられた古い桟橋を閉鎖することを決めた。',
  'ルース・アムセル市長は、桟橋はもはや安全ではなく、修理には新設より費用がかかると述べた。',
];
const bodyOf = (lines: readonly string[]) => {
  const draft = readPlainText(lines.join('\n'), { url: null });
  return 'rejected' in draft ? [] : draft.paragraphs.map(({ text }) => text);
};

test.each([
  ['Read also', english, ['Boats land elsewhere as of Monday', 'Why piers rot']],
  ['関連記事', japanese, ['漁船は北の岸壁へ', '桟橋はなぜ朽ちるのか']],
])('titles of other articles below "%s" are not of the text', (label, report, titles) => {
  expect(bodyOf([...report, label, ...titles])).toEqual(report.slice(1));
});

test('the text goes on behind them', () => {
  const [title = '', first = '', second = ''] = english;
  expect(bodyOf([title, first, 'Related', 'Why piers rot', second])).toEqual([first, second]);
});
