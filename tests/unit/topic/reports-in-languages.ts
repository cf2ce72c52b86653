/** Invented reports in several languages, title in the first line: on one subject each, and on something else in its places. */
export interface Reports {
  /** On the subject; enough to learn from some and judge the others. */
  readonly on: readonly string[];
  readonly elsewise: Readonly<Record<string, string>>;
}

/** A territory that two countries claim. */
export const essequibo: Readonly<Record<'en' | 'fr' | 'es', Reports>> = {
  en: {
    on: [
      `Venezuela votes on claim to Essequibo
CARACAS — Venezuelans were asked on Sunday whether their country should turn the Essequibo, two thirds of Guyana, into a state of its own. President Nicolás Maduro said after the referendum that more than ten million votes had been cast, a figure that observers doubted as many polling stations stood empty. Guyana's government called the vote a threat to its existence and asked the International Court of Justice to stop Venezuela from changing anything on the ground. The border was drawn by an award of arbitration in 1899, which Caracas has declared void since 1962.`,
      `World court orders Venezuela not to alter the situation in Essequibo
THE HAGUE — The International Court of Justice on Friday told Venezuela to take no action that would change who governs the Essequibo, the territory west of the river of that name that Guyana administers. The judges did not forbid the referendum itself. President Irfaan Ali of Guyana welcomed the order; Vice-President Delcy Rodríguez of Venezuela said that her country did not recognise the court in the matter. A ruling on the validity of the award of 1899 is years away.`,
      `Maduro orders oil licences for the disputed territory
CARACAS — President Nicolás Maduro told the state oil company on Tuesday to grant licences for oil, gas and mines in the Essequibo, and showed a new map on which the region is part of Venezuela. Companies that work there under contracts with Guyana were given three months to leave. Georgetown said that it would take the matter to the Security Council and that its armed forces were on full alert. Brazil moved armoured vehicles to its border with both countries.`,
      `Guyana and Venezuela agree not to use force
ARGYLE, Saint Vincent — The presidents of Guyana and Venezuela, Irfaan Ali and Nicolás Maduro, agreed on Thursday not to threaten each other with force in the dispute over the Essequibo, but did not settle anything else. In a joint declaration read out by Ralph Gonsalves, the prime minister of Saint Vincent, they promised to meet again in Brazil within three months. Guyana insists that the border be decided by the International Court of Justice; Venezuela wants direct talks.`,
      `British warship off Guyana angers Caracas
GEORGETOWN — The arrival of HMS Trent, a patrol ship of the Royal Navy, off the coast of Guyana has led Venezuela to begin exercises with more than 5,000 soldiers near the disputed Essequibo. Maduro called the visit a provocation that broke the declaration of Argyle, in which both countries had renounced force two weeks before. Guyana answered that the visit had long been planned and was no threat to anybody. London said that the border had been settled in 1899.`,
      `Venezuela's assembly passes law that makes Essequibo a state
CARACAS — Venezuela's National Assembly has adopted a law that declares the Essequibo the country's twenty-fourth state and forbids maps that do not show it. Guyana protested at once: the law, said the foreign ministry in Georgetown, breaks the order of the International Court of Justice and the promises made at Argyle. President Maduro signed it on Wednesday and accused the United States of building secret bases in the territory.`,
      `Guyana reports shots at patrol on border river
GEORGETOWN — Guyanese soldiers on the Cuyuni river came under fire from the Venezuelan bank twice within a day, the army said. Six were hurt. It was the latest incident along the border of the Essequibo, which Venezuela claims. President Ali said that his government would inform the Security Council and the court in The Hague.`,
    ],
    elsewise: {
      'a football match': `Venezuela beat Guyana in friendly at Georgetown
GEORGETOWN — Venezuela's footballers beat Guyana 4-1 in a friendly match at the Providence stadium on Friday night. Salomón Rondón scored twice before half-time for the visitors; Guyana's goal came from a penalty by Omari Glasgow. Some 15,000 people watched. Guyana's coach said that his young side had learned a lot and would be better prepared for the Gold Cup qualifiers in June. Venezuela travel on to Caracas, where they meet Ecuador on Tuesday.`,
      'a festival': `Masks and steel bands fill Georgetown for Mashramani
GEORGETOWN — Tens of thousands of people lined the streets of Guyana's capital on Friday for Mashramani, the festival that marks the birth of the republic. Bands in costumes from every region, the Essequibo islands among them, danced from Church Street to the National Park. President Irfaan Ali handed out the prizes for the best float. A group of Venezuelan dancers who live in Georgetown took part for the first time and were cheered.`,
      'a company': `Exxon's output in Guyana reaches 600,000 barrels a day
GEORGETOWN — Exxon Mobil and its partners Hess and CNOOC pumped more than 600,000 barrels of oil a day off Guyana in the first quarter, the company said, as a third production vessel reached its full capacity. Net profit in the country rose to 1.6 billion dollars. Guyana's finance ministry expects growth of more than thirty per cent this year. A fourth vessel is being built in Singapore. Neighbouring Venezuela, once the region's largest producer, pumps 800,000 barrels.`,
    },
  },
  fr: {
    on: [
      `Essequibo : le Venezuela vote sur le rattachement
CARACAS — Les Vénézuéliens étaient appelés dimanche à se prononcer sur le rattachement de l'Essequibo, un territoire qui représente les deux tiers du Guyana. Selon le pouvoir, plus de dix millions de voix ont été exprimées, un chiffre contesté par l'opposition. Le président Nicolás Maduro affirme que la sentence arbitrale de 1899, qui a fixé la frontière, est nulle. Le Guyana dénonce une menace pour son existence et a saisi la Cour internationale de justice.`,
      `Le Guyana et le Venezuela renoncent à la force
Les présidents du Guyana et du Venezuela, Irfaan Ali et Nicolás Maduro, se sont engagés jeudi à ne pas recourir à la force dans leur différend sur l'Essequibo, à l'issue d'une rencontre à Saint-Vincent. Aucun accord n'a été trouvé sur le fond : Georgetown veut que la frontière soit tranchée par la Cour internationale de justice, Caracas exige des négociations directes. Une nouvelle rencontre est prévue au Brésil dans trois mois.`,
      `Caracas promulgue une loi qui annexe l'Essequibo
Le président vénézuélien Nicolás Maduro a promulgué mercredi une loi qui fait de l'Essequibo le vingt-quatrième État du pays. Le Guyana, qui administre ce territoire riche en pétrole, a aussitôt protesté et annoncé qu'il saisirait le Conseil de sécurité. La loi interdit toute carte du Venezuela sans la région disputée. La Cour internationale de justice avait ordonné à Caracas de ne rien changer à la situation sur le terrain.`,
      `Des tirs à la frontière entre le Guyana et le Venezuela
Des soldats guyaniens ont essuyé des tirs venus de la rive vénézuélienne du fleuve Cuyuni, a annoncé l'armée à Georgetown. Six d'entre eux ont été blessés. C'est le dernier incident en date le long de la frontière de l'Essequibo, revendiqué par Caracas. Le président Ali doit en informer le Conseil de sécurité et la Cour de La Haye.`,
    ],
    elsewise: {
      'a football match': `Le Venezuela domine le Guyana en match amical
L'équipe du Venezuela s'est imposée vendredi soir face au Guyana (4-1) au stade de Georgetown. Salomón Rondón a marqué deux fois avant la mi-temps, et le but guyanien est venu d'un penalty. L'entraîneur s'est dit satisfait de ses jeunes joueurs, qui prépareront en juin les qualifications de la Gold Cup. Les Vénézuéliens affrontent mardi l'Équateur à Caracas.`,
      'a journey': `Sur le fleuve Essequibo, une semaine en forêt
Le fleuve est large comme un lac lorsque notre bateau quitte Parika, à une heure de Georgetown. Au Guyana les routes sont rares, et l'Essequibo reste le meilleur chemin vers la forêt. Nous dormons dans des hamacs près de Bartica, avant de voir les chutes de Kaieteur, hautes de 226 mètres. Les vols arrivent de Miami et de New York ; il n'y en a pas depuis le Venezuela.`,
    },
  },
  es: {
    on: [
      `Venezuela celebra un referendo sobre el Esequibo
CARACAS — Los venezolanos votaron el domingo si su país debe convertir en un estado el Esequibo, dos tercios de Guyana. El presidente Nicolás Maduro dijo que participaron más de diez millones de votantes, cifra que la oposición pone en duda. Guyana considera la consulta una amenaza y pidió a la Corte Internacional de Justicia que la frontera, fijada por el laudo de 1899, no se modifique. Caracas sostiene que aquel laudo es nulo.`,
      `Maduro y Ali se comprometen a no usar la fuerza
Los presidentes de Venezuela y Guyana, Nicolás Maduro e Irfaan Ali, acordaron el jueves en San Vicente no usar la fuerza en la disputa por el Esequibo. Guyana insiste en que la Corte Internacional de Justicia decida sobre la frontera, mientras Venezuela exige negociaciones directas. Ambos se reunirán de nuevo en Brasil.`,
      `Maduro promulga la ley que anexiona el Esequibo
El presidente venezolano, Nicolás Maduro, promulgó el miércoles una ley que convierte el Esequibo en el estado número veinticuatro. Guyana, que administra el territorio, protestó y anunció que acudirá al Consejo de Seguridad. La Corte Internacional de Justicia había ordenado a Caracas no cambiar nada sobre el terreno mientras se decide la frontera.`,
    ],
    elsewise: {
      'a football match': `Venezuela golea a Guyana en un amistoso
La selección de Venezuela ganó el viernes por cuatro goles a uno a Guyana en el estadio de Georgetown. Salomón Rondón marcó dos tantos antes del descanso. El entrenador se mostró satisfecho con el juego de sus jóvenes futbolistas, que recibirán el martes a Ecuador en Caracas.`,
      'a company': `Exxon eleva su producción en Guyana
La petrolera Exxon bombeó en el primer trimestre más de 600.000 barriles diarios frente a la costa de Guyana, informó la empresa. El beneficio neto en el país subió a 1.600 millones de dólares. El gobierno espera un crecimiento superior al treinta por ciento este año. Venezuela, que fue el mayor productor de la región, bombea 800.000 barriles.`,
    },
  },
};

