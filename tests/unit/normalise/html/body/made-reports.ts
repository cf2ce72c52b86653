/** Reports of places that do not exist, a few paragraphs each. */
export const reports = {
  en: {
    title: 'Ferry to Skarholm runs again after a winter ashore',
    paragraphs: [
      'The old ferry to Skarholm left the quay at six on Monday morning, for the first time since a storm in November tore the ramp from the pier and left the island to its own boats.',
      'Some forty people stood on deck with bicycles, crates of seed potatoes and two goats, and the captain, who had spent the winter repairing the engine himself, sounded the horn three times.',
      'The council had wanted to sell the vessel for scrap, but islanders collected the money for a new ramp within nine weeks, most of it in coins from boxes in the shop and the chapel.',
      'Fares stay as they were until the summer, when the council is to decide whether the crossing may run twice a day, as it did before the bridge at Tornes was built.',
      'On the way back the ferry carried eleven passengers, a broken tractor and the post, which had been flown in by helicopter on calm days only since the middle of December.',
    ],
  },
  fr: {
    title: 'Le moulin de Brévanne tourne de nouveau',
    paragraphs: [
      'Après onze ans de silence, les ailes du moulin de Brévanne se sont remises à tourner dimanche matin, devant plusieurs centaines d’habitants venus à pied des villages voisins.',
      'La charpente avait été emportée par une tempête, et la commune ne trouvait personne pour la refaire, jusqu’à ce qu’un menuisier à la retraite propose de former six apprentis sur place.',
      'La farine sera vendue au marché du samedi, et les bénéfices serviront à réparer le pont de pierre, fermé depuis le printemps à toute circulation, même à celle des vélos.',
      'Le maire espère que le chantier, suivi par deux écoles de la vallée, donnera à d’autres communes l’envie de sauver ce qui leur reste de moulins et de lavoirs.',
    ],
  },
  de: {
    title: 'Die Seilbahn von Oberfelden fährt wieder',
    paragraphs: [
      'Am Samstag ist die kleine Seilbahn von Oberfelden zum ersten Mal seit vier Jahren wieder ins Tal gefahren, mit zwölf Gästen, einem Hund und der Post vom Berggasthof an Bord.',
      'Ein Erdrutsch hatte die unterste Stütze verschoben, und lange war unklar, wer die Reparatur bezahlen würde, denn die Betreiber waren ein Verein mit kaum dreißig Mitgliedern.',
      'Am Ende gaben die Gemeinden des Tals je einen Teil, und den Rest brachten die Bewohner mit einem Fest zusammen, auf dem drei Kapellen bis in den Morgen spielten.',
      'Die Fahrt kostet so viel wie früher, und wer oben im Wirtshaus arbeitet, fährt umsonst, sagte die Vorsitzende, die selbst an den Wochenenden die Karten verkauft.',
    ],
  },
  es: {
    title: 'La biblioteca de Valdehoces abre en la antigua estación',
    paragraphs: [
      'La biblioteca de Valdehoces abrió el martes sus puertas en la antigua estación de tren, cerrada desde hacía veinte años y comprada por los vecinos con una rifa que duró todo un invierno.',
      'En el andén, donde antes se esperaba el correo de la mañana, hay ahora mesas para leer, y el reloj, parado a las cuatro y diez, volvió a andar con piezas hechas por los alumnos del instituto.',
      'El ayuntamiento paga la luz y el sueldo de una bibliotecaria, que atiende por las tardes y los sábados, y que antes recorría la comarca con una furgoneta llena de libros.',
      'El primer libro prestado fue un tratado sobre la cría de abejas, y quien se lo llevó prometió devolverlo con un tarro de miel para la merienda de los lectores.',
    ],
  },
  pt: {
    title: 'Pescadores de Areal Fundo voltam ao mar',
    paragraphs: [
      'Os pescadores de Areal Fundo voltaram ao mar na quarta-feira, depois de oito semanas em terra por causa da areia que o temporal de janeiro acumulou à entrada do pequeno porto.',
      'Uma draga emprestada pela vila vizinha abriu um canal de dez metros, e os barcos saíram um a um, ao som do sino da capela, com as famílias a acenar no molhe.',
      'A cooperativa pede agora uma obra que dure mais do que um inverno, e lembra que o projeto de um quebra-mar está pronto e guardado numa gaveta há mais de doze anos.',
      'O peixe da primeira manhã foi vendido em menos de uma hora, e metade do dinheiro ficou para pagar o combustível da draga, que regressa na próxima semana.',
    ],
  },
  cs: {
    title: 'Lanovka v Horní Lipce jezdí po deseti letech',
    paragraphs: [
      'V Horní Lipce se v sobotu po deseti letech rozjela stará lanovka, kterou místní opravili sami o víkendech, z peněz vybraných na plesech a při sběru starého železa po celém údolí.',
      'Nahoru vyjelo prvních šedesát lidí, mezi nimi i strojník, který lanovku obsluhoval v osmdesátých letech a který opravu celou dobu vedl, přestože mu je letos sedmdesát osm let.',
      'Obec přispěla na nové lano a na zkoušky bezpečnosti, které trvaly déle než samotná oprava, a slíbila, že jízdné zůstane pro děti ze školy v Lipce navždy zdarma.',
      'Na horní stanici otevřeli bufet, kde se platí do kasičky, a výtěžek půjde na opravu rozhledny, která stojí o kousek dál a na kterou se zatím nesmí.',
    ],
  },
  ru: {
    title: 'В Заречье снова открыли паромную переправу',
    paragraphs: [
      'В деревне Заречье после трёх лет перерыва снова открыли паромную переправу, которую жители починили сами, собрав деньги на новый трос и на доски для настила за одну зиму.',
      'Первым на другой берег отправился молоковоз, за ним школьники с велосипедами, и паромщик, который раньше работал на буксире, не взял в этот день платы ни с кого.',
      'Районные власти обещали поставить на берегу навес и фонарь, а к осени решить, можно ли перевозить на пароме грузовики, без которых до города приходится ехать кругом.',
      'Старый паром, простоявший всё это время на мели, решили не разбирать: в нём устроят музей реки, для которого уже собрали якоря, фонари и судовой журнал.',
    ],
  },
  zh: {
    title: '石桥镇老渡口停航五年后重新开渡',
    paragraphs: [
      '石桥镇的老渡口停航五年之后，星期一清晨重新开渡，第一班渡船载着四十多名乘客和十几辆自行车，从东岸缓缓驶向对岸的集市。',
      '渡船在一次洪水中受损，镇上原本打算把它卖掉，居民们却用一个冬天凑齐了修理费用，其中大部分是小店柜台上募捐箱里的零钱。',
      '船长周明海说，修理发动机的零件是他从三个旧货市场找来的，最难的是找到一块合适的木板来替换船尾被撞坏的部分。',
      '镇里决定票价三年不变，并将在秋天讨论是否增加一班晚上的渡船，方便在对岸纺织厂上夜班的工人回家。',
    ],
  },
  ja: {
    title: '白浜の渡し船、六年ぶりに運航を再開',
    paragraphs: [
      '白浜と小島を結ぶ渡し船が月曜の朝、六年ぶりに運航を再開し、自転車や野菜の箱を積んだ島の住民およそ四十人が甲板から港に手を振った。',
      '船は台風で桟橋とともに壊れ、町は廃船を決めていたが、島の人たちが店先の募金箱で修理費の大半を集め、冬のあいだに機関を直した。',
      '船長の岡本さんは、部品の多くは隣町の古い造船所から譲り受けたもので、最後まで見つからなかったのは舵輪の軸だったと話している。',
      '運賃は来年の春まで据え置かれ、町は夏までに一日二往復に増やすかどうかを、島の学校の保護者らとともに決めることにしている。',
    ],
  },
  ar: {
    title: 'عودة العبّارة القديمة إلى بلدة النهرين بعد ست سنوات',
    paragraphs: [
      'عادت العبّارة القديمة صباح الاثنين إلى العمل بين ضفتي النهر في بلدة النهرين، بعد توقف دام ست سنوات بسبب فيضان حطّم الرصيف وجرف الحبال إلى المصب.',
      'وحملت الرحلة الأولى نحو أربعين راكبا ودراجاتهم وصناديق الخضار، فيما وقف الأطفال على الضفة يلوّحون للربّان الذي أصلح المحرّك بنفسه طوال الشتاء الماضي.',
      'وكانت البلدية قد قررت بيع العبّارة خردة، غير أن الأهالي جمعوا المال اللازم في تسعة أسابيع من صناديق وضعوها في الدكاكين وأمام أبواب المدارس والمسجد.',
      'وستبقى أجرة العبور على حالها حتى الصيف، حين يقرر المجلس إن كان في وسع العبّارة أن تقوم برحلتين في اليوم كما كانت تفعل قبل بناء الجسر.',
    ],
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly paragraphs: readonly string[] }>>;

export type Language = keyof typeof reports;
