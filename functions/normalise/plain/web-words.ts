import { fold } from '../../text/fold.ts';

/**
 * Words that sites use to speak of themselves rather than of the news: of accounts, sharing, comments, menus, law.
 * General vocabulary, not phrases of particular sites; how many of them stand in and around a line is one sign
 * among many, and texts in other languages are judged by the other signs.
 */
const words = `
  subscribe subscribed subscription newsletter newsletters signup login logout signin register account password email
  inbox comment comments reply replies share tweet facebook twitter instagram linkedin pinterest whatsapp telegram
  youtube tiktok reddit bluesky mastodon rss cookie cookies privacy policy terms copyright reserved disclaimer
  accessibility sitemap menu search skip navigation homepage related posts post previous next author advertisement
  advertise sponsored affiliate loading click download follow contact faq careers cart checkout shop demo pricing
  toggle submit browser javascript app unsubscribe bookmark print popular trending recommended latest topics tags
  abonner abonnez abonnement inscription inscrivez connexion compte motdepasse commentaire commentaires repondre
  partager confidentialite mentions legales recherche accueil publicite droits reserves suivez lire articles similaires
  suscribete suscribirse suscripcion boletin registrarse registrate cuenta contrasena correo comentario comentarios
  responder compartir privacidad aviso legal buscar inicio publicidad derechos reservados siguenos relacionados
  abonnieren anmelden registrieren konto passwort kommentar kommentare antworten teilen datenschutz impressum suche
  startseite anzeige werbung vorbehalten weiterlesen verwandte
  assine cadastre conta senha comentar responder compartilhar privacidade pesquisar publicidade reservados
  iscriviti accedi condividi commenti rispondi informativa cerca pubblicita riservati correlati
  اشترك الاشتراك تسجيل الدخول تعليق تعليقات التعليقات مشاركة شارك الخصوصية حقوق محفوظة النشر بحث القائمة إعلان تابعنا
  المزيد الرئيسية
  订阅 登录 注册 评论 分享 隐私 版权 搜索 首页 广告 关注 更多 相关 下载 转载 扫码 编辑 责任
  подписаться подписка войти регистрация комментарии комментировать поделиться ответить поиск реклама защищены
  конфиденциальности
`;

const known: ReadonlySet<string> = new Set(fold(words).trim().split(/\s+/));

/** How many of a line's words are such words. */
export function webWordsIn(lineWords: readonly string[]): number {
  let count = 0;
  for (const word of lineWords) if (known.has(word) || (!/^[a-z0-9]*$/.test(word) && known.has(fold(word)))) count += 1;
  return count;
}
