import { describe, expect, test } from 'vitest';
import { detectLanguage, isRightToLeft, statedLanguage } from '../../../functions/normalise/language.ts';

describe('the language of a text', () => {
  test.each([
    [
      'en',
      'The council said on Monday that it would vote on the end of the mission, which has been there for ten years.',
    ],
    [
      'fr',
      'Le conseil a annoncé lundi que la mission, qui est dans le pays depuis dix ans, sera dissoute avant la fin de l’année.',
    ],
    [
      'es',
      'El consejo anunció el lunes que la misión, que está en el país desde hace diez años, terminará antes de fin de año.',
    ],
    [
      'de',
      'Der Rat hat am Montag angekündigt, dass die Mission, die seit zehn Jahren im Land ist, noch in diesem Jahr endet.',
    ],
    [
      'pt',
      'O conselho anunciou na segunda-feira que a missão, que está no país há dez anos, não será renovada e termina em dezembro.',
    ],
    [
      'sv',
      'Rådet meddelade på måndagen att uppdraget, som har pågått i tio år, kommer att avslutas innan året är slut, enligt ett uttalande.',
    ],
    ['ar', 'أعلن المجلس يوم الاثنين أن البعثة ستغادر البلاد قبل نهاية العام.'],
    ['fa', 'شورا روز دوشنبه اعلام کرد که این مأموریت پیش از پایان سال به کار خود پایان می‌دهد.'],
    ['zh', '安理会星期一宣布，特派团将在年底前撤离该国。'],
    ['ja', '安全保障理事会は月曜日、任務を年末までに終了すると発表した。'],
    ['ko', '안전보장이사회는 월요일 올해 말까지 임무를 끝내겠다고 발표했다.'],
    ['ru', 'Совет объявил в понедельник, что миссия покинет страну до конца года.'],
    ['uk', 'Рада оголосила в понеділок, що місія залишить країну до кінця року, і подякувала її учасникам.'],
    ['he', 'המועצה הודיעה ביום שני כי המשלחת תעזוב את המדינה עד סוף השנה.'],
  ])('%s', async (language, text) => {
    expect(await detectLanguage(text)).toBe(language);
  });

  test.each(['', '12 345', '— … !', 'OK'])('is not guessed from "%s"', async (text) => {
    expect(await detectLanguage(text)).toBeNull();
  });
});

describe('a stated language', () => {
  test.each([
    ['en_US', 'en-US'],
    ['FR', 'fr'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['not a language', null],
    ['und', null],
    ['', null],
  ])('%s is %s', (stated, tag) => {
    expect(statedLanguage(stated, '')).toBe(tag);
  });

  test('is not believed when the text is in another script', () => {
    expect(statedLanguage('en', 'أعلن المجلس يوم الاثنين أن البعثة ستغادر')).toBeNull();
    expect(statedLanguage('ar', 'أعلن المجلس يوم الاثنين أن البعثة ستغادر')).toBe('ar');
    expect(statedLanguage('zh-TW', '安理會星期一宣布')).toBe('zh-TW');
    expect(statedLanguage('ja', '安全保障理事会は月曜日、任務を')).toBe('ja');
  });
});

test('a stated language is not believed when the words are plainly of another', () => {
  const french =
    'Le conseil a annoncé lundi que la mission, qui est dans le pays depuis dix ans, sera dissoute avant la fin de l’année.';
  expect(statedLanguage('en-US', french)).toBeNull();
  expect(statedLanguage('fr-CA', french)).toBe('fr-CA');
  expect(statedLanguage('oc', french)).toBe('oc');
});

test('Arabic, Hebrew, Persian and Urdu run from right to left', () => {
  expect(['ar', 'he', 'fa', 'ur', 'en', 'zh-Hant', null, 'x'].map(isRightToLeft)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
