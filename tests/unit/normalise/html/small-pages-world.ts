import type { DescribedDocument } from '../described-documents.ts';

const nothingStated = { byline: null, published: null, dateline: null } as const;

/** Small pages in other languages; all people and places are made up. */
export const worldPages: readonly DescribedDocument[] = [
  {
    name: 'French, signed and dated above its text',
    document: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le bac de Saint-Orin reprend du service | Le Petit Passeur</title></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/ville">Ville</a></li></ul></nav>
<h1>Le bac de Saint-Orin reprend du service</h1><p>Par Odile Marchetti</p><p>Publié le 3 mars 2026</p>
<p>Après six mois d'arrêt, le bac de Saint-Orin a repris mardi ses traversées entre les deux rives de l'Orne-Basse.</p>
<p>« On avait fini par oublier le chemin », sourit un passager, son vélo à la main.</p>
<footer>© 2026 Le Petit Passeur. Tous droits réservés.</footer></body></html>`,
    title: 'Le bac de Saint-Orin reprend du service',
    byline: 'Odile Marchetti',
    published: '2026-03-03',
    dateline: null,
    body: ["p Après six mois d'arrêt", 'p « On avait fini'],
  },
  {
    name: 'French, a communiqué with a table',
    document: `<html lang="fr"><head><title>Rapport de situation n° 2 : séisme de Valmara</title></head><body><h1>Rapport de situation n° 2 : séisme de Valmara</h1>
<p>VALMARA, le 14 avril 2026 – Trois jours après le séisme, 3 200 familles dorment encore dehors, selon la protection civile.</p>
<table border="1"><tr><th>Commune</th><th>Blessés</th><th>Maisons détruites</th></tr><tr><td>Valmara</td><td>112</td><td>840</td></tr><tr><td>Pont-Neuf</td><td>37</td><td>211</td></tr></table>
<p>Un convoi de tentes doit arriver mercredi par la route du col.</p></body></html>`,
    title: 'Rapport de situation n° 2 : séisme de Valmara',
    byline: null,
    published: '2026-04-14',
    dateline: 'Valmara',
    body: [
      'p VALMARA, le 14 avril 2026',
      'li Commune · Blessés · Maisons détruites$',
      'li Valmara · 112 · 840$',
      'li Pont-Neuf · 37 · 211$',
      'p Un convoi',
    ],
  },
  {
    name: 'Spanish, signed, with the dateline of an agency',
    document: `<html lang="es"><head><meta charset="utf-8"><title>La cooperativa de Ríoclaro compra su primer tractor - El Surco</title></head><body>
<div class="menu"><a href="/">Inicio</a> <a href="/campo">Campo</a></div>
<h1>La cooperativa de Ríoclaro compra su primer tractor</h1><p class="autor">Por Matilde Quiroga y Saúl Benítez</p>
<p>RÍOCLARO (Agencia Surco) - La cooperativa de Ríoclaro compró el lunes su primer tractor, pagado por sus cuarenta socios en nueve años de ahorro.</p>
<p>El tractor arará las parcelas por turno. La más pequeña va primero.</p>
<p>© 2026 El Surco</p></body></html>`,
    title: 'La cooperativa de Ríoclaro compra su primer tractor',
    byline: 'Matilde Quiroga y Saúl Benítez',
    published: null,
    dateline: 'Ríoclaro',
    body: ['p RÍOCLARO (Agencia Surco)', 'p El tractor arará'],
  },
  {
    name: 'Spanish, plain',
    document: `<html lang="es"><body><h2>Se suspende la feria</h2><p>La feria de otoño queda suspendida por la lluvia. Se celebrará el domingo siguiente.</p></body></html>`,
    ...nothingStated,
    title: 'Se suspende la feria',
    body: ['p La feria de otoño'],
  },
  {
    name: 'Arabic, signed and dated',
    document: `<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عودة المياه إلى حي الطواحين | جريدة الضفاف</title></head><body>
<nav><a href="/">الرئيسية</a> <a href="/local">محليات</a></nav>
<article><h1>عودة المياه إلى حي الطواحين</h1><p>بقلم: سلمى الحداد</p><p>15 مارس 2026</p>
<p>عادت المياه يوم السبت إلى حي الطواحين بعد انقطاع دام عشرة أيام، كما أعلنت بلدية المدينة.</p>
<p>وقال أحد السكان إن أطفاله كانوا يحملون الدلاء من النهر كل صباح.</p></article>
<footer>جميع الحقوق محفوظة © 2026 جريدة الضفاف</footer></body></html>`,
    title: 'عودة المياه إلى حي الطواحين',
    byline: 'سلمى الحداد',
    published: '2026-03-15',
    dateline: null,
    body: ['p عادت المياه', 'p وقال أحد السكان'],
  },
  {
    name: 'Arabic, with a dateline alone',
    document: `<html lang="ar" dir="rtl"><body><h1>افتتاح مدرسة جديدة في وادي النخيل</h1>
<p>وادي النخيل - افتتحت صباح الأحد مدرسة جديدة تتسع لثلاثمئة تلميذ، وهي الأولى في القرية منذ أربعين عاما.</p>
<p>وتبرع الأهالي بالأرض والحجارة.</p></body></html>`,
    ...nothingStated,
    dateline: 'وادي النخيل',
    title: 'افتتاح مدرسة جديدة في وادي النخيل',
    body: ['p وادي النخيل - افتتحت', 'p وتبرع الأهالي'],
  },
  {
    name: 'Chinese, with menu, byline and copyright line',
    document: `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>青石镇老桥修复后重新通车 | 山河报</title><meta property="og:site_name" content="山河报"><meta property="og:title" content="青石镇老桥修复后重新通车"><meta property="article:published_time" content="2026-06-23T08:00:00Z"></head><body><nav><a href="/">首页</a> <a href="/w">国际</a></nav><article><h1>青石镇老桥修复后重新通车</h1><p class="byline">作者：林小禾</p><p>青石镇的老桥周五重新通车，修复工程历时十四个月，桥面加宽了两米。</p>
<p>镇政府说，每天约有三千人从桥上走过，其中一半是去对岸上学的孩子。</p>
<p>石匠们保留了桥头的两只石狮。</p>
</article><footer>© 2026 山河报 版权所有</footer></body></html>`,
    title: '青石镇老桥修复后重新通车',
    byline: '林小禾',
    published: '2026-06-23',
    dateline: null,
    body: ['p 青石镇的老桥', 'p 镇政府说', 'p 石匠们'],
  },
  {
    name: 'Chinese, with an English menu and byline',
    document: `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>白沙岛恢复轮渡 | The Strait Post</title></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>白沙岛恢复轮渡</h1><p class="byline">By Ann Porter</p><p>停航三周之后，白沙岛与大陆之间的轮渡周一恢复，首班船载客一百二十人。</p>
<p>船长说，新换的发动机比旧的安静得多。</p></article><footer>© 2026 The Strait Post. All rights reserved.</footer></body></html>`,
    title: '白沙岛恢复轮渡',
    byline: 'Ann Porter',
    published: null,
    dateline: null,
    body: ['p 停航三周之后', 'p 船长说'],
  },
  {
    name: 'Chinese, with the reporter and the date in one line',
    document: `<html lang="zh"><body><h1>云岭村通了自来水</h1><p>2026年3月15日 记者 周明远</p><p>云岭村的三百户人家周日第一次用上了自来水，此前村民要到两公里外的泉边挑水。</p><p>工程由村民自己出工完成。</p></body></html>`,
    title: '云岭村通了自来水',
    byline: '周明远',
    published: '2026-03-15',
    dateline: null,
    body: ['p 云岭村的三百户', 'p 工程由村民'],
  },
  {
    name: 'German, signed',
    document: `<html lang="de"><head><title>Mühle dreht sich wieder – Wiesenbote</title></head><body><h1>Mühle dreht sich wieder</h1><p>Von Greta Ahlers</p><p>Die alte Mühle von Hinterau mahlt seit Samstag wieder Korn, zum ersten Mal seit 1961.</p><p>Ein Sack Mehl kostet acht Taler.</p></body></html>`,
    title: 'Mühle dreht sich wieder',
    byline: 'Greta Ahlers',
    published: null,
    dateline: null,
    body: ['p Die alte Mühle', 'p Ein Sack Mehl'],
  },
  {
    name: 'Italian, signed',
    document: `<html lang="it"><head><title>Riapre il forno di Collalto</title></head><body><h1>Riapre il forno di Collalto</h1><p class="firma">di Carlo Benassi</p><p>Il forno di Collalto ha riaperto sabato, dopo due anni di lavori, con una fila di trecento persone.</p><p>Il pane è finito in un'ora.</p></body></html>`,
    title: 'Riapre il forno di Collalto',
    byline: 'Carlo Benassi',
    published: null,
    dateline: null,
    body: ['p Il forno di Collalto', "p Il pane è finito in un'ora.$"],
  },
  {
    name: 'Chinese, with its editor at the end',
    document: `<html lang="zh"><head><title>渡轮恢复航行</title></head><body><h1>渡轮恢复航行</h1><p>港务局周日宣布，经过三天罢工，渡轮将于当晚六时恢复航行。</p><p>工会表示欢迎。</p><p>（责任编辑：李华）</p></body></html>`,
    title: '渡轮恢复航行',
    ...nothingStated,
    body: ['p 港务局周日宣布', 'p 工会表示欢迎。$'],
  },
];