/** Water let into the sea. */
export const fukushima: Readonly<Record<'en' | 'zh' | 'ru', Reports>> = {
  en: {
    on: [
      `Japan begins to release Fukushima water into the sea
TOKYO — Tokyo Electric Power began on Thursday to release treated radioactive water from the Fukushima Daiichi nuclear plant into the Pacific. The first discharge of about 7,800 tonnes is to take 17 days. Japan says that the tritium in the water has been diluted below the limits. China banned all seafood from Japan at once, and fishermen in Fukushima fear that nobody will buy their catch.`,
      `UN nuclear agency backs release of water from Fukushima
TOKYO — Japan's plan to release treated water from the wrecked Fukushima nuclear plant meets international safety standards, the International Atomic Energy Agency said on Tuesday. Its head, Rafael Grossi, handed the report to Prime Minister Fumio Kishida and will visit the plant. South Korean fishermen and environmental groups asked for the discharge to be stopped.`,
      `Second discharge of Fukushima water begins
TOKYO — Tokyo Electric Power started the second discharge of treated water from the Fukushima Daiichi nuclear plant on Thursday. Another 7,800 tonnes will flow into the Pacific within 17 days. Samples of seawater taken after the first release showed no unusual amount of tritium, the company said. China repeated its protest and keeps its ban on Japanese seafood.`,
      `Fishermen sue to stop release of Fukushima water
FUKUSHIMA — More than a hundred fishermen and residents have sued Japan's government and Tokyo Electric Power to stop the discharge of treated radioactive water from the Fukushima nuclear plant into the sea. They say that it breaks a promise made to the fishing cooperatives in 2015. The government has set up a fund of 80 billion yen for those hit by China's ban on seafood.`,
      `Japan completes seventh release of Fukushima water
TOKYO — Tokyo Electric Power has completed the seventh discharge of treated radioactive water from the Fukushima Daiichi plant, about 7,800 tonnes of it. Tritium in the seawater nearby stayed far below the limit. China's foreign ministry again asked Japan to stop; experts of the International Atomic Energy Agency took samples.`,
    ],
    elsewise: {
      'a football match': `Fukushima United win at home
FUKUSHIMA — Fukushima United beat Nagano 2-1 in Japan's third division on Saturday before 5,000 people. The veteran striker Kazuyoshi Miura came on in the second half. The coach said that his defence had been better than in Tokyo a week ago.`,
      'a journey': `Cherry blossom and peaches: a spring in Fukushima
An hour and a half by train from Tokyo, the park of Hanamiyama in Fukushima is pink with cherry trees in April. In summer the orchards open for peaches, in winter the hot springs of Aizu lie deep in snow. Hotels in the prefecture count four tenths more visitors to this part of Japan, most of them from Taiwan and Thailand.`,
    },
  },
  zh: {
    on: [
      `日本开始将福岛核污染水排放入海
东京电力公司星期四下午开始把福岛第一核电站经过处理的核污染水排入太平洋。首轮排放预计持续十七天，共约七千八百吨。日本政府称，处理水中的氚已稀释到标准以下。中国海关总署宣布，从当天起全面暂停进口日本水产品。福岛渔民担心消费者不再购买他们的海产品。`,
      `国际原子能机构：福岛处理水排放符合标准
国际原子能机构总干事格罗西星期二向日本首相岸田文雄提交报告，认为福岛第一核电站处理水的排放计划符合国际安全标准，对人和环境的影响微乎其微。机构将在福岛设立办公室，对排放进行监测。韩国渔民和环保团体表示反对，要求停止排放。`,
      `福岛核污染水第二轮排放开始
东京电力公司五日开始福岛核污染水的第二轮排放，约七千八百吨处理水将在十七天内流入太平洋。公司说，首轮排放后在附近海域采集的海水样品中，氚的浓度没有异常。中国外交部重申反对日本单方面启动排放，要求日方停止。`,
      `福岛渔民起诉政府要求停止排放处理水
福岛县和邻近地区一百多名渔民和居民向福岛地方法院提起诉讼，要求日本政府和东京电力公司停止把核电站处理水排入大海。原告说，排放违反了政府二〇一五年对渔民所作的承诺。政府为受到水产品禁令影响的渔民设立了八百亿日元的基金。`,
      `中国恢复进口部分日本水产品
中国海关总署宣布，有条件恢复进口日本部分地区的水产品。二〇二三年福岛核污染水排放开始后，中国全面暂停了进口。公告说，对福岛处理水的长期监测没有发现异常，但福岛等十个都县的水产品仍然禁止进口。`,
      `东京电力完成第七轮福岛处理水排放
东京电力公司宣布，福岛第一核电站第七轮处理水排放已经结束，共有约七千八百吨处理水排入太平洋。附近海水中氚的浓度低于标准。中国外交部再次要求日本停止排放核污染水，国际原子能机构的专家在现场采集了样品。`,
    ],
    elsewise: {
      'a football match': `福岛联队主场战胜长野
日本职业足球丙级联赛星期六进行第十五轮比赛，福岛联队在主场以二比一战胜长野。三浦知良在下半场替补出场，五千多名球迷到场观看。福岛联队教练说，球队防守有进步，下一轮将到东京与对手比赛。`,
      'a journey': `春天去福岛看樱花吃水蜜桃
日本福岛县的花见山公园每年四月开满樱花，从东京乘新干线只要一个半小时。夏天可以到果园采水蜜桃，冬天可以在会津的温泉看雪。当地旅馆说，今年来自中国台湾和泰国的游客增加了四成。`,
    },
  },
  ru: {
    on: [
      `Япония начала сброс воды с АЭС «Фукусима»
ТОКИО — Компания «Токио электрик пауэр» начала в четверг сброс очищенной радиоактивной воды с атомной станции «Фукусима-1» в Тихий океан. Первый сброс, около 7800 тонн, займет 17 дней. По данным властей Японии, содержание трития в воде ниже нормы. Китай сразу запретил ввоз японских морепродуктов, а рыбаки Фукусимы опасаются, что их улов никто не купит.`,
      `МАГАТЭ одобрило план сброса воды с «Фукусимы»
План Японии по сбросу очищенной воды с атомной станции «Фукусима-1» соответствует международным нормам безопасности, говорится в докладе МАГАТЭ. Глава агентства Рафаэль Гросси передал доклад премьер-министру Фумио Кисиде. Рыбаки Южной Кореи и экологи требуют остановить сброс воды.`,
      `Япония завершила седьмой сброс воды с «Фукусимы»
Компания «Токио электрик пауэр» завершила седьмой сброс очищенной радиоактивной воды с атомной станции «Фукусима-1»: в океан ушло около 7800 тонн. Содержание трития в морской воде осталось ниже нормы. Китай вновь потребовал прекратить сброс воды, эксперты МАГАТЭ взяли пробы.`,
    ],
    elsewise: {
      'a football match': `«Фукусима Юнайтед» победила дома
Футболисты клуба «Фукусима Юнайтед» обыграли дома «Нагано» со счетом 2:1 в третьем дивизионе чемпионата Японии. Во втором тайме на поле вышел ветеран Кадзуёси Миура. Тренер сказал, что защита сыграла лучше, чем неделю назад в Токио.`,
      'a journey': `Весна в Фукусиме: сакура и персики
От Токио до Фукусимы полтора часа на поезде. В апреле парк Ханамияма становится розовым от цветов сакуры, летом в садах собирают персики, зимой в Айдзу можно купаться в горячих источниках. Гостиницы префектуры говорят, что туристов в этой части Японии стало на сорок процентов больше.`,
    },
  },
};

