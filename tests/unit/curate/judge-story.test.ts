import { describe, expect, it } from 'vitest';
import { readReport } from '../../../functions/curate/judge/report.ts';
import { rankStories, reportSimilarity, storySimilarityMin } from '../../../functions/curate/stories/judge-story.ts';
import { growProfile, type StoryProfile } from '../../../functions/curate/stories/story-profile.ts';
import { topicTerms } from '../../../functions/curate/stories/topic-terms.ts';
import type { TopicQuery } from '../../../functions/model/topic.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { budgetText, ferryOtherWords, ferryText, monday, tuesday } from './curation-table.ts';

const read = (text: string) => readReport({ title: null, text });
const undated = { firstSeen: monday, published: null };

describe('likeness of reports', () => {
  it('is high for two reports of one event, low for reports of two, and 1 for a report and itself', () => {
    expect(reportSimilarity(read(ferryText), read(ferryOtherWords))).toBeGreaterThan(storySimilarityMin);
    expect(reportSimilarity(read(ferryText), read(budgetText))).toBeLessThan(storySimilarityMin / 2);
    expect(reportSimilarity(read(budgetText), read(budgetText))).toBeCloseTo(1, 3);
  });

  it('is nothing where there are no words', () => {
    expect(reportSimilarity(read(''), read(ferryText))).toBe(0);
    expect(reportSimilarity(read('… !'), read(''))).toBe(0);
  });

  it('is lower when the reports name different days', () => {
    const onMonday = read(ferryText);
    const onFriday = read(ferryText.replace('Monday', 'Friday'));
    expect(reportSimilarity(onMonday, onFriday)).toBeLessThan(0.95);
    expect(reportSimilarity(onMonday, read(ferryText.replace('on Monday evening', '')))).toBeGreaterThan(0.97);
  });

  it.each([
    [
      'French',
      'Le Parlement de Marrow a voté lundi la loi sur le port. Le ministre Ivo Castan a salué le vote.',
      'Le ministre Ivo Castan se félicite : le Parlement de Marrow adopte sa loi sur le port.',
      'Une tempête a arraché des toits à Tessel, selon les pompiers de Brenn, qui cherchent deux marins.',
    ],
    [
      'Arabic',
      'صوت برلمان مارو على قانون الميناء. ورحب الوزير كاستان بالتصويت على القانون.',
      'الوزير كاستان يرحب بإقرار برلمان مارو قانون الميناء بعد نقاش طويل.',
      'عاصفة تقتلع أسقف البيوت في تيسل ورجال الإطفاء يبحثون عن بحارين.',
    ],
    [
      'Chinese',
      '马罗议会星期一通过港口法案。部长卡斯坦对表决结果表示欢迎。',
      '部长卡斯坦欢迎马罗议会通过港口法案,反对派表示失望。',
      '暴风雨掀翻了泰瑟尔的屋顶,消防员正在寻找两名水手。',
    ],
    [
      'Russian',
      'Мощное землетрясение произошло в понедельник у берегов Камчатки. Жители Петропавловска вышли на улицы, разрушений нет. Сейсмологи зарегистрировали более десяти повторных толчков.',
      'Сейсмологи сообщили о повторных толчках после землетрясения у берегов Камчатки. В Петропавловске проверяют школы и больницы, жители возвращаются домой.',
      'Центральный банк сохранил ключевую ставку. Инфляция замедлилась, а рубль немного укрепился, говорят аналитики в Москве.',
    ],
    [
      'Japanese',
      '気象庁は台風十号が九州に上陸したと発表した。鹿児島県では住宅が壊れ、約三万人に避難指示が出た。新幹線は終日運転を見合わせる。',
      '台風十号は九州を北上し、鹿児島県で住宅の被害が相次いだ。気象庁は大雨に警戒するよう呼びかけ、新幹線は運転を見合わせている。',
      '日本銀行は政策金利を据え置くと決めた。総裁は会見で、物価の見通しを点検すると述べた。円は対ドルで上昇した。',
    ],
    [
      'Thai',
      'น้ำท่วมใหญ่ในจังหวัดเชียงใหม่ทำให้ประชาชนกว่าสองพันคนต้องอพยพ แม่น้ำปิงล้นตลิ่งเข้าท่วมตัวเมืองและตลาดวโรรส โรงเรียนหลายแห่งปิดเรียน',
      'แม่น้ำปิงล้นตลิ่งท่วมเมืองเชียงใหม่ต่อเนื่องเป็นวันที่สอง ทหารช่วยอพยพประชาชนจากตลาดวโรรส และโรงเรียนยังปิด',
      'ธนาคารแห่งประเทศไทยคงอัตราดอกเบี้ยนโยบาย เงินบาทแข็งค่าขึ้นเล็กน้อยเมื่อเทียบกับดอลลาร์',
    ],
    [
      'Hindi',
      'उत्तराखंड के चमोली में ग्लेशियर टूटने से धौलीगंगा नदी में बाढ़ आ गई। बाढ़ में तपोवन बिजली परियोजना बह गई और सौ से अधिक मजदूर लापता हैं।',
      'चमोली में ग्लेशियर टूटने के बाद तपोवन की सुरंग में फंसे मजदूरों को निकालने का काम जारी है। धौलीगंगा नदी का पानी घट गया है।',
      'रिजर्व बैंक ने ब्याज दर में कोई बदलाव नहीं किया। गवर्नर ने कहा कि महंगाई घट रही है और विकास दर बढ़ेगी।',
    ],
    [
      'Korean',
      '부산항에서 화물선 두 척이 충돌해 선원 네 명이 다쳤다. 해양경찰은 기름 유출을 막기 위해 방제선을 보냈다. 부산항 입구는 통제됐다.',
      '부산항 화물선 충돌 사고로 다친 선원들이 병원으로 옮겨졌다. 해양경찰은 사고 원인을 조사하고 있으며 방제선이 기름을 걷어내고 있다.',
      '한국은행은 기준금리를 동결했다. 총재는 물가가 안정되고 있다고 말했다. 원화는 달러에 대해 올랐다.',
    ],
  ])('tells events apart in %s', (_, report, same, other) => {
    expect(reportSimilarity(read(report), read(same))).toBeGreaterThan(storySimilarityMin);
    expect(reportSimilarity(read(report), read(other))).toBeLessThan(storySimilarityMin);
  });
});

