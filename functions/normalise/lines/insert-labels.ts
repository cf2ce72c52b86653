import { comparable } from '../html/plain-words.ts';

/**
 * Lines that stand alone where a site sets something between the paragraphs of a report, in the languages of the larger
 * news outlets; a line of an article says more than that. Each line here is one language.
 */
const advertisementLabels = `
  ad, ads, advertisement, advertisements, advertising, advert, skip ad, skip advertisement, story continues below,
  story continues below advertisement, article continues below, article continues below advertisement,
  article continues after advertisement, story continues after advertisement, content continues below,
  continue reading, continue reading below, continue reading the main story, scroll to continue,
  scroll to continue reading, paid content, sponsored content, sponsored, promoted content, sponsor message, report this ad, ad feedback
  publicité, la suite après la publicité, suite de l’article après la publicité, contenu sponsorisé, annonce
  publicidad, continúa la noticia después de la publicidad, contenido patrocinado
  publicidade, continua após a publicidade, continua depois da publicidade, conteúdo patrocinado
  anzeige, werbung, nach der werbung weiterlesen, artikel wird nach der werbung fortgesetzt
  pubblicità, continua a leggere dopo la pubblicità, annuncio pubblicitario
  advertentie, reclame, lees verder na de advertentie, artikel gaat verder onder de advertentie
  annons, annonse, reklame, artikkelen fortsetter under annonsen, mainos, juttu jatkuu mainoksen jälkeen
  reklama, reklam, inzerce, dalszy ciąg materiału pod wideo, reszta artykułu pod materiałem wideo, článok pokračuje pod reklamou
  реклама, на правах рекламы, продолжение после рекламы, реклама продовжується
  广告, 廣告, 広告, スポンサーリンク, 광고
  إعلان, إعلانات, اعلان, تبلیغات, اشتہار, विज्ञापन, বিজ্ঞাপন, โฆษณา, quảng cáo, iklan
  hirdetés, publicitate, oglas, διαφήμιση, פרסומת, tangazo
`;

/** What players, boxes with offers and lines for sharing say of themselves. */
const controlLabels = `
  loading, play video, full screen, view photos, view photo, view gallery, view image, enlarge, enlarge image,
  click to enlarge, click to expand, open in gallery, copy link, link copied, pin it, share this, share this article,
  share this story, kindly share this story, share article, subscribe now, sign up now, read more, more info, show more, load more, view comments,
  show comments, back to top, like loading, wait 1 second to continue, open in the app
  partager l’article, lire plus, lire la suite, agrandir l’image, chargement, leer más, cargando, leia mais, carregando
  artikel teilen, weiterlesen, mehr lesen, zum newsletter, wird geladen, bild vergrößern, leggi di più, leggi tutto
  deel dit artikel, lees meer, dela artikeln, läs mer, les mer, læs mere, lue lisää, czytaj więcej, sdílet článek
  поделиться, читать далее, читать полностью, 阅读更多, 閱讀更多, 正在加载, シェアする, ツイート, 続きを読む, もっと見る
  공유하기, 더보기, اقرأ المزيد
`;

/** Words of everyday use that are furniture on a button. */
const buttonLabels = `
  play, pause, mute, unmute, replay, next, previous, close, copy, copied, print, email, share, tweet, save, bookmark,
  more, less, subscribe, sign up, log in, submit, follow, reply, comments, menu, search, expand, collapse
  partager, s’abonner, fermer, suivant, précédent, compartir, suscríbete, suscribirse, cerrar, siguiente, anterior
  compartilhar, assine, fechar, responder, denunciar, teilen, abonnieren, schließen, weiter, zurück, condividi, iscriviti
  chiudi, delen, dela, udostępnij, sdílet, подписаться, закрыть, 分享, 收藏, 关闭, シェア, 閉じる, 공유, 닫기, مشاركة, شارك, اشترك
`;