/** A dam on a river of three countries. */
export const dam: Readonly<Record<'ar' | 'fr', Reports>> = {
  ar: {
    on: [
      `جولة جديدة من مفاوضات سد النهضة في القاهرة
القاهرة — بدأت في القاهرة يوم الأحد جولة جديدة من المفاوضات بين مصر والسودان وإثيوبيا حول قواعد ملء وتشغيل سد النهضة. وقال وزير الري المصري هاني سويلم إن بلاده تريد اتفاقا قانونيا ملزما يراعي مصالح الدول الثلاث، ودعا إلى وقف الخطوات الأحادية. وتقول إثيوبيا إن السد لن يضر بدولتي المصب وإنه ضروري لتوليد الكهرباء.`,
      `إثيوبيا تعلن انتهاء الملء الرابع لسد النهضة ومصر تحتج
أعلن رئيس الوزراء الإثيوبي آبي أحمد انتهاء الملء الرابع لخزان سد النهضة على النيل الأزرق. ووصفت وزارة الخارجية المصرية هذه الخطوة بأنها أحادية وغير قانونية وتتجاهل حقوق دولتي المصب وأمنهما المائي. وكانت الدول الثلاث قد اتفقت على استئناف المفاوضات والتوصل إلى اتفاق خلال أربعة أشهر.`,
      `فشل مفاوضات سد النهضة في أديس أبابا
انتهى الاجتماع الأخير في أديس أبابا بشأن سد النهضة من دون اتفاق، وقالت مصر إن المسار التفاوضي انتهى بسبب رفض إثيوبيا الحلول الوسط. وأكدت وزارة الري المصرية أنها ستراقب ملء السد وتشغيله عن كثب وأنها تحتفظ بحقها في الدفاع عن أمنها المائي. واتهمت إثيوبيا مصر بالتمسك بعقلية استعمارية وبعرقلة الاتفاق.`,
      `السودان يدعو إلى اتفاق ملزم حول تشغيل سد النهضة
دعت الحكومة السودانية إلى اتفاق ملزم مع إثيوبيا ومصر حول ملء سد النهضة وتشغيله وتبادل المعلومات عن كميات المياه. وقال وزير الري السوداني إن سلامة سد الروصيرص مرتبطة بما يجري في السد الإثيوبي القريب من الحدود، وإن المفاوضات هي الطريق الوحيد لحماية دولتي المصب.`,
      `إثيوبيا تبدأ الملء الخامس لسد النهضة
بدأت إثيوبيا الملء الخامس لخزان سد النهضة مع موسم الأمطار، وقالت مصر إنها ترفض الخطوات الأحادية التي تتخذ من دون اتفاق ملزم. وأعلنت وزارة الري حالة الاستعداد لمتابعة كميات المياه الواردة من النيل الأزرق. ودعا السودان إلى استئناف المفاوضات بين الدول الثلاث.`,
    ],
    elsewise: {
      'a football match': `مصر تفوز على إثيوبيا بهدفين في القاهرة
فاز منتخب مصر لكرة القدم على ضيفه منتخب إثيوبيا بهدفين من دون رد على استاد القاهرة في تصفيات كأس الأمم الأفريقية. وسجل محمد صلاح الهدف الأول من ركلة جزاء قبل نهاية الشوط الأول، وأضاف مصطفى محمد الهدف الثاني. ويلتقي المنتخب المصري في الجولة المقبلة مع السودان.`,
      'a journey': `رحلات النيل بين الأقصر وأسوان تعود إلى الازدهار
عادت الرحلات النيلية بين الأقصر وأسوان في مصر إلى الازدهار هذا الشتاء، وقال أصحاب الفنادق العائمة إن الحجوزات زادت بمقدار الثلث. ويزور السياح معبد أبو سمبل والسد العالي وقرى النوبة قرب حدود السودان. وجاء كثير من الزوار هذا العام من دول أفريقية، منها إثيوبيا.`,
    },
  },
  fr: {
    on: [
      `Barrage de la Renaissance : reprise des négociations au Caire
L'Égypte, le Soudan et l'Éthiopie ont repris dimanche au Caire leurs négociations sur le remplissage et l'exploitation du Grand barrage de la Renaissance. Le ministre égyptien de l'irrigation, Hani Sewilam, réclame un accord juridiquement contraignant et la fin des mesures unilatérales. L'Éthiopie assure que le barrage sur le Nil Bleu ne nuira pas aux pays situés en aval.`,
      `L'Éthiopie commence le cinquième remplissage du barrage de la Renaissance
L'Éthiopie a commencé à remplir pour la cinquième fois le réservoir du Grand barrage de la Renaissance, à la faveur des pluies. L'Égypte rejette ces mesures unilatérales, prises sans accord contraignant, et son ministère de l'irrigation suit la situation sur le Nil Bleu. Le Soudan appelle à la reprise des négociations entre les trois pays.`,
    ],
    elsewise: {
      'a journey': `Les croisières sur le Nil de nouveau complètes
Les croisières sur le Nil entre Louxor et Assouan affichent complet cet hiver, selon les propriétaires de bateaux en Égypte. Les visiteurs découvrent le temple d'Abou Simbel, le haut barrage et les villages de Nubie, près de la frontière du Soudan. Beaucoup viennent cette année de pays africains, dont l'Éthiopie.`,
    },
  },
};