describe('stories near a report', () => {
  const story = (text: string, storyId: string, published: string | null) =>
    growProfile(undefined, storyId, read(text), { firstSeen: monday, published });

  it('puts the nearest first', () => {
    const profiles = [story(budgetText, 'budget', null), story(ferryText, 'ferry', null)];
    expect(rankStories(read(ferryOtherWords), undated, profiles).map(({ profile }) => profile.storyId)).toEqual([
      'ferry',
      'budget',
    ]);
  });

  it('leaves out those whose stated dates are further away than the window', () => {
    const profiles = [story(ferryText, 'ferry', '2026-03-01')];
    const at = (published: string | null) =>
      rankStories(read(ferryText), { firstSeen: tuesday, published }, profiles).length;
    expect([at('2026-03-15'), at('2026-03-16'), at(null)]).toEqual([1, 0, 1]);
  });
});

describe('one name in common', () => {
  const fire = 'Ottau: a house in Ottau burned down. Firemen of Ottau saved a cat.';
  const circus = 'Ottau: a circus came to Ottau. Children of Ottau rode elephants.';
  const near = (days: number, text: string) => {
    const at = new Date(Date.parse(monday) + days * 86_400_000).toISOString();
    const profile = growProfile(undefined, 's', read(fire), undated);
    return rankStories(read(text), { firstSeen: at, published: null }, [profile])[0];
  };

  it('is not enough, days after the last report still less, and the rest counts as ever', () => {
    expect(near(0, circus)?.similarity).toBeLessThan(storySimilarityMin);
    expect(near(3, circus)?.similarity).toBeLessThan(near(2, circus)?.similarity ?? 0);
    expect(near(3, fire)?.similarity).toBeGreaterThan(storySimilarityMin);
  });
});

