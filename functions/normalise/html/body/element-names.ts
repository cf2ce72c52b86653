/**
 * Words that web designers use in class and id names, by what they mark: English, and what sites in other languages of
 * Latin letters call the same things; matched within longer names (`article-share-bar`).
 */
const nameSigns: readonly RegExp[] = [
  /article[-_]?(?:body|content|text)|(?:entry|post|story|page|main|body|rich|blog)[-_]?(?:content|text|body|copy)|richtext|wysiwyg|prose|storybody|cms|artikel[-_]?(?:text|inhalt|tekst)|corps[-_]|cuerpo|corpo[-_]|texto[-_]?(?:nota|noticia)|materia[-_]|contenu[-_]?article/i,
  /article|content|entry|main|post|story|text|body|blog|artikel|articulo|artigo|articolo|noticia|nieuws|beitrag|inhalt|contenid|conteudo|contenut|contenu|inhoud|tekst|clanek|artykul/i,
  /share|sharing|social|addtoany|facebook|twitter|whatsapp|partag|teilen|compart|condivid|udostepn|sdilet|paylas/i,
  /relat|recommend|more[-_]|popular|trending|also[-_]|similar|next|prev|promo|teaser|card|carousel|slider|feed|listing|grid|tile|relacion|relacj|verwandt|aehnlich|empfehl|gerelateerd|correlat|powiazan|souvisej|recomend|consiglia|meistgelesen|plus[-_]?lus?|mas[-_]?leid|mais[-_]?lid|piu[-_]?lett|lire[-_]?aussi|mehr[-_]?zum|leia[-_]|lea[-_]?tambien/i,
  /comment|disqus|discuss|reply|respond|comentari|kommentar|komentar|commenti|reacties|reageer|leserbrief/i,
  /newsletter|subscri|signup|sign-up|mailing|optin|form|cta|call-to|banner|popup|modal|overlay|paywall|abonn|suscri|assinat|assine|iscriv|anmeld|boletin|infolettre/i,
  /nav|menu|breadcrumb|crumb|pagination|pager|toolbar|skip|search|login|suche|recherche|buscar|buscador|ricerca|zoeken|ariane|krumel/i,
  /foot|copyright|legal|disclaim|colophon|cookie|consent|gdpr|policy|rodape|piepagina|pie-pagina|fusszeile|impressum|datenschutz/i,
  /header|masthead|top-?bar|hero|intro|lead|standfirst|dek|subtitle|summary|excerpt|chapo|chapeau|perex|bajada|copete|entradilla|anriss|vorspann|anleser|sommario|sottotitol|subtitulo|cabecera|cabecalho|entete|ingress(?!ion)/i,
  /sidebar|side-|aside|widget|rail|column|secondary|complementary|sticky|spalte|colonne|columna|coluna|lateral/i,
  /author|byline|bio\b|profile|avatar|contributor|writer|team|autor|auteur|autore|verfasser|redakt|redacteur|firma[-_]/i,
  /meta|date|time|tag|categor|label|badge|kicker|eyebrow|topic|section-name|read(?:ing)?-|datum|fecha|rubri[kc]|kategor|dachzeile|volanta|antetitulo|chapeu/i,
  /(?:^|[-_ ])ads?(?:$|[-_ ])|advert|sponsor|affiliate|partner|promo|outbrain|taboola|dfp|anzeige|werbung|werbe|publicit|publicid|pubblicit|anuncio|reklam|reclame|annons/i,
  /caption|credit|figure|photo|image|gallery|media|video|player|legende|bildunter|bildtext|leyenda|pie-?(?:de-?)?foto|epigrafe|didascalia|bijschrift|popisek|foto|imagen|imagem|immagin|galeri|diaporama/i,
  /toc|table-?of-?contents|jump|anchor|contents|outline|index|inhaltsverz|sommaire|indice/i,
  /faq|accordion|collaps|toggle|tab|question|answer|panel|frage|antwort|pregunta|respuesta/i,
  /footnote|reference|source|citation|endnote|biblio|fussnote|quelle|fuente/i,
  /hidden|sr-only|screen-reader|visually|print|invisible|noprint|d-none|versteckt|oculto/i,
];
export const nameSignsCount = nameSigns.length;

const elementNames = [
  'nav',
  'header',
  'footer',
  'aside',
  'article',
  'main',
  'section',
  'form',
  'table',
  'figure',
  'button',
].concat(['li', 'blockquote', 'pre', 'dl', 'details', 'p', 'label', 'ul']);
export const elementNamesCount = elementNames.length;
/** Those that say something close by as well as far out. */
export const closeElements: readonly number[] = ['p', 'li', 'header', 'section', 'figure'].map((name) =>
  elementNames.indexOf(name),
);

const landmarkRoles: Readonly<Record<string, string>> = {
  navigation: 'nav',
  contentinfo: 'footer',
  complementary: 'aside',
  banner: 'header',
  main: 'main',
  button: 'button',
};
const sameElements: Readonly<Record<string, string>> = { td: 'table', th: 'table', ol: 'ul' };

/** A style that keeps an element from being seen. */
export const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What an element says of itself, as bits: which kinds of names it has, and which element it is. */
export interface ElementNames {
  readonly names: number;
  readonly elements: number;
  readonly hidden: boolean;
}

/** Reads what an element says of itself: class, id, itemprop, label, role, and whether it is hidden. */
export function elementNamesOf(element: Element): ElementNames {
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const named = `${attribute('class')} ${attribute('id')} ${attribute('itemprop')} ${attribute('aria-label')}`;
  const names = nameSigns.reduce((bits, sign, bit) => (sign.test(named) ? bits | (1 << bit) : bits), 0);
  const local = element.localName;
  const bit = elementNames.indexOf(landmarkRoles[attribute('role')] ?? sameElements[local] ?? local);
  return {
    names,
    elements: bit < 0 ? 0 : 1 << bit,
    hidden:
      element.hasAttribute('hidden') || attribute('aria-hidden') === 'true' || hiddenStyle.test(attribute('style')),
  };
}

/** One number (0 or 1) for each bit. */
export function bitsOf(bits: number, count: number): number[] {
  const numbers: number[] = [];
  for (let bit = 0; bit < count; bit += 1) numbers.push((bits >> bit) & 1);
  return numbers;
}
