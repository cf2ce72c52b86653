/** What the pages say, per language; a language that is missing here is served in English. */
export interface Words {
  readonly lang: string;
  readonly skip: string;
  /** What screen readers call the way up from a page. */
  readonly breadcrumb: string;
  readonly topicsLead: string;
  readonly latest: string;
  readonly byMail: string;
  readonly feeds: string;
  /** For who has a feed reader and does not know what to do with three names. */
  readonly howToFollow: string;
  /** Before the names of the feed formats. */
  readonly inReader: string;
  readonly editions: string;
  readonly allEditions: string;
  readonly editionsLead: string;
  readonly alsoAt: string;
  readonly more: string;
  readonly seen: string;
  readonly unstatedSource: string;
  readonly untitled: string;
  readonly by: string;
  readonly noEntries: string;
  readonly noEditions: string;
  readonly noTopics: string;
  readonly onlyHere: string;
  readonly notFound: string;
  readonly notFoundLead: string;
  readonly opml: string;
  /** Counts: `{n}` is the number. */
  readonly article: { readonly one: string; readonly other: string };
  readonly copy: { readonly one: string; readonly other: string };
  /** `{from}` and `{to}` are dates. */
  readonly span: string;
  readonly chart: string;
  readonly listSeparator: string;
  /** Between a label and what it names: French sets a space before it. */
  readonly colon: string;
  /** `{title}` in quotation marks. */
  readonly quoted: string;
}

const english: Words = {
  lang: 'en',
  skip: 'Skip to the content',
  breadcrumb: 'Breadcrumb',
  topicsLead: 'The news on each topic in one feed and one e-mail: every text once, the reports of one event together.',
  latest: 'Latest',
  byMail: 'Get it by e-mail',
  feeds: 'Feeds',
  howToFollow: 'Give your feed reader the address of this page: it finds the feed by itself.',
  inReader: 'Or in a feed reader:',
  editions: 'Editions',
  allEditions: 'All editions',
  editionsLead: 'What was mailed on this topic as it happened, newest first.',
  alsoAt: 'Also at',
  more: 'More',
  seen: 'seen',
  unstatedSource: 'Source not stated',
  untitled: 'Untitled',
  by: 'By',
  noEntries: 'Nothing here yet. Stories appear as soon as an article on this topic comes in.',
  noEditions: 'No edition yet. The first one is made when there is news, and stays readable here.',
  noTopics: 'No topic is followed yet. Each folder under seeds/ with a topic.json becomes one.',
  onlyHere: 'This article came in without a web address, so it is kept here to be read.',
  notFound: 'This page is not here',
  notFoundLead: 'The address may be mistyped, or the page may have moved. The topics below are a good place to go on.',
  opml: 'All feeds as OPML, for your feed reader',
  article: { one: '{n} article', other: '{n} articles' },
  copy: { one: '{n} copy folded', other: '{n} copies folded' },
  span: '{from} to {to}',
  chart: 'Articles a day',
  listSeparator: ', ',
  colon: ':',
  quoted: '“{title}”',
};

