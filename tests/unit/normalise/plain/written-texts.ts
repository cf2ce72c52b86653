/** Texts written for these tests, as they come off web pages: with menus before and site furniture after. */
export const texts = {
  french: `Accueil
Politique
International
Sports
Se connecter

Accueil > International > Afrique

À Tombouctou, la réouverture du marché redonne espoir aux commerçants

Par Aminata Koné
Publié le 14 mars 2024 à 09h30

Des vendeuses de tissus au marché de Tombouctou. (Photo : Moussa Traoré)

TOMBOUCTOU (AFP) — Fermé pendant plus d’un an, le grand marché de Tombouctou a rouvert ses portes mercredi sous la surveillance de l’armée, ont indiqué des habitants.

Dès l’aube, des dizaines de vendeuses ont installé leurs étals de tissus et d’épices. « Nous attendions ce jour depuis si longtemps », raconte l’une d’elles, en dépliant un pagne bleu.

Une sécurité encore fragile

Selon le maire, des patrouilles resteront postées autour des halles jusqu’à la fin du mois. Il demande aussi au gouvernement de réparer la route de Goundam, coupée par les pluies.

Les transporteurs, eux, hésitent encore à reprendre la piste du nord, où deux camions ont été attaqués en février.

Articles similaires
Laisser un commentaire
Votre adresse e-mail ne sera pas publiée.
© 2024 Le Courrier du Fleuve. Tous droits réservés.`,

  arabic: `الرئيسية
أخبار
رياضة
اقتصاد
تسجيل الدخول

إعادة فتح الجسر القديم بعد عامين من أعمال الترميم

15 مارس 2024

عمال يضعون اللمسات الأخيرة على الجسر. (تصوير: سامي حداد)

دمشق - أعيد يوم الخميس فتح الجسر القديم أمام حركة السيارات والمشاة بعد عامين من أعمال الترميم، بحسب ما أعلنت بلدية المدينة.

وقال رئيس البلدية إن الأعمال كلفت نحو ثلاثة ملايين دولار، وإن الجسر بات قادرا على تحمل مرور الشاحنات الخفيفة خلال ساعات النهار.

وعبر سكان الحي عن ارتياحهم، إذ كانوا يضطرون إلى السير نصف ساعة للوصول إلى السوق. وقالت بائعة خضار إن الزبائن عادوا منذ الصباح الباكر.

مرحلة ثانية في الخريف

ومن المقرر أن تبدأ مرحلة ثانية من الأعمال في الخريف المقبل، تشمل إنارة ضفتي النهر وزراعة مئات الأشجار على طول الطريق.

مقالات ذات صلة
اترك تعليقا
جميع الحقوق محفوظة © 2024 جريدة الضفة`,

  spanish: `Inicio
Noticias
Deportes
Suscríbete

El municipio de Sarandí planta diez mil árboles para frenar la erosión del río

Por Lucía Ferreyra
12 de diciembre de 2023

Voluntarios de tres escuelas plantaron este martes los primeros diez mil árboles en la ribera del río, según informó la intendencia.

«Si no sujetamos la tierra ahora, en cinco años habremos perdido el camino», advirtió la ingeniera a cargo de la obra, que durará hasta la primavera.

¿Qué especies se eligieron?

La lista incluye sauces, ceibos y álamos criados en el vivero municipal, que el año pasado duplicó su producción gracias a un convenio con la universidad.

Los vecinos podrán apadrinar un ejemplar y seguir su crecimiento mediante una página que el municipio abrirá en enero.

Noticias relacionadas
Deja una respuesta
Tu dirección de correo electrónico no será publicada.
Copyright © 2023 El Eco de Sarandí. Todos los derechos reservados.`,

  chinese: `首页
新闻
体育
登录

北方小城恢复夜间列车 旅客可直达海滨

2024年3月15日

夜间列车停靠在北方小城的站台。（图：李明）

停运三年的夜间列车本周五恢复运行，旅客可以从北方小城直达海滨，铁路部门表示车票在两小时内全部售出。

列车每晚九点发车，第二天早上七点到达。车上设有卧铺和餐车，票价与停运之前相同，儿童和老人可以享受半价优惠。

当地旅馆的经营者说，自从列车停运以来，周末的客人减少了一半，现在已经有不少人打电话预订夏天的房间。

夏季将增开班次

铁路部门说，如果客流稳定，今年夏季将在周末增开一班列车，并在沿途两个小站停靠，方便山区居民出行。

相关新闻
发表评论
版权所有 © 2024 北方晨报`,

  short: `Harbour bridge closes for a week

The harbour bridge will be closed from Monday to Saturday while its railings are painted, the county said.`,

  onlyProse: `The library on Mill Street opens again on Monday after its roof was mended, the town said on Friday. Readers can bring back the books they borrowed in spring until the end of the month, and no fines are due.

The reading room keeps its old tables, but the lamps are new. A second floor is planned for next year.`,
};