/** What stands over links to other articles, or before one. "See also" is left out: reference works have sections of that name. */
const relatedLabels = `
  related, related article, related articles, related story, related stories, related coverage, related content,
  related posts, related post, related links, related video, related videos, related news, related topics,
  recommended, recommended stories, recommended for you, read also, also read, must read,
  read more on this, read this next, read next, more on this, more on this story, more on this topic, more news,
  more stories, more like this, you may also like, you might also like, don’t miss, keep reading, most read,
  most popular, trending, trending now, other people are reading, read more, watch more
  à lire aussi, lire aussi, voir aussi, sur le même sujet, à lire également, sur le même thème, les plus lus
  lea también, lee también, te puede interesar, también te puede interesar, noticias relacionadas, más información,
  artículos relacionados, más leídas, le puede interesar
  leia também, leia mais, veja também, notícias relacionadas, saiba mais, mais lidas
  lesen sie auch, lesen sie hier, mehr zum thema, auch interessant, das könnte sie auch interessieren,
  zum thema, verwandte artikel, passend zum thema, meistgelesen, mehr dazu
  leggi anche, potrebbe interessarti, articoli correlati, per approfondire, i più letti
  lees ook, lees verder, gerelateerd, gerelateerde artikelen, meest gelezen, läs också, läs även, les også, læs også,
  lue myös, relaterat
  czytaj też, czytaj także, zobacz też, zobacz także, přečtěte si také, čtěte také, čtěte též, související,
  související články, mohlo by vás zajímat, prečítajte si, olvasta már, kapcsolódó
  читайте также, читайте также на эту тему, по теме, смотрите также, материалы по теме, читайте ще, читайте також
  ilgili haberler, bunlar da ilginizi çekebilir, baca juga, xem thêm, tin liên quan, đọc thêm
  相关阅读, 相关新闻, 相关报道, 延伸阅读, 推荐阅读, 相關新聞, 延伸閱讀, 精彩视频推荐, 関連記事, 関連ニュース, あわせて読みたい, 関連リンク
  관련기사, 관련 기사, 추천기사
  διαβάστε επίσης, δείτε επίσης, διαβάστε ακόμη, citește și, citeste si, vezi și, прочетете още, вижте още, вижте също
  pročitajte i, pročitajte još, pročitaj i, preberite še, preberite tudi, прочитајте и, loe ka, loe veel, lasi arī
  skaitykite taip pat, קראו גם, קראו עוד, यह भी पढ़ें, ये भी पढ़ें, संबंधित खबरें, আরও পড়ুন, আরো পড়ুন, یہ بھی پڑھیں, مزید پڑھیں
  อ่านเพิ่มเติม, ข่าวที่เกี่ยวข้อง, soma pia, soma zaidi, basahin, lexo edhe, həmçinin oxuyun
  اقرأ أيضا, اقرأ أيضاً, اقرأ أيضًا, مواضيع ذات صلة, أخبار ذات صلة, شاهد أيضا, بیشتر بخوانید
`;

const setOf = (labels: string): ReadonlySet<string> =>
  new Set(labels.split(/[,،\n]/).flatMap((label) => (label.trim() === '' ? [] : [comparable(label)])));

const advertisements = setOf(advertisementLabels);
const controls = setOf(controlLabels);
const buttons = setOf(buttonLabels);
const related = setOf(relatedLabels);

const labelCharactersMax = 60;

/** Whether a line says no more than that an advertisement, a button or a player stands here. */
export function isInsertLabel(text: string): boolean {
  return isShort(text) && (advertisements.has(comparable(text)) || controls.has(comparable(text)));
}

/** Whether a heading asks to share: no section is called so. Of single words a heading may be any. */
export function isControlHeading(text: string): boolean {
  return isShort(text) && comparable(text).includes(' ') && controls.has(comparable(text));
}

/** Whether a button says what every site's buttons say. */
export function isButtonLabel(text: string): boolean {
  return isInsertLabel(text) || (isShort(text) && buttons.has(comparable(text)));
}

/** Whether a line says no more than that links to other articles follow. */
export function isRelatedLabel(text: string): boolean {
  return isShort(text) && related.has(comparable(text));
}

/** "Related: Nine lives of the harbour cat", "(More: Snow at Grims)": such a label before what it is about. */
export function beginsWithRelatedLabel(text: string): boolean {
  const [, bracket, label] = /^[^\p{L}]*?([([]?)[^\p{L}([]*([^:：|»>→]{2,40}?)\s*[:：|»>→]/u.exec(text) ?? [];
  if (label === undefined) return false;
  return isRelatedLabel(label) || (bracket !== '' && /^(?:more|see)$/i.test(label));
}

const isShort = (text: string): boolean => text.length <= labelCharactersMax;