const french: Words = {
  lang: 'fr',
  skip: 'Aller au contenu',
  breadcrumb: 'Fil d’Ariane',
  topicsLead: 'Pour chaque sujet, un flux et un courriel : chaque texte une fois, les récits d’un même fait ensemble.',
  latest: 'À la une',
  byMail: 'Recevoir par courriel',
  feeds: 'Flux',
  howToFollow: 'Donnez à votre lecteur de flux l’adresse de cette page : il trouve le flux lui-même.',
  inReader: 'Ou dans un lecteur de flux\u00a0:',
  editions: 'Éditions',
  allEditions: 'Toutes les éditions',
  editionsLead: 'Ce qui a été envoyé par courriel sur ce sujet, le plus récent d’abord.',
  alsoAt: 'Aussi sur',
  more: 'Voir aussi',
  seen: 'vu le',
  unstatedSource: 'Source non indiquée',
  untitled: 'Sans titre',
  by: 'Par',
  noEntries: 'Rien pour l’instant. Les articles paraissent ici dès qu’il en arrive un sur ce sujet.',
  noEditions: 'Pas encore d’édition. La première se fait dès qu’il y a du nouveau, et reste lisible ici.',
  noTopics: 'Aucun sujet n’est suivi. Chaque dossier de seeds/ avec un topic.json en devient un.',
  onlyHere: 'Cet article est arrivé sans adresse web ; il est donc conservé ici pour être lu.',
  notFound: 'Cette page n’existe pas',
  notFoundLead:
    'L’adresse est peut-être mal saisie, ou la page a changé de place. Les sujets ci-dessous restent ouverts.',
  opml: 'Tous les flux en OPML, pour votre lecteur',
  article: { one: '{n} article', other: '{n} articles' },
  copy: { one: '{n} copie repliée', other: '{n} copies repliées' },
  span: 'du {from} au {to}',
  chart: 'Articles par jour',
  listSeparator: ', ',
  colon: '\u00a0:',
  quoted: '«\u00a0{title}\u00a0»',
};

const arabic: Words = {
  lang: 'ar',
  skip: 'انتقل إلى المحتوى',
  breadcrumb: 'مسار التنقل',
  topicsLead: 'لكل موضوع خلاصة واحدة ورسالة واحدة: كل نص مرة واحدة، والتقارير عن الحدث الواحد معًا.',
  latest: 'أحدث الأخبار',
  byMail: 'اشترك بالبريد',
  feeds: 'الخلاصات',
  howToFollow: 'أعطِ قارئ الخلاصات عنوان هذه الصفحة، فيجد الخلاصة بنفسه.',
  inReader: 'أو في قارئ خلاصات:',
  editions: 'الأعداد',
  allEditions: 'كل الأعداد',
  editionsLead: 'ما أُرسل بالبريد عن هذا الموضوع، الأحدث أولًا.',
  alsoAt: 'أيضًا في',
  more: 'المزيد',
  seen: 'وصل في',
  unstatedSource: 'المصدر غير مذكور',
  untitled: 'بلا عنوان',
  by: 'بقلم',
  noEntries: 'لا شيء هنا بعد. تظهر الأخبار فور وصول مقال عن هذا الموضوع.',
  noEditions: 'لا أعداد بعد. يصدر العدد الأول عندما يكون هناك جديد، ويبقى متاحًا هنا.',
  noTopics: 'لا يوجد موضوع بعد. كل مجلد في seeds/ فيه topic.json يصبح موضوعًا.',
  onlyHere: 'وصل هذا المقال بلا عنوان على الويب، لذلك يُحفظ هنا للقراءة.',
  notFound: 'هذه الصفحة غير موجودة',
  notFoundLead: 'ربما كُتب العنوان خطأً أو نُقلت الصفحة. يمكنك المتابعة من المواضيع أدناه.',
  opml: 'كل الخلاصات بصيغة OPML لقارئ الخلاصات',
  article: { one: 'مقال واحد', other: 'المقالات: {n}' },
  copy: { one: 'نسخة مدمجة واحدة', other: 'النسخ المدمجة: {n}' },
  span: 'من {from} إلى {to}',
  chart: 'المقالات في اليوم',
  listSeparator: '، ',
  colon: ':',
  quoted: '«{title}»',
};

const known: Readonly<Record<string, Words>> = { en: english, fr: french, ar: arabic };

/** The words for a language (BCP 47), by its primary subtag. */
export function wordsFor(language: string | null): Words {
  return known[(language ?? 'en').toLowerCase().split('-', 1)[0] ?? 'en'] ?? english;
}

/** `{n} articles` with the number put in. */
export function counted(n: number, forms: { readonly one: string; readonly other: string }): string {
  return (n === 1 ? forms.one : forms.other).replace('{n}', String(n));
}