/** Talks in a port. */
export const talks: Reports = {
  on: [
    `Talks on plastics treaty open in Busan
BUSAN — Delegates of more than 170 countries met in Busan, South Korea, on Monday for the fifth and supposedly last round of talks on a United Nations treaty against plastic pollution. The chair, Luis Vayas Valdivieso of Ecuador, asked them to work from a short text that he had written. They are divided over whether the treaty should limit the production of plastics or only deal with waste.`,
    `Oil states block limits on plastic production at Busan talks
BUSAN — Saudi Arabia, Russia and other producers of oil refused on Thursday to discuss limits on the production of plastics in the treaty that is being negotiated in Busan. More than a hundred countries back a proposal by Panama to set a target for cutting it. Environmental groups asked the delegates to vote if they could not agree. The talks are to end on Sunday.`,
    `Busan talks end without treaty on plastics
BUSAN — Negotiators failed on Sunday to agree on a treaty to end plastic pollution after a week of talks in Busan and will meet again next year. The chair, Luis Vayas Valdivieso, said that a few critical questions remained open: production, chemicals and money. Panama's delegate, Juan Carlos Monterrey, said that history would not forgive those who blocked an ambitious treaty.`,
    `What divides the countries over plastic
The world makes more than 400 million tonnes of plastics a year, and less than a tenth is recycled. Whether a treaty should reduce production is what divides the delegates in Busan. The high ambition coalition, led by Rwanda and Norway, wants limits and a ban on harmful chemicals; the Gulf states want better collection of waste. China stands somewhere between, and the United States has changed its mind.`,
    `March in Busan for a strong treaty on plastics
BUSAN — About a thousand people marched through Busan on Saturday, two days before talks on a treaty against plastic pollution begin in the port, and asked governments to cut production. Activists carried a whale made of bottles to the convention centre. South Korea, the host, is itself one of the largest producers of plastics.`,
    `Plastics treaty talks to resume in Geneva
NAIROBI — The talks on a United Nations treaty against plastic pollution, which ended in Busan without a result, will be resumed in Geneva in August, the secretariat said. The chair, Luis Vayas Valdivieso, has met delegates of oil states and of the high ambition coalition to look for a compromise on limits to production. Environmental groups fear a weak text.`,
  ],
  elsewise: {
    'a baseball match': `Lotte Giants win the opener in Busan
BUSAN — The Lotte Giants opened their season with a 6-3 win against the Doosan Bears before a full house at the Sajik stadium in Busan on Saturday. Charlie Barnes struck out nine in seven innings. The Giants, who last won the Korea Series in 1992, have signed a new manager. South Korea's league expects ten million spectators this year.`,
    'a festival': `Film festival in Busan opens with a Korean thriller
BUSAN — The Busan international film festival opened on Wednesday with a Korean thriller and a red carpet before thousands of fans at the cinema centre. Over ten days 224 films from 63 countries will be shown. The director of the festival said that South Korea's cinemas were still short of visitors. Juries will award two prizes to new directors on the last day.`,
    'a storm': `Typhoon brings floods to Busan
BUSAN — A typhoon that came ashore in South Korea on Thursday flooded streets in Busan and broke windows in towers at the beach of Haeundae. Three people were hurt. Trains between Seoul and Busan were stopped for some hours, and 300 flights were cancelled. Waves washed plastic waste and seaweed onto the roads. The weather service expects calmer days from Saturday.`,
    'a journey': `Fish, stairs and sea: two days in Busan
Two and a half hours by train from Seoul, Busan is what many Koreans dream of on Friday afternoons. Begin at the fish market of Jagalchi, where plastic buckets hold whatever came from the sea that morning, then climb the painted stairs of Gamcheon. South Korea's second city is best seen from the cable car at Songdo. The convention centre lies beside the beach of Haeundae.`,
    'a company': `Busan port handles record number of containers
BUSAN — The port of Busan, South Korea's largest, handled 24.4 million containers last year, five per cent more than the year before, its operator said. More than half were moved from one ship to another. Revenue rose to 420 billion won. A new terminal, run without crew, has opened on the western side, and two more are to follow by 2030.`,
  },
};
