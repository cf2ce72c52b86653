/** Texts that have broken feeds, and what must be left of each as plain text. */
export const hostileTexts: Readonly<Record<string, { readonly text: string; readonly kept: string }>> = {
  'control characters': { text: 'a\u0000b\u0008c\u001fd\u007fe', kept: 'abcde' },
  'the end of a CDATA section, twice': { text: 'x ]]> y ]]> z', kept: 'x ]]> y ]]> z' },
  'an element': { text: '<script>alert(1)</script>', kept: '<script>alert(1)</script>' },
  'the end of an entry': { text: '</entry><entry>', kept: '</entry><entry>' },
  'a character reference': { text: 'R&amp;D &lt; &#60; & co', kept: 'R&amp;D &lt; &#60; & co' },
  'the start of a CDATA section': { text: '<![CDATA[ x', kept: '<![CDATA[ x' },
  quotes: { text: `"double" 'single'`, kept: `"double" 'single'` },
  emoji: { text: 'ferry ⛴️ 👩‍✈️ 🇲🇱', kept: 'ferry ⛴️ 👩‍✈️ 🇲🇱' },
  'right to left': { text: 'مجلس الأمن ينهي المهمة', kept: 'مجلس الأمن ينهي المهمة' },
  'characters that XML forbids': { text: 'a\ufffeb\uffffc', kept: 'abc' },
  'half a character': { text: 'a\ud83db', kept: 'a\ufffdb' },
  'lines and tabs': { text: ' a\r\n\tb \u2028 c ', kept: 'a b c' },
  nothing: { text: ' \u0000 ', kept: '' },
};
