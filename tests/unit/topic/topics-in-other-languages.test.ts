import { describe, expect, it } from 'vitest';
import { matchTopic } from '../../../functions/topic/match-topic.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';

interface Case {
  readonly language: string;
  readonly examples: readonly string[];
  readonly on: string;
  readonly off: readonly string[];
}

const cases: readonly Case[] = [
  {
    language: 'fr',
    examples: [
      "La réforme des retraites sera examinée lundi à l'Assemblée nationale. Le gouvernement veut porter l'âge légal de départ à 64 ans, ce que les syndicats refusent. Une nouvelle journée de grèves est prévue jeudi.",
      "Plus d'un million de personnes ont manifesté contre la réforme des retraites, selon la police. Les syndicats demandent au gouvernement de renoncer au report de l'âge légal et promettent d'autres grèves.",
      "Le Conseil constitutionnel a validé l'essentiel de la réforme des retraites. L'âge légal passera de 62 à 64 ans à partir de septembre. Les syndicats appellent à poursuivre les manifestations.",
    ],
    on: "Les syndicats ont rejeté l'invitation du gouvernement à discuter de la réforme des retraites. Ils exigent le retrait du report de l'âge légal à 64 ans avant toute rencontre et préparent une grève nationale.",
    off: [
      "Le gouvernement a présenté lundi son plan pour l'eau. Les agriculteurs devront réduire l'irrigation en été, et les communes réparer les fuites de leurs canalisations avant la fin de l'année.",
      "L'Assemblée nationale a adopté jeudi la loi sur les Jeux olympiques de Paris, qui autorise des caméras nouvelles autour des stades.",
    ],
  },
  {
    language: 'es',
    examples: [
      'El volcán de La Palma sigue expulsando lava y las autoridades han evacuado a unas cinco mil personas. La colada avanza hacia el mar y ha destruido más de cien viviendas.',
      'La lava del volcán de La Palma llegó anoche al mar y formó una nube de gases. Los vecinos evacuados no pueden volver a sus viviendas mientras la erupción continúe.',
      'Los científicos dan por terminada la erupción del volcán de La Palma tras tres meses. La lava sepultó unas mil seiscientas viviendas y miles de evacuados esperan volver.',
    ],
    on: 'Una nueva boca se abrió el martes en el volcán de La Palma. La lava amenaza otras viviendas y se han evacuado dos barrios más, informaron las autoridades de la isla.',
    off: [
      'Los hoteles de las islas esperan un buen verano. Las reservas han crecido un diez por ciento y las aerolíneas añaden vuelos desde Alemania y el Reino Unido.',
      'Las autoridades evacuaron un centro comercial de Madrid por un escape de gas. No hubo heridos y los vecinos pudieron volver por la tarde.',
    ],
  },
  {
    language: 'ar',
    examples: [
      'أعلنت هيئة قناة السويس تعويم السفينة الجانحة إيفر غيفن بعد ستة أيام من إغلاق القناة. واستخدمت القاطرات والحفارات في تحرير السفينة، وستعود الملاحة في القناة تدريجيا.',
      'ما زالت السفينة العملاقة إيفر غيفن جانحة في قناة السويس، وتنتظر أكثر من ثلاثمئة سفينة أخرى عبور القناة. وتعمل القاطرات والحفارات على تحرير السفينة منذ أيام.',
      'احتجزت هيئة قناة السويس السفينة إيفر غيفن إلى حين دفع التعويضات. وقالت الهيئة إن إغلاق القناة كلفها خسائر كبيرة وإن القاطرات عملت ستة أيام لتعويم السفينة.',
    ],
    on: 'غادرت السفينة إيفر غيفن قناة السويس بعد توقيع اتفاق بين الهيئة والشركة المالكة. وكانت السفينة قد أغلقت القناة ستة أيام قبل أن تنجح القاطرات في تعويمها.',
    off: [
      'افتتح الرئيس المصري متحفا جديدا في القاهرة يضم آلاف القطع الأثرية من عصر الفراعنة. ومن المتوقع أن يزور المتحف ملايين السياح كل عام.',
      'فاز فريق الأهلي على منافسه بهدفين مقابل هدف واحد في مباراة أقيمت مساء الجمعة في القاهرة ضمن الدوري المصري الممتاز.',
    ],
  },
  {
    language: 'zh',
    examples: [
      '嫦娥五号探测器成功着陆月球表面，开始采集月球样品。探测器计划在月面工作约两天，随后把样品送回地球。',
      '嫦娥五号的上升器从月球表面起飞，携带月球样品进入环月轨道，将与轨道器交会对接，然后返回地球。',
      '嫦娥五号返回器携带月球样品在内蒙古着陆。科学家将在实验室研究这些月球样品，探测器任务取得成功。',
    ],
    on: '国家航天局介绍，嫦娥五号探测器共带回一千七百多克月球样品。科学家已经开始研究这些样品，以了解月球的历史。',
    off: [
      '北京市今天公布了新的地铁票价方案，市民可以在网上提出意见。新的票价将按照乘车距离计算，预计明年开始实行。',
      '国家统计局公布，今年前三季度国内生产总值比去年同期增长百分之四点九，消费继续恢复，出口保持增长。',
    ],
  },
];

describe.each(cases)('a topic in $language', ({ language, examples, on, off }) => {
  const topic = prepareTopic({
    slug: 'other',
    title: 'Other',
    description: '',
    language,
    query: { any: [], all: [], none: [] },
    examples: examples.map((text, place) => ({ name: `${place}.txt`, title: null, text })),
    sources: [],
  });

  it('is learned from three short examples in that language', () => {
    expect(topic.profile?.parts.map((part) => part.language)).toEqual([language]);
    expect(matchTopic(topic, { title: null, text: on })).toMatchObject({ onTopic: true });
  });

  it('leaves out other news in that language', () => {
    for (const text of off) expect(matchTopic(topic, { title: null, text }), text).toMatchObject({ onTopic: false });
  });
});