describe('a story that goes on and on', () => {
  const steps = Array.from({ length: 130 }, (_, at) => new Date(Date.UTC(2025, 0, 1 + 3 * at)).toISOString());
  const spansOf = (arrivals: readonly { firstSeen: string; published: string | null; at: string }[]) => {
    const stories = new Map<string, { profile: StoryProfile; at: string[] }>();
    for (const dated of arrivals) {
      const profiles = [...stories.values()].map(({ profile }) => profile);
      const near = rankStories(read(ferryText), dated, profiles)[0]?.profile;
      const id = near?.storyId ?? `story-${stories.size}`;
      const at = [...(stories.get(id)?.at ?? []), dated.at];
      stories.set(id, { profile: growProfile(near, id, read(ferryText), dated), at });
    }
    return [...stories.values()].map(({ at }) => {
      const times = at.map((instant) => Date.parse(instant));
      return (Math.max(...times) - Math.min(...times)) / 86_400_000;
    });
  };

  it.each([
    ['dated', steps.map((at) => ({ firstSeen: at, published: at, at }))],
    ['undated', steps.map((at) => ({ firstSeen: at, published: null, at }))],
    ['every other one dated', steps.map((at, n) => ({ firstSeen: at, published: n % 2 === 0 ? at : null, at }))],
    ['an old archive, newest first', steps.toReversed().map((at) => ({ firstSeen: monday, published: at, at }))],
  ])('is followed by another before it spans more than four weeks: %s', (_, arrivals) => {
    const spans = spansOf(arrivals);
    expect(Math.max(...spans)).toBeLessThanOrEqual(28);
    expect(spans.length).toBeLessThanOrEqual(15);
  });
});

describe('what a topic has in common', () => {
  const example = (name: string, text: string) => ({ name, title: null, text });
  const topic = (texts: readonly string[], query: Partial<TopicQuery> = {}) =>
    prepareTopic({
      slug: 'harbour',
      title: 'Harbour',
      description: '',
      language: 'en',
      query: { any: [], all: [], none: [], ...query },
      examples: texts.map((text, at) => example(String(at), text)),
      sources: [],
    });

  it('counts less in the likeness of two of its articles', () => {
    const terms = topicTerms(topic([ferryText, ferryOtherWords, `Aurelia. ${budgetText}`, 'Aurelia in dock.']));
    const damped = (text: string) => readReport({ title: null, text }, terms);
    const plain = reportSimilarity(read(ferryText), read(ferryOtherWords));
    expect(terms.get('aurelia')).toBe(4 / 5);
    expect(reportSimilarity(damped(ferryText), damped(ferryOtherWords))).toBeLessThan(plain);
  });

  it('is unknown with fewer than three examples and no words that it is asked for by', () => {
    expect(topicTerms(topic([ferryText, ferryOtherWords])).size).toBe(0);
    expect(topicTerms(topic([], { none: ['Aurelia'], any: ['/Aurel.a/i'] })).size).toBe(0);
    expect(topicTerms(undefined).size).toBe(0);
  });

  it('is what it is asked for by where there are no examples, so that short reports that name a place are not one story', () => {
    const terms = topicTerms(topic([], { any: ['Varn valley'], all: ['Varn'] }));
    const flood = 'Six villages along the lower Varn are on alert for floods after heavy rain, forecasters say.';
    const warning = 'Forecasters warned of floods along the lower Varn after two days of rain. Villages were told.';
    const water = 'The council of Varn voted to raise the price of water. Households in Varn will pay more.';
    const ferry = 'The ferry to Varn sails again after a strike. Daily crossings to Varn are back by the weekend.';
    const likeness = (a: string, b: string) =>
      reportSimilarity(readReport({ title: null, text: a }, terms), readReport({ title: null, text: b }, terms));
    expect(reportSimilarity(read(water), read(ferry))).toBeGreaterThan(storySimilarityMin);
    expect(likeness(water, ferry)).toBeLessThan(storySimilarityMin);
    expect(likeness(flood, warning)).toBeGreaterThan(storySimilarityMin);
  });
});
