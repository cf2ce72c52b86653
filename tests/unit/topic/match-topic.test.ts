import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTopic } from '../../../functions/adapters/local/topics-folder.ts';
import type { Topic, TopicQuery } from '../../../functions/model/topic.ts';
import { explainTopic, matchTopic } from '../../../functions/topic/match-topic.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { labelledDataHere, labelledPath } from '../../labelled-data.ts';
import { nearMisses } from './near-misses.ts';

const mali = loadTopic('seeds/mali-peacekeeping');
const prepared = prepareTopic(mali);

describe('the topic that newsfold starts with', () => {
  it.runIf(labelledDataHere())('holds the five articles that it was made for', () => {
    const names = readdirSync(labelledPath('seeds')).filter((name) => name.endsWith('.txt'));
    const verdicts = names.map((name) => {
      const text = readFileSync(labelledPath(`seeds/${name}`), 'utf8');
      return { name, onTopic: matchTopic(prepared, { title: null, text }).onTopic };
    });
    expect(verdicts).toHaveLength(5);
    expect(verdicts.filter(({ onTopic }) => !onTopic)).toEqual([]);
  });

  it.each(Object.entries(nearMisses))('leaves out %s', (_, article) => {
    expect(matchTopic(prepared, article)).toMatchObject({ onTopic: false });
  });

  it('would hold each of its own examples if it had not been told of it', () => {
    const missed = mali.examples.filter((example) => {
      const others = prepareTopic({ ...mali, examples: mali.examples.filter((other) => other !== example) });
      return !matchTopic(others, example).onTopic;
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it('judges what has its first words for a title as it does without one', () => {
    const text = mali.examples[4]?.text ?? '';
    const title = `${text.slice(0, 75).replace(/\s+/g, ' ').trim()}…`;
    expect(matchTopic(prepared, { title, text })).toEqual(matchTopic(prepared, { title: null, text }));
  });

  it('finds articles in languages that it has no example in by the names in its query', () => {
    const arabic = {
      title: 'مجلس الأمن ينهي عمل بعثة الأمم المتحدة في مالي',
      text: 'صوّت مجلس الأمن الدولي بالإجماع يوم الجمعة على إنهاء مهمة قوات حفظ السلام في مالي بعد أن طلبت الحكومة في باماكو رحيلها من دون تأخير. ومن المقرر أن تغادر القوات البلاد قبل نهاية العام، على أن تسلم قواعدها إلى السلطات. وكانت البعثة قد بدأت عملها قبل عشر سنوات في شمال البلاد.',
    };
    const chinese = {
      title: '安理会决定终止联合国马里稳定团任务',
      text: '联合国安理会星期五一致通过决议，决定自七月一日起终止联合国马里稳定团的任务。马里政府此前要求维和部队立即离开。按照决议，维和人员将在年底之前全部撤离马里，并把营地移交给马里当局。',
    };
    const spanish = {
      title: 'La ONU retira a los cascos azules en Malí',
      text: 'El Consejo de Seguridad decidió el viernes poner fin a la misión de la ONU en Malí, dos semanas después de que la junta militar pidiera su salida inmediata. Los cascos azules en Malí deberán abandonar el país antes de que termine el año y entregar sus bases a las autoridades.',
    };
    for (const article of [arabic, chinese, spanish]) {
      expect(matchTopic(prepared, article), article.title).toMatchObject({ onTopic: true });
    }
  });

  it('leaves out articles in those languages that are about something else', () => {
    const arabic = {
      title: 'منتخب مالي يفوز في باماكو',
      text: 'فاز منتخب مالي لكرة القدم على ضيفه بهدفين من دون رد يوم السبت في باماكو ضمن تصفيات كأس أمم أفريقيا. وسجل الهدفين مهاجما الفريق في الشوط الأول، وقال المدرب إنه راض عن أداء اللاعبين في هذه المباراة.',
    };
    const chinese = {
      title: '马里队主场获胜',
      text: '马里国家足球队星期六在巴马科的主场以二比零战胜对手，取得非洲国家杯预选赛的首场胜利。主教练赛后表示，他对球队在上半场的表现非常满意，但是下半场的防守还有不少问题。',
    };
    const spanish = {
      title: 'Malí gana en casa',
      text: 'La selección de Malí ganó el sábado por dos goles a cero en Bamako en su primer partido de la fase de clasificación. El entrenador dijo que estaba satisfecho con el juego de su equipo durante la primera parte.',
    };
    for (const article of [arabic, chinese, spanish]) {
      expect(matchTopic(prepared, article), article.title).toMatchObject({ onTopic: false });
    }
  });
});

describe('a verdict', () => {
  const article = { title: 'MINUSMA leaves Kidal', text: mali.examples[4]?.text ?? '' };

  it('is the same for the same article, also after the topic went through JSON', () => {
    const again = JSON.parse(JSON.stringify(prepared)) as typeof prepared;
    expect(matchTopic(again, { ...article })).toEqual(matchTopic(prepared, article));
  });

  it('names the terms that carried it, heaviest first, and the example it is most like', () => {
    const { why, nearest, score } = explainTopic(prepared, article);
    const weights = why.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(why.map(({ term }) => term)).toContain('minusma');
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(score + 1e-9);
    expect(nearest?.name).toBe(mali.examples[4]?.name);
  });

  it('is no for a text without words', () => {
    expect(matchTopic(prepared, { title: null, text: '' })).toMatchObject({ onTopic: false, score: 0, why: [] });
  });

  it('takes words that are names of object members for words', () => {
    expect(matchTopic(prepared, { title: null, text: '__proto__ constructor toString hasOwnProperty' }).score).toBe(0);
  });
});

describe('a query', () => {
  const asking = (query: Partial<TopicQuery>, examples: Topic['examples'] = []): ReturnType<typeof prepareTopic> =>
    prepareTopic({ ...mali, examples, query: { any: [], all: [], none: [], ...query } });
  const text = 'The Médecins Sans Frontières clinic in Kidal was closed on Monday, and its patients were flown to Gao.';

  it('decides alone where there are no examples', () => {
    expect(matchTopic(asking({ any: ['kidal'] }), { title: null, text }).onTopic).toBe(true);
    expect(matchTopic(asking({ any: ['goma'] }), { title: null, text }).onTopic).toBe(false);
    expect(matchTopic(asking({}), { title: null, text }).onTopic).toBe(false);
  });

  it('finds phrases whatever their case, accents and number', () => {
    expect(matchTopic(asking({ any: ['medecins sans frontieres'] }), { title: null, text }).onTopic).toBe(true);
    expect(matchTopic(asking({ any: ['Clinics in KIDAL'] }), { title: null, text }).onTopic).toBe(true);
    expect(matchTopic(asking({ any: ['kidal clinic'] }), { title: null, text }).onTopic).toBe(false);
  });

  it('asks for every word of all', () => {
    expect(matchTopic(asking({ all: ['kidal', 'gao'] }), { title: null, text }).onTopic).toBe(true);
    const verdict = matchTopic(asking({ all: ['kidal', 'bamako'] }), { title: null, text });
    expect(verdict.onTopic).toBe(false);
    expect(verdict.why[0]).toMatchObject({ term: 'without bamako' });
    expect(verdict.why[0]?.weight).toBeLessThan(0);
  });

  it('shuts out what holds a word of none, however much it is like the examples', () => {
    const example = mali.examples[0];
    if (example === undefined) throw new Error('no example');
    const verdict = matchTopic(asking({ none: ['peacekeepers'] }, mali.examples), example);
    expect(verdict.onTopic).toBe(false);
    expect(verdict.why[0]?.term).toBe('peacekeepers');
    expect(verdict.why[0]?.weight).toBeLessThan(0);
  });

  it('finds a phrase of a script without spaces within a run of letters', () => {
    const chinese = { title: null, text: '联合国马里多层面综合稳定特派团已经撤离。' };
    expect(matchTopic(asking({ any: ['马里多层面'] }), chinese).onTopic).toBe(true);
    const often = (phrase: string) => explainTopic(asking({ any: [phrase] }), chinese).query;
    expect(often('撤')).toMatchObject({ occurrences: 1 });
    expect(often('团')).toMatchObject({ occurrences: 1 });
    expect(often('联合国')).toMatchObject({ occurrences: 1 });
  });
});
