import type { DescribedDocument } from '../described-documents.ts';

const nothingStated = { byline: null, published: null, dateline: null } as const;

/** Short texts in other languages; all people and places are made up. */
export const worldTexts: readonly DescribedDocument[] = [
  {
    name: 'French, two words',
    document: `Bac réparé

Le bac de Saint-Orin a repris mardi ses traversées entre les deux rives de l'Orne-Basse.`,
    ...nothingStated,
    title: 'Bac réparé',
    body: ['p Le bac de'],
  },
  {
    name: 'French, signed and dated',
    document: `Le moulin de Valmara va tourner de nouveau
Par Odile Marchetti
3 mars 2026

Le moulin de Valmara, arrêté depuis 1961, moudra de nouveau du blé à partir de samedi.

« Les ailes sont neuves, le meunier aussi », plaisante le maire.`,
    title: 'Le moulin de Valmara va tourner de nouveau',
    byline: 'Odile Marchetti',
    published: '2026-03-03',
    dateline: null,
    body: ['p Le moulin', 'p « Les ailes'],
  },
  {
    name: 'French, a communiqué',
    document: `COMMUNIQUÉ DE PRESSE

La commune de Valmara ouvre un refuge

VALMARA, le 14 avril 2026 – La commune de Valmara ouvre ce mardi un refuge de soixante lits pour les familles que le séisme a jetées dehors.

Les dons de couvertures sont reçus à la mairie.`,
    title: 'La commune de Valmara ouvre un refuge',
    byline: null,
    published: '2026-04-14',
    dateline: 'Valmara',
    body: ['p VALMARA, le 14', 'p Les dons'],
  },
  {
    name: 'Spanish, three words',
    document: `Llueve en Ríoclaro

Anoche llovió en Ríoclaro por primera vez en once meses. Los vecinos salieron a la calle con cubos.`,
    ...nothingStated,
    title: 'Llueve en Ríoclaro',
    body: ['p Anoche llovió'],
  },
  {
    name: 'Spanish, the dispatch of an agency',
    document: `Vuelve el tren a la sierra

SANTA RITA, 3 mar (Agencia Surco) - El tren volvió el martes a la sierra después de siete años, con cuarenta pasajeros y una banda de música.

El billete cuesta lo mismo que entonces.`,
    title: 'Vuelve el tren a la sierra',
    byline: null,
    published: null,
    dateline: 'Santa Rita',
    body: ['p SANTA RITA', 'p El billete'],
  },
  {
    name: 'Arabic, two words',
    document: `عودة المياه

عادت المياه يوم السبت إلى حي الطواحين بعد انقطاع دام عشرة أيام، كما أعلنت بلدية المدينة.`,
    ...nothingStated,
    title: 'عودة المياه',
    body: ['p عادت المياه'],
  },
  {
    name: 'Arabic, signed and dated',
    document: `افتتاح مدرسة جديدة في وادي النخيل
بقلم: سلمى الحداد
15 مارس 2026

افتتحت صباح الأحد مدرسة جديدة تتسع لثلاثمئة تلميذ، وهي الأولى في القرية منذ أربعين عاما.

وتبرع الأهالي بالأرض والحجارة.`,
    title: 'افتتاح مدرسة جديدة في وادي النخيل',
    byline: 'سلمى الحداد',
    published: '2026-03-15',
    dateline: null,
    body: ['p افتتحت صباح', 'p وتبرع الأهالي'],
  },
  {
    name: 'Chinese, a short headline',
    document: `老桥通车

青石镇的老桥周五重新通车，修复工程历时十四个月，桥面加宽了两米。

石匠们保留了桥头的两只石狮。`,
    ...nothingStated,
    title: '老桥通车',
    body: ['p 青石镇', 'p 石匠们'],
  },
  {
    name: 'Chinese, signed and dated',
    document: `云岭村通了自来水
2026年3月15日
记者：周明远

云岭村的三百户人家周日第一次用上了自来水，此前村民要到两公里外的泉边挑水。

工程由村民自己出工完成。`,
    title: '云岭村通了自来水',
    byline: '周明远',
    published: '2026-03-15',
    dateline: null,
    body: ['p 云岭村的三百户', 'p 工程由村民'],
  },
  {
    name: 'German, signed',
    document: `Mühle dreht sich wieder
Von Greta Ahlers

Die alte Mühle von Hinterau mahlt seit Samstag wieder Korn, zum ersten Mal seit 1961.

Ein Sack Mehl kostet acht Taler.`,
    title: 'Mühle dreht sich wieder',
    byline: 'Greta Ahlers',
    published: null,
    dateline: null,
    body: ['p Die alte Mühle', 'p Ein Sack'],
  },
];
